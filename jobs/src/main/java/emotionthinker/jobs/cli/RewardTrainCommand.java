package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.reward.RewardTrainStage;
import emotionthinker.jobs.train.NetworkFolder;
import emotionthinker.models.reward.RewardModelFiles;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the embedded reward model on the tuples of a run, in this JVM, without Spark. */
@Command(
    name = "reward-train",
    mixinStandardHelpOptions = true,
    description = "Train the embedded reward model on table reward_tuples of a run.",
    footer = {
      "",
      "Only texts of training speakers are learnt from, and none with a held-out operator or family.",
      "Writes config.json, tokenizer.json, weights.safetensors, metrics.json and,",
      "last, provenance.json. The id of the model is made from the content of its files.",
      "Without --model it is a stage of the run: reward_model/ in its folder, with a manifest, skipped",
      "when nothing changed; score.model = trained scores with it.",
      "",
      "Examples:",
      "  emotionthinker reward-train --run runs/local --model models/reward",
      "  emotionthinker reward-train --run runs/local"
    })
final class RewardTrainCommand extends StageCommand {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder to write the model to; default: reward_model in the run folder.")
  private String model;

  RewardTrainCommand() {
    super(List.of(new RewardTrainStage()), false);
  }

  @Override
  public Integer call() throws Exception {
    if (model == null) {
      return super.call();
    }
    RunConfig config = common().config();
    Storage storage = Storage.of(config.hadoop());
    NetworkFolder<RewardModelFiles> folder = NetworkFolder.rewardModel(storage, model);
    folder.checkFree(replace());
    TableReader<RewardTuple> table =
        TableReader.open(storage, config.run().dir(), Table.REWARD_TUPLES);
    RewardModelFiles files = RewardTrainStage.train(config, table, System.err::println);
    folder.write(files, RewardTrainStage.provenance(config, table));
    System.out.println(files.id() + " in " + storage.resolve(model));
    return 0;
  }
}
