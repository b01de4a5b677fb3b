package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the output of one process reaches the driver: so many lines a second, each cut to a
 * length; the others are counted. A rank that floods its log must not drown its driver, nor the
 * lines of other ranks. Also keeps the last lines, all of them, for the error.
 */
public final class LineBudget {
  private final LogOptions options;
  private final List<String> last = new ArrayList<>();
  private double allowance;
  private double atS = Double.NaN;
  private long dropped;

  /** With its limits; one second's worth may come at once. */
  public LineBudget(LogOptions options) {
    this.options = options;
    this.allowance = options.linesPerS();
  }

  /**
   * Lines to send on.
   *
   * @param lines what a process wrote
   * @param nowS a clock that does not go back (s)
   */
  public List<String> accept(List<String> lines, double nowS) {
    if (!Double.isNaN(atS)) {
      double more = (nowS - atS) * options.linesPerS();
      allowance = Math.min(options.linesPerS(), allowance + more);
    }
    atS = nowS;
    List<String> out = new ArrayList<>();
    for (String line : lines) {
      String cut = cut(line);
      last.add(cut);
      if (allowance >= 1) {
        allowance--;
        if (dropped > 0) {
          out.add("[" + dropped + " lines left out; they are in the kept file]");
          dropped = 0;
        }
        out.add(cut);
      } else {
        dropped++;
      }
    }
    if (last.size() > options.tailLines()) {
      last.subList(0, last.size() - options.tailLines()).clear();
    }
    return out;
  }

  /** Counts lines that were not even read, as there were too many. */
  public void skip(long lines) {
    Checks.nonNegative("lines", lines);
    dropped += lines;
  }

  /** Lines left out since the last that was sent on. */
  public long dropped() {
    return dropped;
  }

  /** The last lines. */
  public List<String> last() {
    return List.copyOf(last);
  }

  private String cut(String line) {
    String clean = line.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= options.lineChars()
        ? clean
        : clean.substring(0, options.lineChars()) + " [" + line.length() + " characters]";
  }
}
