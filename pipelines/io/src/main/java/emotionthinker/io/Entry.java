package emotionthinker.io;

import emotionthinker.schemas.RejectReason;
import java.io.Serializable;

/**
 * One thing that a listing found.
 *
 * @param uri canonical URI, percent-encoded, that {@link Storage#open} takes
 * @param relative path below the listed root as plain text, with slashes; bytes of a name that are
 *     no UTF-8 make that segment stay percent-encoded
 * @param kind file, folder (only from {@link Storage#children}) or problem
 * @param bytes length of a file (bytes); 0 otherwise
 * @param problem why it cannot be read; null unless {@code kind} is problem
 */
public record Entry(String uri, String relative, Kind kind, long bytes, RejectReason problem)
    implements Serializable {

  /** What an entry is. */
  public enum Kind {
    /** A regular file (or object), or a link to one. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A pipe, device, broken or circular link, link out of the root, or unreadable folder. */
    PROBLEM
  }

  static Entry file(Location at, String relative, long bytes) {
    return new Entry(at.toString(), relative, Kind.FILE, bytes, null);
  }

  static Entry folder(Location at, String relative) {
    return new Entry(at.toString(), relative, Kind.FOLDER, 0, null);
  }

  static Entry problem(Location at, String relative, RejectReason problem) {
    return new Entry(at.toString(), relative, Kind.PROBLEM, 0, problem);
  }

  /** A folder that turned out not to be listable. */
  public Entry unlistable(RejectReason reason) {
    return new Entry(uri, relative, Kind.PROBLEM, 0, reason);
  }

  /** Whether it is a regular file. */
  public boolean isFile() {
    return kind == Kind.FILE;
  }
}
