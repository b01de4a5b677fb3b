package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.reward.RewardModelFolder;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.models.reward.RewardModelFiles;
import emotionthinker.models.reward.RewardTrainer;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
    TableReader<RewardTuple> table =
        TableReader.open(storage, config.run().dir(), Table.REWARD_TUPLES);
    List<RewardTuple> rows;
    try (Stream<RewardTuple> all = table.rows()) {
      rows = all.toList();
    }
    RewardModelFiles files =
        new RewardTrainer(config.rewardModel(), System.err::println).train(rows);
    Map<String, Object> provenance = new TreeMap<>();
    provenance.put("code_version", CodeVersion.get());
    provenance.put("engine", RewardTrainer.engine());
    provenance.put("settings", ConfigRecords.toMap(config.rewardModel()));
    provenance.put("tuples_fingerprint", table.manifest().fingerprint());
    folder.write(files, provenance);
    System.out.println(files.id() + " in " + storage.resolve(model));
    return 0;
  }
}
