package emotionthinker.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files of the machine that a task runs on, named by local paths: those of processes that run
 * beside the JVM and grow while it looks at them. Everything else goes through {@link Storage}.
 */
public final class NodeFiles {
  private static final int SUFFIX_CHARS = 6;

  private NodeFiles() {}

  /**
   * A new empty folder that only its user may enter. Its name is short: paths of sockets below it
   * end after 107 bytes.
   *
   * @param parent folder to make it in, made when it is not there; null for the JVM's temporary one
   */
  public static String scratch(String parent, String prefix) throws IOException {
    Path in = Path.of(parent == null ? System.getProperty("java.io.tmpdir") : parent);
    Files.createDirectories(in);
    var access = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    while (true) {
      String suffix = UUID.randomUUID().toString().substring(0, SUFFIX_CHARS);
      try {
        return Files.createDirectory(in.toAbsolutePath().resolve(prefix + suffix), access)
            .toString();
      } catch (FileAlreadyExistsException e) {
        continue; // another name, then
      }
    }
  }

  /** Makes a folder with all above it. */
  public static void createFolder(String folder) throws IOException {
    Files.createDirectories(Path.of(folder));
  }

  /** Whether there is a file or folder. */
  public static boolean exists(String path) {
    return Files.exists(Path.of(path));
  }

  /** Writes a file, with the folders above it. */
  public static void write(String file, byte[] bytes) throws IOException {
    Path path = Path.of(file);
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.write(path, bytes);
  }

  /** Writes a file from a stream, with the folders above it. */
  public static void copy(InputStream from, String file) throws IOException {
    Path path = Path.of(file);
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.copy(from, path, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Adds text to the end of a file. */
  public static void append(String file, String text) throws IOException {
    Files.writeString(
        Path.of(file),
        text,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Lines of a text file; none when it is not there. Bytes that are no UTF-8 are replaced. */
  public static List<String> lines(String file) throws IOException {
    try {
      return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Names of what lies in a folder, in order; none when it is not there. */
  public static List<String> names(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of(folder))) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /**
   * Every file below a folder by its path relative to it, with its length in bytes. A file that
   * goes away meanwhile is left out.
   */
  public static SortedMap<String, Long> files(String folder) throws IOException {
    Path root = Path.of(folder);
    SortedMap<String, Long> out = new TreeMap<>();
    if (!Files.isDirectory(root)) {
      return out;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String relative = root.relativize(file).toString();
            out.put(relative, attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return out;
  }

  /** Length in bytes; -1 when there is no such file. */
  public static long bytes(String file) throws IOException {
    try {
      return Files.size(Path.of(file));
    } catch (NoSuchFileException e) {
      return -1;
    }
  }

  /** Time of the last change in milliseconds; -1 when there is no such file. */
  public static long changedMs(String file) throws IOException {
    try {
      return Files.getLastModifiedTime(Path.of(file)).toMillis();
    } catch (NoSuchFileException e) {
      return -1;
    }
  }

  /** The bytes from an offset on, fewer than asked for at the end of the file. */
  public static byte[] read(String file, long offset, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(file), StandardOpenOption.READ)) {
      ByteBuffer buffer =
          ByteBuffer.allocate((int) Math.max(0, Math.min(most, channel.size() - offset)));
      long at = offset;
      while (buffer.hasRemaining()) {
        int read = channel.read(buffer, at);
        if (read < 0) {
          break;
        }
        at += read;
      }
      byte[] out = new byte[buffer.position()];
      buffer.flip().get(out);
      return out;
    }
  }

  /** Free bytes of the file system that a folder is on, for this user. */
  public static long freeBytes(String folder) throws IOException {
    return Files.getFileStore(Path.of(folder)).getUsableSpace();
  }

  /** Why a folder cannot be written to; null when it can. It is made when it is not there. */
  public static String notWritable(String folder) {
    Path path = Path.of(folder);
    try {
      Files.createDirectories(path);
      Files.delete(Files.createTempFile(path, ".probe", null));
      return null;
    } catch (IOException e) {
      return e.toString();
    }
  }

  /**
   * Ids of processes of this machine whose environment, as it was at their start, holds a text.
   * Those of other users are not seen. Empty where there is no /proc.
   */
  public static List<Long> processesWith(String text) throws IOException {
    List<Long> out = new ArrayList<>();
    for (String name : names("/proc")) {
      if (!name.matches("\\d+")) {
        continue;
      }
      try {
        byte[] environment = Files.readAllBytes(Path.of("/proc", name, "environ"));
        if (new String(environment, StandardCharsets.ISO_8859_1).contains(text)) {
          out.add(Long.parseLong(name));
        }
      } catch (IOException e) {
        continue; // it has ended meanwhile, or belongs to somebody else
      }
    }
    return out;
  }

  /** Removes a folder with all that is in it; what goes away meanwhile is no fault. */
  public static void delete(String folder) {
    try (Stream<Path> paths = Files.walk(Path.of(folder))) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
