package emotionthinker.jobs.experiment;

import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.config.ExperimentOptions;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.StageResult;
import emotionthinker.jobs.run.StageRunner;
import emotionthinker.jobs.spark.EvaluateStage;
import emotionthinker.jobs.spark.PredictStage;
import emotionthinker.jobs.train.NetworkFolder;
import emotionthinker.jobs.train.TrainerBackends;
import emotionthinker.models.policy.PolicyFiles;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.TrainingStage;
import emotionthinker.schemas.WireName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One arm in one fold with one seed: a run folder of its own, with a copy of the fold's tables, so
 * that every stage works as it does anywhere.
 */
final class ArmRun {
  private ArmRun() {}

  /**
   * Trains and evaluates what is not done yet.
   *
   * @param fold run of the fold
   * @param from run of the arm that this one goes on from; null for none
   */
  static void make(
      RunConfig config, ExperimentOptions.Arm arm, String fold, String from, Console console)
      throws Exception {
    try (RunContext context = RunContext.open(config, console, false, null)) {
      copyTables(context.storage(), fold, context.run());
      if (from != null) {
        copyPolicy(context.storage(), from, context.run());
      }
      StageRunner runner = new StageRunner(context);
      for (String stage : arm.train()) {
        TrainingStage training = WireName.parse(TrainingStage.class, stage);
        StageResult result =
            runner.run(
                TrainerBackends.of(TrainerBackends.EMBEDDED)
                    .stage(config, training, TrainerBackends.EMBEDDED));
        console.result(result);
      }
      console.result(runner.run(new PredictStage(config.evaluate())));
      console.result(runner.run(new EvaluateStage(config.evaluate())));
    }
  }

  /** Copies every finished table that is not there yet; manifests last, as they make a table. */
  private static void copyTables(Storage storage, String from, String to) throws IOException {
    for (Table<?> table : Table.ALL) {
      TableFolder source = TableFolder.of(storage, from, table);
      TableFolder target = TableFolder.of(storage, to, table);
      boolean missing =
          source.manifest().isPresent() && !source.manifest().equals(target.manifest());
      if (missing) {
        List<String> files;
        try (Stream<Entry> entries = storage.list(source.uri())) {
          files =
              entries
                  .filter(Entry::isFile)
                  .map(Entry::relative)
                  .filter(file -> !file.equals(TableFolder.MANIFEST))
                  .toList();
        }
        for (String file : files) {
          copy(storage, source.file(file), target.file(file));
        }
        copy(storage, source.file(TableFolder.MANIFEST), target.file(TableFolder.MANIFEST));
      }
    }
  }

  /** What the other arm was trained to is what this one begins with. */
  private static void copyPolicy(Storage storage, String from, String to) throws IOException {
    NetworkFolder<PolicyFiles> target =
        NetworkFolder.policy(storage, storage.child(to, NetworkFolder.START));
    if (!target.exists()) {
      NetworkFolder<PolicyFiles> grpo = trained(storage, from, TrainingStage.GRPO);
      NetworkFolder<PolicyFiles> sft = trained(storage, from, TrainingStage.SFT);
      target.write((grpo.exists() ? grpo : sft).read(), Map.of("copied_from", from));
    }
  }

  private static NetworkFolder<PolicyFiles> trained(
      Storage storage, String run, TrainingStage stage) {
    return NetworkFolder.policy(
        storage, storage.child(run, stage.wire() + "/" + NetworkFolder.POLICY));
  }

  private static void copy(Storage storage, String from, String to) throws IOException {
    try (InputStream in = storage.open(from);
        OutputStream out = storage.create(to)) {
      in.transferTo(out);
    }
  }
}
