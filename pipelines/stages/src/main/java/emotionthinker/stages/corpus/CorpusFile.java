package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;
import java.io.Serializable;

/**
 * One file below a corpus root, or a member of one.
 *
 * @param path path below the root, with {@code /}, never starting with it; of a member the path of
 *     its file, {@code /}, and its name or number
 * @param bytes size of the file (bytes)
 * @param problem why it cannot be read (a pipe, a link that leaves the root, and so on); null for a
 *     plain file
 * @param inside where a member lies; null for a file
 */
public record CorpusFile(String path, long bytes, RejectReason problem, Inside inside)
    implements Serializable {

  /** Checks both components. */
  public CorpusFile {
    Checks.text("path", path);
    Checks.nonNegative("bytes", bytes);
  }

  /** A plain file. */
  public static CorpusFile of(String path, long bytes) {
    return new CorpusFile(path, bytes, null, null);
  }

  /** Something in the place of a file. */
  public static CorpusFile problem(String path, RejectReason problem) {
    return new CorpusFile(path, 0, Checks.present("problem", problem), null);
  }

  /** Audio inside a file. */
  public static CorpusFile member(String path, Inside inside) {
    return new CorpusFile(path, 0, null, Checks.present("inside", inside));
  }

  /** Whether it can be neither listed nor looked at. */
  public boolean unreadable() {
    return problem == RejectReason.UNREADABLE;
  }

  /** The last part of the path. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The name of the folder that holds the file; empty at the root. */
  public String folder() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
  }
}
