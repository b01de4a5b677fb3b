package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.reward.RewardModelFolder;
import emotionthinker.jobs.reward.RewardTraining;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "",
      "Example:",
      "  emotionthinker reward-train --run runs/local --model models/reward"
    })
final class RewardTrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write the model to.")
  private String model;

  @Option(names = "--replace", description = "Write over a model that is there.")
  private boolean replace;

  @Override
  public Integer call() throws IOException {
    RunConfig config = common.config();
    Storage storage = Storage.of(config.hadoop());
    RewardModelFolder folder = new RewardModelFolder(storage, model);
    folder.checkFree(replace);
    String id = RewardTraining.train(storage, config, folder, System.err::println);
    System.out.println(id + " in " + storage.resolve(model));
    return 0;
  }
}
