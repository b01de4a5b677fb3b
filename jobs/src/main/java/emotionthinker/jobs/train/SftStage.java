package emotionthinker.jobs.train;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
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
  public String table() {
    return TrainerBackends.table(TrainingStage.SFT);
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    List<Table<?>> inputs = new ArrayList<>(List.of(Table.UTTERANCES, Table.COT));
    if (TrainingData.hasTasks(context)) {
      inputs.add(Table.TASKS);
    }
    return context.spec(
        Table.TRAINING_LOG,
        name(),
        inputs,
        Map.of(
            "policy", context.config().policy(),
            "sft", context.config().sft(),
            "prosody", context.config().prosody()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    TrainingRun run = new TrainingRun(context, TrainingStage.SFT, spec);
    TrainingData data = new TrainingData(context);
    TrainState resume = run.resume(TrainState::of);
    PolicyFiles policy =
        new SftTrainer(context.config().sft(), context.config().policy(), run.runners(), run)
            .train(data.texts(), null, resume);
    return run.commit(policy, folder, Map.of("clips_not_heard", data.unheard()));
  }
}
