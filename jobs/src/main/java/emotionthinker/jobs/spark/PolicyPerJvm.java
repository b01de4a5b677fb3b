package emotionthinker.jobs.spark;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.EvaluateOptions;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.policy.Policy;
import java.util.List;

/** Checkpoints of the embedded policy, loaded once per executor JVM. */
final class PolicyPerJvm implements PolicySource {
  private static final long serialVersionUID = 1L;
  private final Storage storage;
  private final EvaluateOptions options;

  PolicyPerJvm(Storage storage, EvaluateOptions options) {
    this.storage = storage;
    this.options = options;
  }

  static String id(Storage storage, EvaluateOptions options) {
    throw new UserException("evaluate.system = policy: no policy in " + storage + options.policy());
  }

  @Override
  public Policy open(List<Utterance> batch) {
    throw new UserException(id(storage, options));
  }

  @Override
  public boolean hears() {
    return true;
  }
}
