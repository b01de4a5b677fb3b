package emotionthinker.jobs.reward;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.models.reward.RewardModelFiles;
import emotionthinker.models.reward.RewardTrainer;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Trains the embedded reward model on the tuples of a run and writes its folder. */
public final class RewardTraining {
  private RewardTraining() {}

  /**
   * Trains.
   *
   * @param progress is told a line for every pass
   * @return id of the model
   * @throws emotionthinker.schemas.UserException when the run has no tuples
   */
  public static String train(
      Storage storage, RunConfig config, RewardModelFolder folder, Consumer<String> progress)
      throws IOException {
    TableReader<RewardTuple> table =
        TableReader.open(storage, config.run().dir(), Table.REWARD_TUPLES);
    List<RewardTuple> rows;
    try (Stream<RewardTuple> all = table.rows()) {
      rows = all.toList();
    }
    RewardModelFiles files = new RewardTrainer(config.rewardModel(), progress).train(rows);
    Map<String, Object> provenance = new TreeMap<>();
    provenance.put("code_version", CodeVersion.get());
    provenance.put("engine", RewardTrainer.engine());
    provenance.put("settings", ConfigRecords.toMap(config.rewardModel()));
    provenance.put("tuples_fingerprint", table.manifest().fingerprint());
    folder.write(files, provenance);
    return files.id();
  }
}
