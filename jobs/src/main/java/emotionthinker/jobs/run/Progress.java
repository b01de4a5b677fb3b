package emotionthinker.jobs.run;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far the running stage is. The engine that runs it says where its counters are; the console
 * reads them. What engines count is live and approximate: a task that is run again counts twice.
 */
public final class Progress {
  private static final Counters NONE = new Counters(0, () -> 0, () -> 0);

  private volatile Counters counters = NONE;
  private volatile long spentPicoUsd;

  /**
   * Counters of a running stage.
   *
   * @param expected rows that it reads; 0 when nobody knows
   * @param rows rows made so far
   * @param rejects rows rejected so far
   */
  private record Counters(long expected, LongSupplier rows, LongSupplier rejects) {}

  /** A stage begins; nothing is known of it yet. */
  void clear() {
    counters = NONE;
    spentPicoUsd = 0;
  }

  /** The counters of an engine, which may be read from any thread from now on. */
  public void follow(long expected, LongSupplier rows, LongSupplier rejects) {
    counters = new Counters(expected, rows, rejects);
  }

  /** What the stage has spent so far, 1e-12 USD. */
  public void spent(long picoUsd) {
    spentPicoUsd = picoUsd;
  }

  /**
   * One line: rows, of how many, rate, time left, rejects and money, each where it is known.
   *
   * @param seconds since the stage began
   */
  String line(String stage, double seconds) {
    Counters now = counters;
    long rows = now.rows().getAsLong();
    long rejects = now.rejects().getAsLong();
    long done = rows + rejects;
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%-12s %,d", stage, done));
    // a stage that makes several rows of one has no share that could be told
    boolean ofKnown = now.expected() > 0 && done <= now.expected();
    line.append(ofKnown ? String.format(Locale.ROOT, " of %,d rows", now.expected()) : " rows");
    if (done > 0 && seconds > 0) {
      line.append(String.format(Locale.ROOT, "  %,.0f/s", done / seconds));
      if (ofKnown) {
        long left = Math.round((now.expected() - done) * seconds / done);
        line.append(String.format(Locale.ROOT, "  %d:%02d left", left / 60, left % 60));
      }
    }
    if (rejects > 0) {
      line.append(String.format(Locale.ROOT, "  rejected %,d", rejects));
    }
    long spent = spentPicoUsd;
    if (spent > 0) {
      line.append(String.format(Locale.ROOT, "  %.4f USD", spent / 1e12));
    }
    return line.append(String.format(Locale.ROOT, "  %.0f s", seconds)).toString();
  }
}
