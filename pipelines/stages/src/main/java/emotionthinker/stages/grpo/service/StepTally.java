package emotionthinker.stages.grpo.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.grpo.GroupJson;
import emotionthinker.stages.grpo.GroupStatistics;
import emotionthinker.stages.reward.GroupReward;
import emotionthinker.stages.reward.RewardGroup;

/**
 * What the groups of one training step amount to, from whatever rank they came: means of the reward
 * and of its components, trust, and the accuracy that the schedule goes by. A mean is over the
 * rollouts that have the value.
 */
public final class StepTally {
  private final int attempt;
  private final long step;
  private final double share;
  private GroupStatistics groups = GroupStatistics.empty();
  private final Mean reward = new Mean();
  private final Mean format = new Mean();
  private final Mean outcome = new Mean();
  private final Mean thought = new Mean();
  private long scorable;
  private long correct;

  /** A sum and what it is over. */
  private static final class Mean {
    private double sum;
    private long count;

    void accept(DoubleSeries values) {
      for (int i = 0; i < values.size(); i++) {
        if (values.has(i)) {
          sum += values.get(i);
          count++;
        }
      }
    }

    void put(ObjectNode to, String name) {
      if (count > 0) {
        to.put(name, sum / count);
      }
    }
  }

  /**
   * A step without groups yet.
   *
   * @param attempt launch of the training
   * @param share share of alpha_t at this step
   */
  StepTally(int attempt, long step, double share) {
    this.attempt = attempt;
    this.step = step;
    this.share = share;
  }

  int attempt() {
    return attempt;
  }

  long step() {
    return step;
  }

  double share() {
    return share;
  }

  /** Share of right answers among rollouts with form and outcome; null without such rollouts. */
  Double accuracy() {
    return scorable == 0 ? null : (Double) ((double) correct / scorable);
  }

  /** Counts a group in. */
  void accept(GroupReward group) {
    groups = groups.accept(group);
    RewardGroup components = group.group();
    reward.accept(group.rewards());
    format.accept(components.rF());
    outcome.accept(components.rO());
    thought.accept(components.rT());
    for (int i = 0; i < components.size(); i++) {
      if (components.scorable(i, false)) {
        scorable++;
        correct += components.correct(i) ? 1 : 0;
      }
    }
  }

  /** Counts in what a journal says of the accuracy of a step. */
  void accept(JsonNode line) {
    scorable += line.path("scorable").asLong();
    correct += line.path("correct").asLong();
  }

  /**
   * One line of a journal: {@code {"attempt", "step", "reasoning_share", "reward_mean",
   * "reward_format_mean", "reward_outcome_mean", "reward_thought_mean", "tau_mean",
   * "tau_below_one_share", "one_sided_share", "accuracy", "groups", "rollouts", "unscorable",
   * "scorable", "correct"}}; a mean over nothing is left out.
   */
  public String json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("attempt", attempt);
    out.put("step", step);
    out.put("reasoning_share", share);
    reward.put(out, "reward_mean");
    format.put(out, "reward_format_mean");
    outcome.put(out, "reward_outcome_mean");
    thought.put(out, "reward_thought_mean");
    if (groups.withTau() > 0) {
      out.put("tau_mean", groups.meanTau());
      out.put("tau_below_one_share", groups.gatedShare());
    }
    if (groups.groups() > 0) {
      out.put("one_sided_share", groups.oneSidedShare());
    }
    if (scorable > 0) {
      out.put("accuracy", accuracy());
    }
    out.put("groups", groups.groups());
    out.put("rollouts", groups.samples());
    out.put("unscorable", groups.unscorable());
    out.put("scorable", scorable);
    out.put("correct", correct);
    return out.toString();
  }

  /**
   * A line of a journal.
   *
   * @throws UserException when it is none
   */
  static JsonNode parse(String line) {
    JsonNode row = GroupJson.parse(line);
    if (!row.path("attempt").canConvertToInt() || !row.path("step").canConvertToLong()) {
      throw new UserException("not a line of a reward journal: " + line);
    }
    return row;
  }
}
