package emotionthinker.stages.grpo;

import emotionthinker.stages.reward.GroupReward;
import emotionthinker.stages.reward.Sides;
import java.util.Locale;

/**
 * Counts over groups, mergeable. Trust that never falls below 1, and groups that all but always
 * agree, leave R_t nothing to say: an idle tau must be visible in every log.
 *
 * @param groups groups seen
 * @param gated groups with tau below 1
 * @param tauSum sum of tau over the groups that have one
 * @param withTau groups that have a tau
 * @param allCorrect groups with right answers only
 * @param allWrong groups with wrong answers only
 * @param dropped groups that give no advantages
 * @param samples rollouts seen
 * @param unscorable rollouts without a reward
 */
public record GroupStatistics(
    long groups,
    long gated,
    double tauSum,
    long withTau,
    long allCorrect,
    long allWrong,
    long dropped,
    long samples,
    long unscorable) {

  /** Nothing seen yet. */
  public static GroupStatistics empty() {
    return new GroupStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** With one more group. */
  public GroupStatistics accept(GroupReward reward) {
    Double tau = reward.tau();
    return combine(
        new GroupStatistics(
            1,
            tau != null && tau < 1 ? 1 : 0,
            tau == null ? 0 : tau,
            tau == null ? 0 : 1,
            reward.sides() == Sides.ALL_CORRECT ? 1 : 0,
            reward.sides() == Sides.ALL_WRONG ? 1 : 0,
            reward.dropped() ? 1 : 0,
            reward.group().size(),
            reward.rewards().stream().filter(Double::isNaN).count()));
  }

  /** Of both. */
  public GroupStatistics combine(GroupStatistics other) {
    return new GroupStatistics(
        groups + other.groups,
        gated + other.gated,
        tauSum + other.tauSum,
        withTau + other.withTau,
        allCorrect + other.allCorrect,
        allWrong + other.allWrong,
        dropped + other.dropped,
        samples + other.samples,
        unscorable + other.unscorable);
  }

  /** Share of the groups that have a tau in which it is below 1; 0 without such groups. */
  public double gatedShare() {
    return share(gated, withTau);
  }

  /** Share of one-sided groups; 0 without groups. */
  public double oneSidedShare() {
    return share(allCorrect + allWrong, groups);
  }

  /** Mean tau over the groups that have one; NaN without. */
  public double meanTau() {
    return withTau == 0 ? Double.NaN : tauSum / withTau;
  }

  /** One line for a log. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%d groups, %d rollouts (%d unscorable): tau below 1 in %.1f %% (mean tau %.4f),"
            + " one-sided %.1f %% (%d all correct, %d all wrong), %d dropped",
        groups,
        samples,
        unscorable,
        100 * gatedShare(),
        meanTau(),
        100 * oneSidedShare(),
        allCorrect,
        allWrong,
        dropped);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
