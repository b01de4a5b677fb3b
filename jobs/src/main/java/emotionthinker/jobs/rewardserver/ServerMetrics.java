package emotionthinker.jobs.rewardserver;

import emotionthinker.stages.grpo.GroupStatistics;
import emotionthinker.stages.grpo.service.RewardService;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** Counters of the service in Prometheus' text format. Safe for use by several threads. */
final class ServerMetrics {
  private static final double[] BOUNDS_S = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120
  };

  private final IntSupplier waiting;
  private final Map<String, Long> requests = new TreeMap<>();
  private final long[] buckets = new long[BOUNDS_S.length];
  private long answered;
  private double seconds;
  private long rollouts;
  private long unscored;
  private GroupStatistics groups = GroupStatistics.empty();

  /**
   * @param waiting rollouts in the queue at a time
   */
  ServerMetrics(IntSupplier waiting) {
    this.waiting = waiting;
  }

  synchronized void answered(String path, int status, double tookS) {
    requests.merge("path=\"" + path + "\",status=\"" + status + "\"", 1L, Long::sum);
    answered++;
    seconds += tookS;
    for (int i = 0; i < BOUNDS_S.length; i++) {
      buckets[i] += tookS <= BOUNDS_S[i] ? 1 : 0;
    }
  }

  synchronized void scored(RewardService.Answer answer) {
    rollouts += answer.rollouts();
    unscored += answer.unscored();
    groups = groups.combine(answer.groups());
  }

  synchronized String text() {
    StringBuilder out = new StringBuilder(2048);
    type(out, "requests_total", "counter", "Requests by path and status.");
    requests.forEach((labels, n) -> value(out, "requests_total{" + labels + "}", n));
    type(out, "request_seconds", "histogram", "Time from request to answer.");
    for (int i = 0; i < BOUNDS_S.length; i++) {
      value(out, "request_seconds_bucket{le=\"" + BOUNDS_S[i] + "\"}", buckets[i]);
    }
    value(out, "request_seconds_bucket{le=\"+Inf\"}", answered);
    value(out, "request_seconds_sum", seconds);
    value(out, "request_seconds_count", answered);
    counter(out, "rollouts_total", "Rollouts scored or not.", rollouts);
    counter(out, "rollouts_unscored_total", "Rollouts without R_t.", unscored);
    counter(out, "groups_total", "Groups.", groups.groups());
    counter(out, "groups_gated_total", "Groups with tau below 1.", groups.gated());
    counter(
        out,
        "groups_one_sided_total",
        "Groups all right or all wrong.",
        groups.allCorrect() + groups.allWrong());
    type(out, "queue_rollouts", "gauge", "Rollouts waiting for the reward model.");
    value(out, "queue_rollouts", waiting.getAsInt());
    return out.toString();
  }

  private static void counter(StringBuilder out, String name, String help, long value) {
    type(out, name, "counter", help);
    value(out, name, value);
  }

  private static void type(StringBuilder out, String name, String type, String help) {
    out.append("# HELP emotionthinker_reward_").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE emotionthinker_reward_").append(name).append(' ').append(type).append('\n');
  }

  private static void value(StringBuilder out, String name, double value) {
    out.append("emotionthinker_reward_").append(name).append(' ');
    out.append(
        value == Math.rint(value)
            ? String.valueOf((long) value)
            : String.format(Locale.ROOT, "%.6f", value));
    out.append('\n');
  }
}
