package emotionthinker.jobs.run;

import emotionthinker.jobs.config.ConfigRecords;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a person sees while stages run: one line per stage that moves on a terminal, plain lines
 * otherwise, or one JSON object per stage. Results go to standard output, progress to standard
 * error.
 */
public final class Console implements AutoCloseable {
  /** How much is said. */
  public enum Mode {
    /** Lines for people. */
    TEXT,
    /** One JSON object per stage. */
    JSON,
    /** Nothing but errors. */
    QUIET
  }

  private static final String CLEAR = "\r\u001b[K";
  private static final long MOVING_MILLIS = 500;
  private static final long PLAIN_MILLIS = 30_000;

  private final Mode mode;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });

  /** A console; {@code terminal} says whether progress may move in place. */
  public Console(Mode mode, PrintStream out, PrintStream err, boolean terminal) {
    this.mode = mode;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * Shows a stage as running until the returned scope is closed: a line that moves on a terminal,
   * elsewhere a plain line now and then.
   */
  public AutoCloseable running(String stage, Progress progress) {
    if (mode != Mode.TEXT) {
      return () -> {};
    }
    long start = System.nanoTime();
    long period = terminal ? MOVING_MILLIS : PLAIN_MILLIS;
    ScheduledFuture<?> ticks =
        clock.scheduleAtFixedRate(
            () -> tick(progress.line(stage, (System.nanoTime() - start) / 1e9)),
            period,
            period,
            TimeUnit.MILLISECONDS);
    return () -> {
      ticks.cancel(false);
      if (terminal) {
        err.print(CLEAR);
        err.flush();
      }
    };
  }

  private void tick(String line) {
    err.print(terminal ? CLEAR + line : line + System.lineSeparator());
    err.flush();
  }

  /** The result of a stage. */
  public void result(StageResult result) {
    switch (mode) {
      case TEXT -> out.println(line(result));
      case JSON -> out.println(json(result));
      case QUIET -> {}
    }
    out.flush();
  }

  /** A line for people; left out in the other modes. */
  public void say(String line) {
    if (mode == Mode.TEXT) {
      out.println(line);
      out.flush();
    }
  }

  /** What a running stage has to tell, on standard error; left out when quiet. */
  public void log(String line) {
    if (mode != Mode.QUIET) {
      err.println(line);
      err.flush();
    }
  }

  /** A JSON object on a line of its own in JSON mode. */
  public void object(Map<String, ?> object) {
    if (mode == Mode.JSON) {
      out.println(ConfigRecords.toJson(object));
      out.flush();
    }
  }

  static String line(StageResult r) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%-12s in %,8d  out %,8d  rejected %,6d",
            r.stage(),
            r.rowsIn(),
            r.rowsOut(),
            r.rejected()));
    if (!r.rejects().isEmpty()) {
      line.append(' ').append(r.rejects());
    }
    if (r.skipped()) {
      return line.append("  up to date").toString();
    }
    line.append(String.format(Locale.ROOT, "  %.1f s", r.seconds()));
    r.notes().forEach((what, n) -> line.append(String.format(Locale.ROOT, "  %s %,d", what, n)));
    if (r.audioHours() > 0) {
      line.append(
          String.format(
              Locale.ROOT,
              "  %.3f h audio, %.0f x real time",
              r.audioHours(),
              r.audioHours() * 3600 / Math.max(r.seconds(), 1e-3)));
    }
    return line.toString();
  }

  private static String json(StageResult r) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("stage", r.stage());
    object.put("skipped", r.skipped());
    object.put("rows_in", r.rowsIn());
    object.put("rows_out", r.rowsOut());
    object.put("rejects", r.rejects());
    object.put("counts", r.counts());
    object.put("notes", r.notes());
    object.put("seconds", Math.round(r.seconds() * 1000) / 1000.0);
    return ConfigRecords.toJson(object);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
