package emotionthinker.models.policy;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.grpo.service.RolloutScore;
import emotionthinker.stages.reward.DimensionScores;
import java.io.Serializable;

/** One rollout with its components, as a part of a step gives it back. */
public final class ScoredRollout implements Serializable {
  private static final long serialVersionUID = 1L;
  private final Written written;
  private final double[] reference;
  private final double rF;
  private final double rO;
  private final Double rT;
  private final DimensionScores scores;

  ScoredRollout(Written written, DoubleSeries reference, RolloutScore score) {
    this.written = written;
    this.reference = reference.toArray();
    this.rF = score.rF();
    this.rO = score.rO();
    this.rT = score.rT();
    this.scores = score.judged().scores();
  }

  /** What was written. */
  public Written written() {
    return written;
  }

  /** Log-probability of each token under the reference (nat). */
  public DoubleSeries reference() {
    return DoubleSeries.of(reference);
  }

  /** Form, 0 or 1. */
  public double rF() {
    return rF;
  }

  /** Outcome, 0 to 1. */
  public double rO() {
    return rO;
  }

  /** Reasoning, 0.2 to 1; null when the reward model gave no scores. */
  public Double rT() {
    return rT;
  }

  /** The four dimensions; null when the reward model gave no scores. */
  public DimensionScores scores() {
    return scores;
  }
}
