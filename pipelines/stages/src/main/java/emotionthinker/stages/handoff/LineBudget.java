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
  private long skippedBytes;

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
        out.addAll(leftOut());
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

  /** Counts what was not even read, as there was too much of it. */
  public void skip(long bytes) {
    Checks.nonNegative("bytes", bytes);
    skippedBytes += bytes;
  }

  /**
   * What was left out since the last line that was sent on, in one line; none when nothing was. A
   * process may end in the middle of a flood: ask once more then, or nobody is told.
   */
  public List<String> leftOut() {
    if (dropped == 0 && skippedBytes == 0) {
      return List.of();
    }
    String bytes = skippedBytes == 0 ? "" : " and " + skippedBytes + " bytes";
    String note = "[" + dropped + " lines" + bytes + " left out; the kept file has more]";
    dropped = 0;
    skippedBytes = 0;
    return List.of(note);
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
