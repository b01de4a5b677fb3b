package emotionthinker.jobs.spark;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.EvaluateOptions;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.train.NetworkFolder;
import emotionthinker.jobs.train.TaskAccelerator;
import emotionthinker.models.policy.EmbeddedPolicy;
import emotionthinker.schemas.TrainingStage;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.eval.LabelSet;
import emotionthinker.stages.policy.Generation;
import emotionthinker.stages.policy.Policy;
import emotionthinker.stages.policy.PolicyPrompt;
import emotionthinker.stages.policy.Questions;
import emotionthinker.stages.policy.SamplingOptions;
import emotionthinker.stages.prosody.ProsodyOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A checkpoint of the embedded policy, loaded once per executor JVM and device, whatever the number
 * of its tasks, which take turns.
 */
final class PolicyPerJvm implements PolicySource {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Shared> POLICIES = new ConcurrentHashMap<>();

  private final Storage storage;
  private final String folder;
  private final String id;
  private final ProsodyOptions prosody;
  private final int rows;

  private PolicyPerJvm(
      Storage storage, String folder, String id, ProsodyOptions prosody, int rows) {
    this.storage = storage;
    this.folder = folder;
    this.id = id;
    this.prosody = prosody;
    this.rows = rows;
  }

  /**
   * The checkpoint that the options name; without a name that of the last training stage of the
   * run.
   *
   * @throws UserException when there is none
   */
  static PolicyPerJvm of(RunContext context, EvaluateOptions options) throws IOException {
    Storage storage = context.storage();
    String folder = options.policy();
    if (folder == null) {
      String grpo = trained(context, TrainingStage.GRPO);
      folder = storage.isFolder(grpo) ? grpo : trained(context, TrainingStage.SFT);
    }
    return new PolicyPerJvm(
        storage,
        folder,
        NetworkFolder.policy(storage, folder).read().id(),
        context.config().prosody(),
        options.batchRows());
  }

  private static String trained(RunContext context, TrainingStage stage) {
    return context.storage().child(context.run(), stage.wire() + "/" + NetworkFolder.POLICY);
  }

  @Override
  public String question(LabelSet labels) {
    return Questions.emotion(labels.options().stream().map(LabelSet.Option::text).toList());
  }

  /** Id of the checkpoint. */
  String id() {
    return id;
  }

  @Override
  public Policy open(List<Utterance> batch) {
    int index = TaskAccelerator.index();
    return POLICIES.computeIfAbsent(id + " " + index, key -> load(index));
  }

  private Shared load(int gpu) {
    try {
      return new Shared(
          new EmbeddedPolicy(NetworkFolder.policy(storage, folder).read(), prosody, rows, gpu));
    } catch (IOException e) {
      throw new UncheckedIOException("policy " + folder + " cannot be read", e);
    }
  }

  @Override
  public boolean hears() {
    return true;
  }

  /** Stays for the life of the executor, so that closing it does nothing. */
  private record Shared(Policy policy) implements Policy {
    @Override
    public String id() {
      return policy.id();
    }

    @Override
    public boolean remote() {
      return policy.remote();
    }

    @Override
    public synchronized List<Generation> generate(
        List<PolicyPrompt> prompts, SamplingOptions options) {
      return policy.generate(prompts, options);
    }
  }
}
