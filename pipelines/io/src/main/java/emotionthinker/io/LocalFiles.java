package emotionthinker.io;

import emotionthinker.schemas.RejectReason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.SeekableInputStream;

/**
 * Files of this machine, by java.nio and not by Hadoop's local file system: that one names files by
 * the platform's charset, opens pipes (and hangs), walks into circular links and leaves {@code
 * .crc} files beside what it writes.
 */
final class LocalFiles implements FileAccess {
  private static final int BUFFER_BYTES = 1 << 16;

  static Path path(Location file) throws StorageException {
    try {
      return Path.of(URI.create("file://" + file.path()));
    } catch (IllegalArgumentException e) {
      throw new StorageException(RejectReason.FILE_NOT_FOUND, file + ": no possible file name", e);
    }
  }

  static Location location(Path path) {
    String raw = path.toUri().getRawPath();
    return new Location(
        "file",
        "",
        raw.length() > 1 && raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw);
  }

  @Override
  public InputStream open(Location file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(regularFile(file)), BUFFER_BYTES);
  }

  @Override
  public SeekableInputStream openSeekable(Location file) throws IOException {
    FileChannel channel = FileChannel.open(regularFile(file), StandardOpenOption.READ);
    return new DelegatingSeekableInputStream(Channels.newInputStream(channel)) {
      @Override
      public long getPos() throws IOException {
        return channel.position();
      }

      @Override
      public void seek(long position) throws IOException {
        channel.position(position);
      }
    };
  }

  /** Opening a pipe would wait for a writer for ever, so only regular files are opened. */
  private Path regularFile(Location file) throws IOException {
    Path path = path(file);
    if (!attributes(file, path).isRegularFile()) {
      throw new StorageException(RejectReason.NOT_A_FILE, file + " is not a regular file", null);
    }
    if (!Files.isReadable(path)) {
      throw new StorageException(RejectReason.UNREADABLE, file + " may not be read", null);
    }
    return path;
  }

  private static BasicFileAttributes attributes(Location file, Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw explain(file, e);
    }
  }

  /** The exception with its typed reason. */
  static StorageException explain(Location file, IOException e) {
    if (e instanceof StorageException known) {
      return known;
    }
    RejectReason reason = RejectReason.UNREADABLE;
    String what = "cannot be read (" + e.getMessage() + ")";
    if (e instanceof NoSuchFileException) {
      reason = RejectReason.FILE_NOT_FOUND;
      what = "does not exist";
    } else if (e instanceof NotDirectoryException) {
      reason = RejectReason.NOT_A_FILE;
      what = "is not a folder";
    } else if (e instanceof AccessDeniedException) {
      what = "may not be read";
    }
    return new StorageException(reason, file + " " + what, e);
  }

  @Override
  public Status status(Location file) throws IOException {
    Path path = path(file);
    BasicFileAttributes found = attributes(file, path);
    return new Status(
        found.isDirectory() ? 0 : found.size(),
        found.isDirectory(),
        found.lastModifiedTime().toMillis(),
        found.lastModifiedTime() + inodeChange(file, path));
  }

  /**
   * The change of the inode, which, unlike the modification, no program sets; empty without one.
   */
  private static String inodeChange(Location file, Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return "";
    }
    try {
      return " " + Files.getAttribute(path, "unix:ctime");
    } catch (IOException e) {
      throw explain(file, e);
    }
  }

  /** Children of a folder in the order of the bytes of their names. */
  static List<Path> sortedChildren(Location at, Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (DirectoryIteratorException e) {
      throw explain(at, e.getCause());
    } catch (IOException e) {
      throw explain(at, e);
    }
    children.sort(null);
    return children;
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // closing what is returned closes it
  public Stream<Entry> children(Location root, Location folder, String relative)
      throws IOException {
    LocalWalk walk = new LocalWalk(root, Links.WITHIN_ROOT);
    String prefix = relative.isEmpty() ? "" : relative + "/";
    DirectoryStream<Path> names;
    try {
      names = Files.newDirectoryStream(path(folder));
    } catch (IOException e) {
      throw explain(folder, e);
    }
    Iterator<Path> all = names.iterator();
    EntryIterator entries =
        new EntryIterator() {
          @Override
          Entry advance() throws IOException {
            try {
              while (all.hasNext()) {
                Entry found = walk.entry(all.next(), prefix).orElse(null);
                if (found != null) {
                  return found;
                }
              }
              return null;
            } catch (DirectoryIteratorException e) {
              throw explain(folder, e.getCause());
            }
          }
        };
    return EntryIterator.stream(entries)
        .onClose(
            () -> {
              try {
                names.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  @Override
  public Stream<Entry> walk(Location root, Links links) throws IOException {
    return new LocalWalk(root, links).stream();
  }

  @Override
  public OutputStream create(Location file, boolean exclusive) throws IOException {
    Path path = path(file);
    Files.createDirectories(path.getParent());
    OutputStream out =
        exclusive
            ? Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
            : Files.newOutputStream(path);
    return new BufferedOutputStream(out, BUFFER_BYTES);
  }

  @Override
  public boolean delete(Location file) throws IOException {
    Path path = path(file);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path found, BasicFileAttributes a) throws IOException {
            Files.deleteIfExists(found);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path found, IOException e) throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(found);
            return FileVisitResult.CONTINUE;
          }
        });
    return true;
  }

  @Override
  public boolean createsExclusively(Location file) {
    return true;
  }
}
