package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that failed.
 *
 * @param process its name, for instance rank-00001
 * @param host where it ran
 * @param code exit code; negative for the signal that ended it
 * @param lastLines last lines that it wrote, standard error last
 */
public record RankFailure(String process, String host, int code, List<String> lastLines)
    implements Serializable {
  private static final Pattern TORCHRUN =
      Pattern.compile("exitcode\\s*:\\s*(-?\\d+)\\)\\s*local_rank\\s*:\\s*(\\d+)");
  private static final int SHELL_SIGNALS = 128;

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RankFailure {
    Checks.text("process", process);
    Checks.text("host", host);
    lastLines = Checks.list("last_lines", lastLines);
  }

  /**
   * A local rank of torchrun and its exit code, from what torchrun says when it gives up.
   *
   * @param localRank number of the rank on its node
   * @param code its exit code
   */
  public record Local(int localRank, int code) {}

  /** The first local rank that torchrun blames; null when it blames none. */
  public static Local ofTorchrun(List<String> lines) {
    for (String line : lines) {
      Matcher matcher = TORCHRUN.matcher(line);
      if (matcher.find()) {
        return new Local(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
      }
    }
    return null;
  }

  /** One paragraph: who, where, how, and the last lines. */
  public String message() {
    StringBuilder text = new StringBuilder();
    text.append(process).append(" on ").append(host).append(' ').append(how());
    if (lastLines.isEmpty()) {
      return text.append("; it wrote nothing").toString();
    }
    text.append("; its last lines:");
    lastLines.forEach(line -> text.append("\n  | ").append(line));
    return text.toString();
  }

  private String how() {
    int signal = code < 0 ? -code : code > SHELL_SIGNALS ? code - SHELL_SIGNALS : 0;
    String name =
        switch (signal) {
          case 6 -> "SIGABRT";
          case 9 -> "SIGKILL; the kernel sends it when memory runs out";
          case 11 -> "SIGSEGV";
          case 15 -> "SIGTERM";
          default -> "";
        };
    if (code >= 0 && name.isEmpty()) {
      return "ended with exit code " + code;
    }
    return String.format(
        Locale.ROOT, "was ended by signal %d%s", signal, name.isEmpty() ? "" : " (" + name + ")");
  }
}
