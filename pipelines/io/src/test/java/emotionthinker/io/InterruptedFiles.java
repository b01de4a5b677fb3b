package emotionthinker.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.apache.parquet.io.SeekableInputStream;

/**
 * Local files of a process that is killed: after a number of changes the next one is done by half
 * (a file cut in the middle, or empty) or not at all, and every later one fails.
 */
final class InterruptedFiles implements FileAccess {
  /** The process is dead. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final FileAccess files = new LocalFiles();
  private final double shareOfLastWrite;
  private int changesLeft;

  /**
   * @param changes changes that succeed
   * @param shareOfLastWrite how much of the file that is written next gets to the disk; below 0 for
   *     not even its name
   */
  InterruptedFiles(int changes, double shareOfLastWrite) {
    this.changesLeft = changes;
    this.shareOfLastWrite = shareOfLastWrite;
  }

  private boolean alive() {
    if (changesLeft < 0) {
      throw new Killed();
    }
    return changesLeft-- > 0;
  }

  @Override
  public OutputStream create(Location file, boolean exclusive) throws IOException {
    return new ByteArrayOutputStream() {
      @Override
      public void close() throws IOException {
        boolean alive = alive();
        if (alive || shareOfLastWrite >= 0) {
          int bytes = alive ? count : (int) (count * shareOfLastWrite);
          try (OutputStream out = files.create(file, exclusive)) {
            out.write(buf, 0, bytes);
          }
        }
        if (!alive) {
          throw new Killed();
        }
      }
    };
  }

  @Override
  public boolean delete(Location file) throws IOException {
    if (!alive()) {
      throw new Killed();
    }
    return files.delete(file);
  }

  @Override
  public InputStream open(Location file) throws IOException {
    return files.open(file);
  }

  @Override
  public SeekableInputStream openSeekable(Location file) throws IOException {
    return files.openSeekable(file);
  }

  @Override
  public Status status(Location file) throws IOException {
    return files.status(file);
  }

  @Override
  public Stream<Entry> children(Location root, Location folder, String relative)
      throws IOException {
    return files.children(root, folder, relative);
  }

  @Override
  public Stream<Entry> walk(Location root, Links links) throws IOException {
    return files.walk(root, links);
  }

  @Override
  public boolean createsExclusively(Location file) {
    return true;
  }
}
