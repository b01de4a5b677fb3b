package emotionthinker.jobs.bench;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.cli.CommonOptions;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.reward.HumanScores;
import emotionthinker.jobs.reward.RewardCalibration;
import emotionthinker.jobs.reward.ScoredTexts;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.jobs.train.NetworkFolder;
import emotionthinker.models.reward.EmbeddedRewardModel;
import emotionthinker.models.reward.RewardTrainer;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RulesRewardModel;
import emotionthinker.stages.reward.calibration.CalibrationReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The calibration report of a trained reward model beside the rules. */
@Command(
    name = "reward",
    mixinStandardHelpOptions = true,
    description = "Calibration report of a reward model on texts of test speakers, beside rules.",
    footer = {
      "",
      "Groups: seen operators and families; held-out operators; held-out families; each operator",
      "with the good texts. Then attacks, texts that somebody scored, and people's scores of"
          + " tuples.",
      "",
      "Example:",
      "  emotionthinker bench reward --run runs/local --model models/reward --human scores.csv"
    })
public final class RewardBenchCommand implements Callable<Integer> {
  private static final int TEXTS_AT_ONCE = 32;

  @Mixin private CommonOptions common;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "Trained model.")
  private String model;

  @Option(
      names = "--scored",
      paramLabel = "FILE",
      description = "JSONL of texts that somebody scored: id, cues, reasoning, scores.")
  private String scored;

  @Option(
      names = "--human",
      paramLabel = "FILE",
      description = "CSV of people's scores: tuple_id, judge, and a column for each dimension.")
  private String human;

  @Option(
      names = "--judge",
      paramLabel = "NAME",
      description =
          "One more judge: http (section judge; what it is asked goes through the ledger), or the"
              + " folder of another model.")
  private String judge;

  @Option(
      names = "--utterances",
      paramLabel = "N",
      description = "Use the texts of N test utterances, chosen by the seed (default: all).")
  private int utterances = Integer.MAX_VALUE;

  @Option(names = "--out", paramLabel = "FILE", description = "Also write the report as JSON.")
  private String out;

  @Override
  public Integer call() throws IOException {
    RunConfig config = common.config();
    Storage storage = Storage.of(config.hadoop());
    List<RewardTuple> rows;
    try (Stream<RewardTuple> all =
        TableReader.open(storage, config.run().dir(), Table.REWARD_TUPLES).rows()) {
      rows = all.toList();
    }
    RewardCalibration calibration =
        new RewardCalibration(rows, config.tuples()).ofUtterances(utterances, config.run().seed());
    Map<String, Object> report = new TreeMap<>();
    report.put(
        "command",
        "emotionthinker bench reward --run RUN --model MODEL"
            + (scored == null ? "" : " --scored " + storage.name(storage.resolve(scored)))
            + (judge == null ? "" : " --judge " + judge)
            + (utterances == Integer.MAX_VALUE ? "" : " --utterances " + utterances)
            + (human == null ? "" : " --human " + storage.name(storage.resolve(human))));
    try (RewardModel embedded =
            new EmbeddedRewardModel(
                NetworkFolder.rewardModel(storage, model).read(), TEXTS_AT_ONCE);
        RewardModel rules = new RulesRewardModel(config.rewardModel().verifier())) {
      report.put("code_version", CodeVersion.get());
      report.put("engine", RewardTrainer.engine());
      report.put("embedded", of(embedded, calibration, storage));
      report.put("rules", of(rules, calibration, storage));
      HumanScores judges = human == null ? HumanScores.none() : HumanScores.read(storage, human);
      if (judge != null) {
        report.put("judge", another(config, calibration, storage, judges));
      }
      if (human != null || judge != null) {
        calibration.judge(embedded, judges::add);
        calibration.judge(rules, judges::add);
        report.put("judges", judges.pairs());
      }
    }
    if (out != null) {
      try (Writer writer =
          new OutputStreamWriter(storage.create(storage.resolve(out)), StandardCharsets.UTF_8)) {
        writer.write(ConfigRecords.toJson(rounded(report)) + "\n");
      }
    }
    return 0;
  }

  /** Numbers to four decimals, as far as their differences mean anything. */
  private static Map<String, Object> rounded(Map<?, ?> map) {
    Map<String, Object> out = new TreeMap<>();
    map.forEach((key, value) -> out.put(key.toString(), rounded(value)));
    return out;
  }

  private static Object rounded(Object value) {
    if (value instanceof Map<?, ?> map) {
      return rounded(map);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(RewardBenchCommand::rounded).toList();
    }
    return value instanceof Double number && Double.isFinite(number)
        ? (Object) (Math.round(number * 1e4) / 1e4)
        : value;
  }

  /** The other judge, on what it may be given. */
  private Map<String, Object> another(
      RunConfig config, RewardCalibration calibration, Storage storage, HumanScores judges)
      throws IOException {
    try (RewardModel other = RewardModels.of(config).open(judge)) {
      if (!other.remote()) {
        calibration.judge(other, judges::add);
        return of(other, calibration, storage);
      }
      Set<String> allowed;
      try (Stream<Utterance> all =
          TableReader.open(storage, config.run().dir(), Table.UTTERANCES).rows()) {
        allowed =
            all.filter(Utterance::externalProcessing)
                .map(Utterance::utteranceId)
                .collect(Collectors.toSet());
      }
      RewardCalibration some = calibration.only(row -> allowed.contains(row.utteranceId()));
      if (some.groups().isEmpty()) {
        throw new UserException(
            "no test utterance of this run may be sent to "
                + other.id()
                + " (external_processing = false). What to do: set judge.external = false if that"
                + " server is yours");
      }
      some.judge(other, judges::add);
      return of(other, some, storage);
    }
  }

  private Map<String, Object> of(RewardModel judge, RewardCalibration calibration, Storage storage)
      throws IOException {
    Map<String, Object> out = new TreeMap<>();
    out.put("id", judge.id());
    Map<String, Object> groups = new TreeMap<>();
    calibration.reports(judge).forEach((name, r) -> groups.put(name, shown(judge, name, r)));
    out.put("groups", groups);
    Map<String, Object> attacks = new TreeMap<>();
    calibration.attacks(judge).forEach((name, a) -> attacks.put(name, ConfigRecords.toMap(a)));
    out.put("attacks", attacks);
    if (scored != null) {
      out.put("scored", shown(judge, "scored", ScoredTexts.read(storage, scored).report(judge)));
    }
    return out;
  }

  private static Map<String, Object> shown(
      RewardModel judge, String name, CalibrationReport report) {
    System.out.printf(Locale.ROOT, "%-24s %-32s %6d texts%n", judge.id(), name, report.n());
    report
        .dimensions()
        .forEach(
            (dimension, of) ->
                System.out.printf(
                    Locale.ROOT,
                    "  %-32s MAE %.2f  Spearman %6.3f  Kendall %6.3f  kappa %6.3f  bias %5.2f "
                        + " %5.2f +- %.2f points per 100 words at an equal score, %5.2f +- %.2f at"
                        + " four, %5.2f +- %.2f within a kind of damage%n",
                    dimension,
                    of.agreement().mae(),
                    of.agreement().spearman(),
                    of.agreement().kendall(),
                    of.agreement().quadraticKappa(),
                    of.bias(),
                    of.length().pointsPer100Words(),
                    of.length().margin(),
                    of.lengthAtEqualScores().pointsPer100Words(),
                    of.lengthAtEqualScores().margin(),
                    of.lengthWithinKind().pointsPer100Words(),
                    of.lengthWithinKind().margin()));
    return ConfigRecords.toMap(report);
  }
}
