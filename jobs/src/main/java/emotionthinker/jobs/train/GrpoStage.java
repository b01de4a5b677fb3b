package emotionthinker.jobs.train;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.models.policy.GrpoTrainer;
import emotionthinker.models.policy.PolicyFiles;
import emotionthinker.models.policy.TrainState;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.TrainingStage;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Trains the policy of stage sft with GRPO-PTR. */
public final class GrpoStage implements Stage {
  @Override
  public String name() {
    return TrainingStage.GRPO.wire();
  }

  @Override
  public String summary() {
    return "Train the embedded policy with GRPO-PTR from that of sft (DJL, Spark).";
  }

  @Override
  public boolean wanted(RunConfig config) {
    return config.learner().inRun();
  }

  @Override
  public String table() {
    return TrainerBackends.table(TrainingStage.GRPO);
  }

  /** What is gone on from: the policy that somebody put there, else that of sft. */
  private static PolicyFiles start(RunContext context) throws IOException {
    String run = context.run();
    NetworkFolder<PolicyFiles> put =
        NetworkFolder.policy(context.storage(), context.storage().child(run, NetworkFolder.START));
    String sft = TrainingStage.SFT.wire() + "/" + NetworkFolder.POLICY;
    return put.exists()
        ? put.read()
        : NetworkFolder.policy(context.storage(), context.storage().child(run, sft)).read();
  }

  private record Named(String id) {}

  private record Rollouts(int every) {}

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return spec(context, Table.TRAINING_LOG);
  }

  private StageSpec spec(RunContext context, Table<?> table) throws IOException {
    RunConfig config = context.config();
    Map<String, String> inputs = new TreeMap<>();
    for (Table<?> input : new Table<?>[] {Table.UTTERANCES, Table.PROSODY, Table.LEVELS}) {
      inputs.put(input.name(), context.read(input).manifest().fingerprint());
    }
    inputs.put("policy", start(context).id());
    Map<String, Record> options = new TreeMap<>();
    options.put("grpo_train", config.grpoTrain());
    options.put("reward", config.reward());
    options.put("grpo", config.grpo());
    options.put("prosody", config.prosody());
    options.put("rollouts", new Rollouts(config.learner().rolloutsEvery()));
    options.put(
        "reward_model",
        new Named(RewardModels.id(context.storage(), config.grpoTrain().rewardModel())));
    return context.spec(table, name(), inputs, options);
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    RunConfig config = context.config();
    TrainingRun run = new TrainingRun(context, TrainingStage.GRPO, spec);
    RolloutKeeper rollouts = new RolloutKeeper(run, config.learner().rolloutsEvery());
    TrainState resume = run.resume(rollouts::resume);
    TrainingData data = new TrainingData(context);
    PolicyFiles start = start(context);
    GrpoTrainer trainer =
        new GrpoTrainer(
            config.grpoTrain(),
            config.reward(),
            config.grpo(),
            new TaskJudge(context.storage(), config.grpoTrain().rewardModel()),
            run.runners(),
            rollouts.decoding(start.reader()));
    PolicyFiles policy = trainer.train(data.prompts(), start, resume);
    TrainingRun.commit(
        context,
        Table.ROLLOUTS,
        rollouts.rows(),
        spec(context, Table.ROLLOUTS),
        context.folder(name() + "/" + Table.ROLLOUTS.name()),
        Map.of());
    return run.commit(policy, folder, Map.of("clips_not_heard", data.unheard()));
  }
}
