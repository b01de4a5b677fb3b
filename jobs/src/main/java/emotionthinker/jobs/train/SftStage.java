package emotionthinker.jobs.train;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.models.policy.PolicyFiles;
import emotionthinker.models.policy.SftTrainer;
import emotionthinker.models.policy.TrainState;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.TrainingStage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fine-tunes the embedded policy on verified reasoning and prosody tasks. */
public final class SftStage implements Stage {
  @Override
  public String name() {
    return TrainingStage.SFT.wire();
  }

  @Override
  public String summary() {
    return "Fine-tune the embedded policy on verified reasoning and prosody tasks (DJL, Spark).";
  }

  @Override
  public boolean wanted(RunConfig config) {
    return config.learner().inRun();
  }

  @Override
  public String table() {
    return TrainerBackends.table(TrainingStage.SFT);
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    List<Table<?>> inputs = new ArrayList<>(List.of(Table.UTTERANCES, Table.COT));
    if (TrainingData.hasTasks(context)) {
      inputs.add(Table.TASKS);
    }
    Map<String, Record> options = new TreeMap<>();
    options.put("policy", context.config().policy());
    options.put("sft", context.config().sft());
    options.put("prosody", context.config().prosody());
    PolicyFiles start = start(context);
    if (start != null) {
      options.put("start", new Named(start.id()));
    }
    return context.spec(Table.TRAINING_LOG, name(), inputs, options);
  }

  private record Named(String id) {}

  /** What is gone on from, where somebody put a policy; null for a new one. */
  private static PolicyFiles start(RunContext context) throws IOException {
    NetworkFolder<PolicyFiles> folder =
        NetworkFolder.policy(
            context.storage(), context.storage().child(context.run(), NetworkFolder.START));
    return folder.exists() ? folder.read() : null;
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    TrainingRun run = new TrainingRun(context, TrainingStage.SFT, spec);
    TrainingData data = new TrainingData(context);
    TrainState resume = run.resume(TrainState::of);
    PolicyFiles policy =
        new SftTrainer(context.config().sft(), context.config().policy(), run.runners(), run)
            .train(data.texts(), start(context), resume);
    return run.commit(policy, folder, Map.of("clips_not_heard", data.unheard()));
  }
}
