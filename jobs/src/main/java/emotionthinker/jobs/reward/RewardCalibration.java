package emotionthinker.jobs.reward;

import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Split;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.DimensionScores;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RewardOutput;
import emotionthinker.stages.reward.calibration.Attack;
import emotionthinker.stages.reward.calibration.CalibrationReport;
import emotionthinker.stages.reward.calibration.JudgedText;
import emotionthinker.stages.reward.tuples.CueColumns;
import emotionthinker.stages.reward.tuples.Operator;
import emotionthinker.stages.reward.tuples.TupleOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Holds reward models against texts of known quality of test speakers: with operators and families
 * that training saw, with held-out operators, with held-out families; per operator; and under
 * attack.
 */
public final class RewardCalibration {
  private final List<RewardTuple> tests;
  private final TupleOptions options;

  /**
   * @param rows of {@code reward_tuples}; those of test speakers are used
   * @param options what was held out when they were made
   */
  public RewardCalibration(List<RewardTuple> rows, TupleOptions options) {
    this.tests = rows.stream().filter(r -> r.split() == Split.TEST).toList();
    this.options = options;
  }

  /** The same on some of the texts. */
  public RewardCalibration only(Predicate<RewardTuple> which) {
    return new RewardCalibration(tests.stream().filter(which).toList(), options);
  }

  /** The same on the texts of so many test utterances, chosen by a seed. */
  public RewardCalibration ofUtterances(int many, long seed) {
    List<String> ids = tests.stream().map(RewardTuple::utteranceId).distinct().sorted().toList();
    if (ids.size() <= many) {
      return this;
    }
    List<String> order = new ArrayList<>(ids);
    Collections.shuffle(order, new Random(seed));
    Set<String> chosen = Set.copyOf(order.subList(0, many));
    return only(row -> chosen.contains(row.utteranceId()));
  }

  /** Test texts by name of the group, empty ones left out. */
  public Map<String, List<RewardTuple>> groups() {
    Map<String, List<RewardTuple>> out = new LinkedHashMap<>();
    Predicate<RewardTuple> family = r -> options.heldOutFamilies().contains(r.family());
    Predicate<RewardTuple> operator =
        r -> options.heldOutOperators().stream().anyMatch(o -> has(r, o));
    put(out, "seen", r -> !r.unseen());
    put(out, "unseen_operators", operator.and(family.negate()));
    put(out, "unseen_families", family.and(operator.negate()));
    for (Operator o : Operator.values()) {
      put(
          out,
          "operator:" + o.wire(),
          r -> !family.test(r) && (r.operators().isEmpty() || has(r, o)));
    }
    return out;
  }

  private void put(Map<String, List<RewardTuple>> out, String name, Predicate<RewardTuple> test) {
    List<RewardTuple> rows = tests.stream().filter(test).toList();
    if (!rows.isEmpty()) {
      out.put(name, rows);
    }
  }

  private static boolean has(RewardTuple row, Operator operator) {
    return row.operators().stream().anyMatch(o -> o.startsWith(operator.wire() + ":"));
  }

  /** A report on each group. */
  public Map<String, CalibrationReport> reports(RewardModel model) {
    Map<String, CalibrationReport> out = new LinkedHashMap<>();
    Map<String, RewardOutput> outputs = new TreeMap<>();
    List<RewardInput> inputs = tests.stream().map(r -> input(r, r.reasoning())).toList();
    model.score(inputs).forEach(o -> outputs.put(o.id(), o));
    groups()
        .forEach(
            (name, rows) -> {
              List<JudgedText> judged = new ArrayList<>();
              for (RewardTuple row : rows) {
                RewardOutput output = outputs.get(row.tupleId());
                if (output.scores() != null) {
                  judged.add(
                      new JudgedText(
                          row.tupleId(),
                          truth(row),
                          output.scores(),
                          output.confidence(),
                          row.words(),
                          String.join(" ", row.operators())));
                }
              }
              out.put(name, CalibrationReport.of(judged));
            });
    return out;
  }

  /** Takes a judge's scores of a text. */
  public interface Sink {
    /** One text. */
    void add(String judge, String tupleId, DimensionScores scores);
  }

  /** Gives every test text's scores away, and once, as "construction", those it was made with. */
  public void judge(RewardModel model, Sink sink) {
    List<RewardInput> inputs = tests.stream().map(r -> input(r, r.reasoning())).toList();
    for (RewardOutput output : model.score(inputs)) {
      if (output.scores() != null) {
        sink.add(model.id(), output.id(), output.scores());
      }
    }
    tests.forEach(r -> sink.add("construction", r.tupleId(), truth(r)));
  }

  /**
   * What an attack earns on good texts.
   *
   * @param texts attacked; those that could not be judged before and after are left out
   * @param words mean number of words that it added
   * @param change mean change of each dimension (points)
   * @param rewarded share of texts whose mean score rose
   */
  public record Attacked(int texts, double words, Map<String, Double> change, double rewarded) {}

  /** Each attack on the good texts of test speakers and on those that were damaged. */
  public Map<String, Attacked> attacks(RewardModel model) {
    Map<String, Attacked> out = new TreeMap<>();
    for (Attack attack : Attack.values()) {
      out.put(attack.wire() + " on good texts", attacked(model, attack, true));
      out.put(attack.wire() + " on damaged texts", attacked(model, attack, false));
    }
    return out;
  }

  private Attacked attacked(RewardModel model, Attack attack, boolean good) {
    List<RewardTuple> rows = tests.stream().filter(r -> good == r.operators().isEmpty()).toList();
    List<RewardOutput> before =
        model.score(rows.stream().map(r -> input(r, r.reasoning())).toList());
    List<RewardOutput> after =
        model.score(rows.stream().map(r -> input(r, attack.on(r.reasoning()))).toList());
    Map<String, Double> change = new TreeMap<>();
    List<Integer> judged = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (before.get(i).scores() != null && after.get(i).scores() != null) {
        judged.add(i);
      }
    }
    double rewarded = 0;
    double words = 0;
    for (int i : judged) {
      double sum = 0;
      for (Dimension dimension : Dimension.values()) {
        double more = after.get(i).scores().of(dimension) - before.get(i).scores().of(dimension);
        change.merge(dimension.wire(), more / judged.size(), Double::sum);
        sum += more;
      }
      rewarded += sum > 1e-9 ? 1.0 / judged.size() : 0;
      String text = rows.get(i).reasoning();
      words += (CotText.words(attack.on(text)) - CotText.words(text)) / (double) judged.size();
    }
    return new Attacked(judged.size(), words, change, rewarded);
  }

  private static RewardInput input(RewardTuple row, String reasoning) {
    return new RewardInput(row.tupleId(), CueColumns.sheet(row.cues()), reasoning);
  }

  /** The scores that a tuple has by construction. */
  static DimensionScores truth(RewardTuple row) {
    return new DimensionScores(
        row.factualAlignment(),
        row.interpretativeQuality(),
        row.captionCompleteness(),
        row.fluencyAndStructuralClarity());
  }
}
