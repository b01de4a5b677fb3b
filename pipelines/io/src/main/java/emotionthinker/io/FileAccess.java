package emotionthinker.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.apache.parquet.io.SeekableInputStream;

/**
 * What {@link Storage} asks of one kind of storage. Every method throws {@link StorageException}
 * for what the state of a file explains, and any other IOException for a failure that may pass.
 */
interface FileAccess {
  /**
   * Length of a file and time of its last change.
   *
   * @param changed all that the storage says about when the file was last changed
   */
  record Status(long bytes, boolean folder, long modifiedMillis, String changed) {}

  InputStream open(Location file) throws IOException;

  SeekableInputStream openSeekable(Location file) throws IOException;

  /** Status of what a link leads to; StorageException FILE_NOT_FOUND when there is nothing. */
  Status status(Location file) throws IOException;

  /**
   * Children of a folder in any order, lazily: a folder of any size takes no memory.
   *
   * @param root links that leave it are problems
   * @param relative path of the folder below the root; empty for the root itself
   */
  Stream<Entry> children(Location root, Location folder, String relative) throws IOException;

  /** Files and problems below a root, however deep, sorted by path segments; lazily. */
  Stream<Entry> walk(Location root, Links links) throws IOException;

  /** Writes a file, made with its parents; {@code exclusive} fails when it exists. */
  OutputStream create(Location file, boolean exclusive) throws IOException;

  /** Deletes a file or a whole folder; false when there was none. */
  boolean delete(Location file) throws IOException;

  /** Whether exclusive creation is one atomic step here. */
  boolean createsExclusively(Location file);
}
