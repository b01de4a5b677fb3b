package emotionthinker.models.policy;

import emotionthinker.stages.grpo.service.Judge;
import java.io.Serializable;

/** Opens the reward model where a part runs. */
@FunctionalInterface
public interface JudgeSource extends Serializable {
  /** The model, for use within one part; it is not closed by the part. */
  Judge get();
}
