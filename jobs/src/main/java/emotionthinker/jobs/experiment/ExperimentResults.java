package emotionthinker.jobs.experiment;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.config.ExperimentOptions;
import emotionthinker.jobs.config.ExperimentOptions.Arm;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.schemas.EvalMetric;
import emotionthinker.schemas.Prediction;
import emotionthinker.schemas.Table;
import emotionthinker.stages.eval.EvalOptions;
import emotionthinker.stages.eval.EvalReport;
import emotionthinker.stages.eval.PairedComparison;
import emotionthinker.stages.eval.PairedComparison.Difference;
import emotionthinker.stages.eval.SeededAnswers;
import emotionthinker.stages.eval.SpeakerTallies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The arms of an experiment side by side. The test answers of all folds are one set, and so are
 * those of all seeds: an interval resamples speakers with all their answers of every seed. Every
 * arm is compared with each reference on the same questions and seeds.
 */
public final class ExperimentResults {
  private static final List<String> COLUMNS =
      List.of("wa", "ua", "macro_f1", "format_valid", "claim_precision", "claim_recall");
  private static final String REASONING = "reasoning_mean";

  private final Storage storage;
  private final String folder;
  private final ExperimentOptions options;
  private final EvalOptions metrics;
  private final Map<Arm, List<List<Prediction>>> done = new LinkedHashMap<>();
  private final Map<String, Map<String, EvalMetric>> values = new LinkedHashMap<>();

  ExperimentResults(
      Storage storage, String folder, ExperimentOptions options, EvalOptions metrics) {
    this.storage = storage;
    this.folder = folder;
    this.options = options;
    this.metrics = metrics;
  }

  /** Takes an arm whose evaluations are all there; passes over one that is not done. */
  void add(Arm arm, List<List<String>> foldersBySeed) throws IOException {
    List<List<Prediction>> bySeed = new ArrayList<>();
    for (List<String> folders : foldersBySeed) {
      List<Prediction> ofSeed = new ArrayList<>();
      for (String evaluation : folders) {
        if (TableFolder.of(storage, evaluation, Table.PREDICTIONS).manifest().isEmpty()) {
          return;
        }
        try (Stream<Prediction> rows =
            TableReader.open(storage, evaluation, Table.PREDICTIONS).rows()) {
          rows.forEach(ofSeed::add);
        }
      }
      bySeed.add(ofSeed);
    }
    done.put(arm, bySeed);
    SpeakerTallies tallies = new SpeakerTallies(metrics.labels());
    SeededAnswers.join(bySeed).forEach(tallies::accept);
    Map<String, EvalMetric> all = new LinkedHashMap<>();
    EvalReport.rows(tallies, metrics).stream()
        .filter(row -> row.slice().equals(SpeakerTallies.ALL))
        .forEach(row -> all.put(row.metric(), row));
    values.put(arm.name(), all);
  }

  /** One comparison. */
  private PairedComparison compare(Arm reference, Arm arm) {
    List<List<Prediction>> a = done.get(reference);
    List<List<Prediction>> b = done.get(arm);
    int seeds = Math.max(a.size(), b.size());
    return PairedComparison.of(
        SeededAnswers.join(SeededAnswers.repeat(a, seeds)),
        SeededAnswers.join(SeededAnswers.repeat(b, seeds)),
        metrics);
  }

  /** Everything as plain maps. */
  public Map<String, Object> toMap() {
    Map<String, Object> arms = new LinkedHashMap<>();
    for (Arm arm : done.keySet()) {
      Map<String, Object> one = new TreeMap<>();
      one.put("title", arm.title());
      Map<String, Object> numbers = new TreeMap<>();
      values.get(arm.name()).forEach((name, row) -> numbers.put(name, ConfigRecords.toMap(row)));
      one.put("metrics", numbers);
      one.put("wa_by_seed", done.get(arm).stream().map(this::wa).toList());
      Map<String, Object> compared = new TreeMap<>();
      for (String reference : options.reference()) {
        Arm other = options.arm(reference);
        if (done.containsKey(other) && !other.equals(arm)) {
          compared.put(reference, ConfigRecords.toMap(compare(other, arm)));
        }
      }
      one.put("compared_with", compared);
      arms.put(arm.name(), one);
    }
    Map<String, Object> out = new TreeMap<>();
    out.put("arms", arms);
    out.put("experiment", ConfigRecords.toMap(options));
    out.put("code_version", CodeVersion.get());
    return out;
  }

  private double wa(List<Prediction> answers) {
    return answers.stream().filter(a -> a.gold().equals(a.answer())).count()
        / (double) answers.size();
  }

  /** Writes {@code results.json} and {@code TABLE.md} into the folder of the experiment. */
  public void write() throws IOException {
    write("results.json", ConfigRecords.toJson(toMap()) + "\n");
    write("TABLE.md", String.join("\n", table()) + "\n");
  }

  private void write(String name, String text) throws IOException {
    try (OutputStream out = storage.create(storage.child(folder, name))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The table, in Markdown. */
  public List<String> table() {
    List<String> out = new ArrayList<>();
    StringBuilder head = new StringBuilder("| arm | seeds |");
    StringBuilder rule = new StringBuilder("| --- | --- |");
    for (String column : COLUMNS) {
      head.append(' ').append(column).append(" |");
      rule.append(" --- |");
    }
    head.append(" reasoning (1-5) |");
    rule.append(" --- |");
    for (String reference : options.reference()) {
      head.append(" wa less ").append(reference).append(" |");
      rule.append(" --- |");
    }
    out.add(head.toString());
    out.add(rule.toString());
    done.keySet().forEach(arm -> out.add(row(arm)));
    return out;
  }

  private String row(Arm arm) {
    Map<String, EvalMetric> all = values.get(arm.name());
    StringBuilder row = new StringBuilder("| " + arm.title() + " | " + done.get(arm).size() + " |");
    for (String column : COLUMNS) {
      row.append(' ').append(percent(all.get(column))).append(" |");
    }
    EvalMetric reasoning = all.get(REASONING);
    row.append(
        reasoning == null
            ? " - |"
            : String.format(
                Locale.ROOT,
                " %.2f [%.2f, %.2f] |",
                reasoning.value(),
                reasoning.low(),
                reasoning.high()));
    for (String reference : options.reference()) {
      Arm other = options.arm(reference);
      if (!done.containsKey(other) || other.equals(arm)) {
        row.append(" - |");
      } else {
        Difference wa = compare(other, arm).differences().get("wa");
        row.append(
            String.format(
                Locale.ROOT,
                " %+.1f [%+.1f, %+.1f] |",
                100 * wa.difference(),
                100 * wa.low(),
                100 * wa.high()));
      }
    }
    return row.toString();
  }

  private static String percent(EvalMetric one) {
    if (one == null) {
      return "-";
    }
    String value = String.format(Locale.ROOT, "%.1f", 100 * one.value());
    return one.low() == null
        ? value
        : value + String.format(Locale.ROOT, " [%.1f, %.1f]", 100 * one.low(), 100 * one.high());
  }
}
