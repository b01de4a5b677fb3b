package emotionthinker.models.policy;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.Emotion;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.grpo.service.Rollout;
import emotionthinker.stages.grpo.service.RolloutScore;
import emotionthinker.stages.grpo.service.RolloutScorer;
import emotionthinker.stages.policy.BytePairs;
import emotionthinker.stages.policy.SamplingOptions;
import emotionthinker.stages.reward.RewardOptions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The rollouts of some prompts: written, read by the reference, scored. One of these is a part of a
 * GRPO step.
 */
final class RolloutWork implements PartWork<ArrayList<ScoredRollout>> {
  private static final long serialVersionUID = 1L;

  private final Setting setting;
  private final SharedNumbers parameters;
  private final ArrayList<Asked> prompts;
  private final SamplingOptions sampling;

  /** What is the same for all parts. */
  record Setting(
      SharedNumbers reference,
      BytePairs tokens,
      RewardOptions reward,
      JudgeSource judge,
      int samplingRows)
      implements Serializable {}

  /** A prompt as numbers with what its rollouts are judged by. */
  record Asked(PreparedPrompt prompt, Emotion label, CueSheet cues) implements Serializable {}

  RolloutWork(
      Setting setting, SharedNumbers parameters, List<Asked> prompts, SamplingOptions sampling) {
    this.setting = setting;
    this.parameters = parameters;
    this.prompts = new ArrayList<>(prompts);
    this.sampling = sampling;
  }

  @Override
  public ArrayList<ScoredRollout> run(PolicyWorker worker) {
    worker.with(parameters.get());
    List<Written> written =
        new PolicySampler(worker, setting.samplingRows())
            .write(prompts.stream().map(Asked::prompt).toList(), sampling);
    worker.with(setting.reference().get());
    List<DoubleSeries> reference = new ArrayList<>();
    for (int from = 0; from < written.size(); from += setting.samplingRows()) {
      reference.addAll(
          worker.logProbabilities(
              written.subList(from, Math.min(written.size(), from + setting.samplingRows()))));
    }
    List<RolloutScore> scores = scores(written);
    ArrayList<ScoredRollout> out = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      out.add(new ScoredRollout(written.get(i), reference.get(i), scores.get(i)));
    }
    return out;
  }

  private List<RolloutScore> scores(List<Written> written) {
    List<Rollout> rollouts = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Asked asked = prompts.get(i / sampling.rollouts());
      rollouts.add(
          new Rollout(
              asked.prompt().id() + "#" + written.get(i).rollout(),
              asked.cues(),
              asked.label(),
              setting.tokens().decode(written.get(i).answer())));
    }
    try {
      return new RolloutScorer(setting.reward()).score(rollouts, setting.judge().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scoring", e);
    }
  }
}
