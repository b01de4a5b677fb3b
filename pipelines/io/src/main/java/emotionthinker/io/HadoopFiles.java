package emotionthinker.io;

import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.SeekableInputStream;

/**
 * Files of any Hadoop file system. File systems are kept per settings and authority for the life of
 * the JVM: they own thread pools and connections, and every task deserialises its own Storage.
 * (Hadoop's own cache cannot be used: it forgets which settings a file system was made with.)
 */
final class HadoopFiles implements FileAccess {
  private record Key(Map<String, String> settings, String scheme, String authority) {}

  private static final Map<Key, FileSystem> FILE_SYSTEMS = new ConcurrentHashMap<>();

  private final Map<String, String> settings;

  HadoopFiles(Map<String, String> settings) {
    this.settings = new TreeMap<>(settings);
  }

  /** The path of a location, by the constructor that does not parse the text again. */
  static Path path(Location file) {
    String authority = file.authority().isEmpty() ? null : file.authority();
    return new Path(file.scheme(), authority, file.plainPath());
  }

  private FileSystem fileSystem(Location file) {
    Key key = new Key(settings, file.scheme(), file.authority());
    return FILE_SYSTEMS.computeIfAbsent(key, this::connect);
  }

  private FileSystem connect(Key key) {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    try {
      return FileSystem.newInstance(
          URI.create(key.scheme + "://" + key.authority + "/"), configuration);
    } catch (UnsupportedFileSystemException e) {
      throw noSuchScheme(key.scheme, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot connect to " + key.scheme + "://" + key.authority, e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof ClassNotFoundException) {
        throw noSuchScheme(key.scheme, e);
      }
      throw e;
    }
  }

  private static UserException noSuchScheme(String scheme, Exception e) {
    return new UserException(
        "no file system for "
            + scheme
            + ":// on the class path. What to do: use file, hdfs or another"
            + " scheme that Hadoop knows, or add its connector (for s3a: hadoop-aws of Hadoop "
            + org.apache.hadoop.util.VersionInfo.getVersion()
            + " and its AWS SDK)",
        e);
  }

  @Override
  public InputStream open(Location file) throws IOException {
    try {
      return fileSystem(file).open(path(file));
    } catch (IOException e) {
      throw explain(file, e);
    }
  }

  @Override
  public SeekableInputStream openSeekable(Location file) throws IOException {
    try {
      return HadoopStreams.wrap(fileSystem(file).open(path(file)));
    } catch (IOException e) {
      throw explain(file, e);
    }
  }

  /** HDFS and S3A say FileNotFound for a folder too, so the status decides. */
  private IOException explain(Location file, IOException e) {
    if (!(e instanceof FileNotFoundException)) {
      return e;
    }
    try {
      if (fileSystem(file).getFileStatus(path(file)).isDirectory()) {
        return new StorageException(RejectReason.NOT_A_FILE, file + " is a folder", e);
      }
    } catch (FileNotFoundException absent) {
      return new StorageException(RejectReason.FILE_NOT_FOUND, file + " does not exist", e);
    } catch (IOException other) {
      e.addSuppressed(other);
    }
    return e;
  }

  @Override
  public Status status(Location file) throws IOException {
    try {
      FileStatus found = fileSystem(file).getFileStatus(path(file));
      return new Status(
          found.isDirectory() ? 0 : found.getLen(),
          found.isDirectory(),
          found.getModificationTime(),
          String.valueOf(found.getModificationTime()));
    } catch (IOException e) {
      throw explain(file, e);
    }
  }

  @Override
  public Stream<Entry> children(Location root, Location folder, String relative)
      throws IOException {
    if (!status(folder).folder()) {
      throw new StorageException(RejectReason.NOT_A_FILE, folder + " is not a folder", null);
    }
    String prefix = relative.isEmpty() ? "" : relative + "/";
    RemoteIterator<FileStatus> found = fileSystem(folder).listStatusIterator(path(folder));
    return EntryIterator.stream(
        new EntryIterator() {
          @Override
          Entry advance() throws IOException {
            if (!found.hasNext()) {
              return null;
            }
            FileStatus child = found.next();
            String name = child.getPath().getName();
            Location at = folder.child(name);
            return child.isDirectory()
                ? Entry.folder(at, prefix + name)
                : Entry.file(at, prefix + name, child.getLen());
          }
        });
  }

  private List<Entry> sortedChildren(Location root, Location folder, String relative)
      throws IOException {
    try (Stream<Entry> children = children(root, folder, relative)) {
      return children
          .sorted(Comparator.comparing(Entry::relative, CodePointOrder.INSTANCE))
          .toList();
    }
  }

  @Override
  public Stream<Entry> walk(Location root, Links links) throws IOException {
    return EntryIterator.stream(new Walk(root, sortedChildren(root, root, "")));
  }

  /** Depth first with a stack: flatMap would hold a whole subtree when it is pulled by iterator. */
  private final class Walk extends EntryIterator {
    private final Deque<Iterator<Entry>> stack = new ArrayDeque<>();

    private final Location root;

    Walk(Location root, List<Entry> children) {
      this.root = root;
      stack.push(children.iterator());
    }

    @Override
    Entry advance() throws IOException {
      while (!stack.isEmpty()) {
        if (!stack.peek().hasNext()) {
          stack.pop();
          continue;
        }
        Entry child = stack.peek().next();
        if (child.kind() != Entry.Kind.FOLDER) {
          return child;
        }
        Location folder = Location.parse(child.uri());
        stack.push(sortedChildren(root, folder, child.relative()).iterator());
      }
      return null;
    }
  }

  @Override
  public OutputStream create(Location file, boolean exclusive) throws IOException {
    try {
      return fileSystem(file).create(path(file), !exclusive);
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
      if (exclusive) {
        throw new FileAlreadyExistsException(file.toString());
      }
      throw e;
    }
  }

  @Override
  public boolean delete(Location file) throws IOException {
    return fileSystem(file).delete(path(file), true);
  }

  @Override
  public boolean createsExclusively(Location file) {
    return file.scheme().equals("hdfs");
  }
}
