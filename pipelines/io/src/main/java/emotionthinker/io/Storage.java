package emotionthinker.io;

import emotionthinker.schemas.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.FileAlreadyExistsException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * The one door to files: this machine, HDFS, S3A and every other scheme that Hadoop knows. It is
 * made of settings only, so it travels to workers and opens its connections there.
 *
 * <p>Files are named by a plain local path (taken literally) or a URI (percent-encoded as RFC 3986
 * says, also for hdfs and s3a, where Hadoop itself does not encode). What it returns are canonical
 * URIs. Credentials come from Hadoop's own providers only; a URI with a password is refused.
 * Nothing here relies on rename.
 *
 * <p>Methods throw {@link StorageException}, which carries a typed reject reason, when the state of
 * a file explains the failure, and other IOExceptions for failures that may pass.
 */
public final class Storage implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, String> settings;
  private transient volatile FileAccess hadoop;
  private transient volatile FileAccess local;

  private Storage(Map<String, String> settings) {
    this.settings = new TreeMap<>(settings);
  }

  /** With the Hadoop configuration found on the class path. */
  public static Storage standard() {
    return of(Map.of());
  }

  /** With Hadoop settings on top of the configuration found on the class path. */
  public static Storage of(Map<String, String> hadoopSettings) {
    return new Storage(hadoopSettings);
  }

  /** Over another implementation of local files, for tests of interrupted writes. */
  static Storage over(FileAccess local) {
    Storage storage = standard();
    storage.local = local;
    return storage;
  }

  /** Canonical URI of a path (relative ones are taken from the working folder) or URI. */
  public String resolve(String pathOrUri) {
    return Location.parse(pathOrUri).toString();
  }

  /**
   * Canonical URI of a literal relative path below a folder. Dot segments are resolved and may
   * leave the folder.
   */
  public String child(String folder, String relative) {
    return Location.parse(folder).child(relative).toString();
  }

  /** Canonical URI of the folder that a file lies in. */
  public String parent(String file) {
    return Location.parse(file).parent().toString();
  }

  /** Last segment of a path or URI as plain text. */
  public String name(String file) {
    return Location.parse(file).name();
  }

  /**
   * The text that Hadoop's and Spark's own readers take for a file or folder; they do not decode
   * percent signs.
   */
  public String hadoopPath(String pathOrUri) {
    return HadoopFiles.path(Location.parse(pathOrUri)).toString();
  }

  /** Opens a regular file. */
  public InputStream open(String file) throws IOException {
    Location at = Location.parse(file);
    return access(at).open(at);
  }

  /**
   * All bytes of a file.
   *
   * @param maxBytes most bytes that are read into memory; a longer file is refused unread, also
   *     when it grows while it is read
   * @throws StorageException TOO_LARGE when the file is longer
   */
  public byte[] readAllBytes(String file, long maxBytes) throws IOException {
    Location at = Location.parse(file);
    long limit = Math.min(maxBytes, Integer.MAX_VALUE - 16);
    try (InputStream in = access(at).open(at)) {
      if (access(at).status(at).bytes() <= limit) {
        // One read to the end: a file that another attempt is writing may grow after it was met.
        byte[] bytes = in.readNBytes((int) limit + 1);
        if (bytes.length <= limit) {
          return bytes;
        }
      }
    }
    throw new StorageException(
        RejectReason.TOO_LARGE, at + " is longer than " + limit + " bytes", null);
  }

  /** A Parquet view of a file. */
  public InputFile inputFile(String file) throws IOException {
    Location at = Location.parse(file);
    FileAccess access = access(at);
    long bytes = access.status(at).bytes();
    return new InputFile() {
      @Override
      public long getLength() {
        return bytes;
      }

      @Override
      public SeekableInputStream newStream() throws IOException {
        return access.openSeekable(at);
      }

      @Override
      public String toString() {
        return at.toString();
      }
    };
  }

  /** Whether there is a file or folder. */
  public boolean exists(String file) throws IOException {
    Location at = Location.parse(file);
    try {
      access(at).status(at);
      return true;
    } catch (StorageException e) {
      if (e.reason() == RejectReason.FILE_NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /** Length of a file (bytes); 0 for a folder. */
  public long bytes(String file) throws IOException {
    Location at = Location.parse(file);
    return access(at).status(at).bytes();
  }

  /** Whether there is a folder. */
  public boolean isFolder(String file) throws IOException {
    Location at = Location.parse(file);
    return exists(file) && access(at).status(at).folder();
  }

  /**
   * What tells that a file was not changed since it was read, without reading it: its length and
   * what the storage says of its last change (HDFS, S3A: the time of the write, where files are
   * replaced as a whole; local: times of modification and of the inode's change, which a restored
   * modification time does not restore). Ask before reading. Two changes within one tick of the
   * clock that leave the length are one. Never part of a table.
   */
  public String version(String file) throws IOException {
    Location at = Location.parse(file);
    FileAccess.Status status = access(at).status(at);
    return status.bytes() + " " + status.changed();
  }

  /** Time of the last change (ms since 1970); never part of a table or manifest. */
  long modifiedMillis(String file) throws IOException {
    Location at = Location.parse(file);
    return access(at).status(at).modifiedMillis();
  }

  /**
   * Files and problems below a root, however deep, lazily, sorted by path segments in the order of
   * their bytes. Folders are not entries. Pipes, devices, broken links, links out of the root and
   * folders that cannot be read are entries with a problem; a link never makes it run in circles.
   * One folder's names are held in memory at a time. A failure while walking is an
   * UncheckedIOException.
   *
   * @throws StorageException when the root does not exist or is not a folder
   */
  public Stream<Entry> list(String root, Links links) throws IOException {
    Location at = Location.parse(root);
    return access(at).walk(at, links);
  }

  /** {@link #list(String, Links)} that does not leave the root by links. */
  public Stream<Entry> list(String root) throws IOException {
    return list(root, Links.WITHIN_ROOT);
  }

  /**
   * Files, folders and problems in one folder, in any order, lazily, relative to the root of a
   * listing: what a distributed listing expands folder by folder. Links are treated as by {@link
   * #list(String)}. A failure while reading is an UncheckedIOException; close the stream.
   *
   * @param folder a folder that was found below the root; null for the root itself
   * @throws StorageException when the folder does not exist, is none, or cannot be read
   */
  public Stream<Entry> children(String root, Entry folder) throws IOException {
    Location at = Location.parse(root);
    return folder == null
        ? access(at).children(at, at, "")
        : access(at).children(at, Location.parse(folder.uri()), folder.relative());
  }

  /** Writes a file, with its parent folders; an existing one is overwritten. */
  public OutputStream create(String file) throws IOException {
    Location at = Location.parse(file);
    return access(at).create(at, false);
  }

  /**
   * Writes a file that must not exist.
   *
   * @throws FileAlreadyExistsException when it exists
   */
  public OutputStream createNew(String file) throws IOException {
    Location at = Location.parse(file);
    return access(at).create(at, true);
  }

  /** Whether {@link #createNew} is one atomic step; on object stores it is look, then put. */
  boolean createsExclusively(String file) {
    Location at = Location.parse(file);
    return access(at).createsExclusively(at);
  }

  /** Deletes a file, or a folder with all that is in it; false when there was none. */
  public boolean delete(String file) throws IOException {
    Location at = Location.parse(file);
    return access(at).delete(at);
  }

  /** Storages with the same settings are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Storage storage && storage.settings.equals(settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  /** Never the settings: they may hold a key. */
  @Override
  public String toString() {
    return "Storage[" + settings.size() + " settings]";
  }

  private FileAccess access(Location at) {
    if (at.isFile()) {
      if (local == null) {
        local = new LocalFiles();
      }
      return local;
    }
    if (hadoop == null) {
      hadoop = new HadoopFiles(settings);
    }
    return hadoop;
  }
}
