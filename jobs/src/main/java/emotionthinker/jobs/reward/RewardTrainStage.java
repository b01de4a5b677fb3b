package emotionthinker.jobs.reward;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.Spool;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.io.table.TableWriter;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.train.NetworkFolder;
import emotionthinker.models.reward.RewardModelFiles;
import emotionthinker.models.reward.RewardTrainer;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Trains the embedded reward model on the tuples of the run, in this JVM, without Spark. Its folder
 * is a model folder with a manifest: skipped when nothing changed, and killed inside it leaves no
 * model.
 */
public final class RewardTrainStage implements Stage {
  private static final String FORM = "embedded-4";

  @Override
  public String name() {
    return "reward-train";
  }

  @Override
  public String summary() {
    return "Train the embedded reward model on the tuples of the run.";
  }

  @Override
  public String table() {
    return NetworkFolder.REWARD_MODEL;
  }

  @Override
  public boolean wanted(RunConfig config) {
    return config.score().trained();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    Manifest tuples = context.read(Table.REWARD_TUPLES).manifest();
    return StageSpec.ofFiles(
        table(),
        name(),
        FORM,
        Map.of(Table.REWARD_TUPLES.name(), tuples.fingerprint()),
        ConfigRecords.toJson(
            Map.of("reward_model", ConfigRecords.toMap(context.config().rewardModel()))),
        Map.of(),
        CodeVersion.get());
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    TableReader<RewardTuple> tuples = context.read(Table.REWARD_TUPLES);
    RewardModelFiles model = train(context.config(), tuples, line -> {});
    Map<String, byte[]> files = new TreeMap<>(model.files());
    files.put(
        NetworkFolder.PROVENANCE,
        NetworkFolder.provenance(model, provenance(context.config(), tuples)));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      try (Spool spool = Spool.create()) {
        try (OutputStream out = spool.open()) {
          out.write(file.getValue());
        }
        boolean last = file.getKey().equals(NetworkFolder.PROVENANCE);
        TableWriter.publish(folder, spool, file.getKey(), last ? 1 : 0, new TreeMap<>());
      }
    }
    return TableCommit.commit(
        folder,
        spec,
        List.copyOf(files.keySet()),
        List.of(),
        Outcome.aggregate(tuples.manifest().rows(), Map.of()),
        context.lock());
  }

  /** Trains on a table of tuples. */
  public static RewardModelFiles train(
      RunConfig config, TableReader<RewardTuple> table, Consumer<String> progress)
      throws IOException {
    try (Stream<RewardTuple> rows = table.rows()) {
      return new RewardTrainer(config.rewardModel(), progress).train(rows.toList());
    }
  }

  /** What a model was made from. */
  public static Map<String, Object> provenance(RunConfig config, TableReader<RewardTuple> table) {
    Map<String, Object> out = new TreeMap<>();
    out.put("code_version", CodeVersion.get());
    out.put("engine", RewardTrainer.engine());
    out.put("settings", ConfigRecords.toMap(config.rewardModel()));
    out.put("tuples_fingerprint", table.manifest().fingerprint());
    return out;
  }
}
