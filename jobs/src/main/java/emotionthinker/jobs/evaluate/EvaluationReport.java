package emotionthinker.jobs.evaluate;

import emotionthinker.io.Storage;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.schemas.EvalMetric;
import emotionthinker.schemas.Prediction;
import emotionthinker.schemas.Table;
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
 * One evaluation as a JSON file beside its tables, {@code report.json}, and as lines for people.
 *
 * @param folder URI of the evaluation
 * @param system who answered
 * @param labelSet options that were asked
 * @param manifest of the answers: how many there are, and what was rejected and why
 * @param rows all numbers
 */
public record EvaluationReport(
    String folder, String system, String labelSet, Manifest manifest, List<EvalMetric> rows) {
  /** File name of the report. */
  public static final String FILE = "report.json";

  private static final List<String> SHOWN =
      List.of(
          "wa",
          "ua",
          "macro_f1",
          "weighted_f1",
          "kappa",
          "mcc",
          "ece",
          "no_answer_share",
          "missing_share",
          "format_valid",
          "claim_precision",
          "claim_recall",
          "contradiction_rate",
          "misquote_rate",
          "label_recoverability",
          "factual_alignment",
          "interpretative_quality",
          "caption_completeness",
          "fluency_and_structural_clarity",
          "words",
          "distinct_2",
          "completion_tokens",
          "latency_s");

  /** Of a finished evaluation. */
  public static EvaluationReport read(Storage storage, String folder) throws IOException {
    String uri = storage.resolve(folder);
    TableReader<Prediction> predictions = TableReader.open(storage, uri, Table.PREDICTIONS);
    Prediction first;
    try (Stream<Prediction> all = predictions.rows()) {
      first = all.findFirst().orElse(null);
    }
    try (Stream<EvalMetric> all = TableReader.open(storage, uri, Table.EVAL).rows()) {
      return new EvaluationReport(
          uri,
          first == null ? "nobody" : first.system(),
          first == null ? "none" : first.labelSet(),
          predictions.manifest(),
          all.toList());
    }
  }

  /** The report as plain maps: by slice, then by metric. */
  public Map<String, Object> toMap() {
    Map<String, Map<String, Object>> slices = new TreeMap<>();
    for (EvalMetric row : rows) {
      Map<String, Object> value = new TreeMap<>();
      value.put("value", row.value());
      value.put("n", row.n());
      if (row.low() != null) {
        value.put("low", row.low());
        value.put("high", row.high());
      }
      slices.computeIfAbsent(row.slice(), s -> new TreeMap<>()).put(row.metric(), value);
    }
    Map<String, Object> out = new TreeMap<>();
    out.put("system", system);
    out.put("label_set", labelSet);
    out.put("answers", manifest.rows());
    out.put("rejects", manifest.rejects());
    out.put("predictions_fingerprint", manifest.fingerprint());
    out.put("code_version", CodeVersion.get());
    out.put("slices", slices);
    return out;
  }

  /** Writes {@code report.json} into the folder of the evaluation. */
  public void write(Storage storage) throws IOException {
    try (OutputStream out = storage.create(storage.child(folder, FILE))) {
      out.write((ConfigRecords.toJson(toMap()) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The numbers of all answers, by metric. */
  public Map<String, EvalMetric> all() {
    Map<String, EvalMetric> out = new LinkedHashMap<>();
    rows.stream().filter(r -> r.slice().equals("all")).forEach(r -> out.put(r.metric(), r));
    return out;
  }

  /** Lines for people. */
  public List<String> lines() {
    Map<String, EvalMetric> all = all();
    List<String> out = new ArrayList<>();
    out.add(
        String.format(
            Locale.ROOT,
            "%s on %s: %,d answers, %,.0f speakers, rejected %s",
            system,
            labelSet,
            manifest.rows(),
            all.containsKey("speakers") ? all.get("speakers").value() : 0.0,
            manifest.rejects()));
    for (String name : SHOWN) {
      EvalMetric row = all.get(name);
      if (row != null) {
        out.add(String.format(Locale.ROOT, "  %-32s %s", name, shown(row)));
      }
    }
    rows.stream()
        .filter(r -> r.slice().startsWith("corpus=") && r.metric().equals("wa"))
        .forEach(r -> out.add(String.format(Locale.ROOT, "  wa %-29s %s", r.slice(), shown(r))));
    out.add("report      " + folder + "/" + FILE);
    return out;
  }

  private static String shown(EvalMetric row) {
    String value = String.format(Locale.ROOT, "%.4f", row.value());
    return row.low() == null
        ? value
        : value + String.format(Locale.ROOT, "  [%.4f, %.4f]", row.low(), row.high());
  }
}
