package emotionthinker.jobs.gpu;

import emotionthinker.io.NodeFiles;
import emotionthinker.stages.handoff.LineBudget;
import emotionthinker.stages.handoff.LogOptions;
import emotionthinker.stages.handoff.Signs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The logs of one process: streamed to the driver within limits, looked at for signs of life. */
final class ProcessLog {
  private final String name;
  private final String base;
  private final LogTail out;
  private final LogTail err;
  private final LineBudget budget;
  private long signNs;
  private boolean seen;
  private long outBytes = -1;
  private long errBytes = -1;
  private long beatMs = -1;
  private long beatNs;

  /**
   * The logs of a process.
   *
   * @param base path without {@code .out} and {@code .err}
   */
  ProcessLog(String name, String base, LogOptions options) {
    this.name = name;
    this.base = base;
    this.out = new LogTail(base + ".out", true, 0);
    this.err = new LogTail(base + ".err", true, 0);
    this.budget = new LineBudget(options);
    this.signNs = System.nanoTime();
  }

  String name() {
    return name;
  }

  /** Sends what is new. */
  void pump(NodeLine line, boolean last) throws IOException {
    long outNow = NodeFiles.bytes(base + ".out");
    long errNow = NodeFiles.bytes(base + ".err");
    if ((outNow != outBytes && outNow > 0) || (errNow != errBytes && errNow > 0)) {
      sign();
    }
    outBytes = outNow;
    errBytes = errNow;
    long beat = NodeFiles.changedMs(base + ".beat");
    if (beat != beatMs) {
      beatMs = beat;
      beatNs = System.nanoTime();
      sign();
    }
    send(line, "out", out, last);
    send(line, "err", err, last);
  }

  private void send(NodeLine line, String stream, LogTail tail, boolean last) throws IOException {
    List<String> lines = new ArrayList<>(tail.lines());
    if (last) {
      lines.addAll(tail.last());
    }
    budget.skip(tail.skippedBytes());
    List<String> sent = new ArrayList<>(budget.accept(lines, System.nanoTime() / 1e9));
    if (last) {
      sent.addAll(budget.leftOut());
    }
    line.lines(name, stream, sent);
  }

  /** Notes a sign of life that is not in its own logs. */
  void sign() {
    signNs = System.nanoTime();
    seen = true;
  }

  Signs signs() {
    long now = System.nanoTime();
    return new Signs(
        name, (now - signNs) / 1e9, seen, beatMs < 0 ? null : (Double) ((now - beatNs) / 1e9));
  }

  /** The last lines that it wrote, standard error last. */
  List<String> lastLines() {
    return budget.last();
  }

  /** All lines of standard error that were kept. */
  List<String> errors() throws IOException {
    return NodeFiles.lines(base + ".err");
  }
}
