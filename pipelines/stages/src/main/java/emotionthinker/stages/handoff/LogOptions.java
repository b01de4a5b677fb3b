package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * How much of the output of ranks is shown and kept.
 *
 * @param linesPerS lines of a rank that reach the driver in a second; the others are counted and
 *     are in the kept file
 * @param lineChars characters of a line that reach the driver
 * @param maxBytes size at which a kept file starts again; its first MiB stays beside it, its last
 *     64 KiB, or the last quarter of that size if it is less, in it (bytes)
 * @param tailLines last lines of a failing rank that go into the error
 */
public record LogOptions(int linesPerS, int lineChars, long maxBytes, int tailLines)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public LogOptions {
    Checks.positive("lines_per_s", linesPerS);
    Checks.range("line_chars", (double) lineChars, 80, 65_536, "from 80 to 65536");
    Checks.range("max_bytes", (double) maxBytes, 65_536, 1e15, "at least 65536");
    Checks.range("tail_lines", (double) tailLines, 1, 1000, "from 1 to 1000");
  }
}
