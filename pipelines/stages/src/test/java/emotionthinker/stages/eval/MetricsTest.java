package emotionthinker.stages.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.EvalMetric;
import emotionthinker.schemas.Prediction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final LabelSet LABELS = LabelSet.of("iemocap4");
  private static final EvalOptions OPTIONS = new EvalOptions("iemocap4", 2000, 0.95, 10_000, 7);

  private static Tally tally(List<Prediction> answers) {
    Tally tally = new Tally(LABELS);
    answers.forEach(tally::accept);
    return tally;
  }

  private static SpeakerTallies tallies(List<Prediction> answers) {
    SpeakerTallies tallies = new SpeakerTallies(LABELS);
    answers.forEach(tallies::accept);
    return tallies;
  }

  /**
   * scikit-learn 1.9.1 on {@link Answers#seeded}, with {@code pres} the labels that occur: {@code
   * accuracy_score(y,p)}, {@code recall_score(y,p,labels=pres,average="macro")}, {@code
   * f1_score(y,p,labels=pres,average=...)}, {@code cohen_kappa_score(y,p)}, {@code
   * matthews_corrcoef(y,p)}; numpy: {@code ((P-Y)**2).sum(1).mean()}, and ECE over {@code
   * linspace(0,1,16)}, bins open below.
   */
  @Test
  void agreesWithScikitLearn() {
    Map<String, Double> m = Metrics.of(tally(Answers.seeded()));
    assertEquals(0.735, m.get("wa"), 1e-12);
    assertEquals(0.7346883561254532, m.get("ua"), 1e-12);
    assertEquals(0.7805730722425048, m.get("macro_f1"), 1e-12);
    assertEquals(0.7819148936170213, m.get("micro_f1"), 1e-12);
    assertEquals(0.7824407567208762, m.get("weighted_f1"), 1e-12);
    assertEquals(0.6245927185153705, m.get("kappa"), 1e-12);
    assertEquals(0.6313580301102476, m.get("mcc"), 1e-12);
    assertEquals(0.5197424273493416, m.get("brier"), 1e-12);
    assertEquals(0.31924831703609874, m.get("ece"), 1e-12);
    assertEquals(9 / 200.0, m.get("no_answer_share"), 1e-12);
    assertTrue(Double.isNaN(m.get("claim_precision")));
  }

  /** {@code precision_recall_fscore_support(y,p,labels=L)} and {@code confusion_matrix}. */
  @Test
  void classesAgreeWithScikitLearn() {
    Tally t = tally(Answers.seeded());
    double[][] expected = {
      {0.8666666666666667, 0.7323943661971831, 0.7938931297709924, 71},
      {0.7678571428571429, 0.7288135593220338, 0.7478260869565218, 59},
      {0.8666666666666667, 0.7428571428571429, 0.8, 70},
    };
    for (int c = 0; c < expected.length; c++) {
      Metrics.OfClass one = Metrics.ofClass(t, c);
      double[] got = {one.precision(), one.recall(), one.f1(), one.support()};
      assertArrayEquals(expected[c], got, 1e-12);
    }
    int[][] confusion = {{52, 8, 4, 5, 2}, {4, 43, 4, 5, 3}, {4, 5, 52, 5, 4}, {0, 0, 0, 0, 0}};
    for (int g = 0; g < 4; g++) {
      for (int a = 0; a < 5; a++) {
        assertEquals(confusion[g][a], t.confusion(g, a));
      }
    }
  }

  @Test
  void explanationsAreCountedWhereTheyWereChecked() {
    Map<String, Object> checked =
        new TreeMap<>(
            Map.of(
                "words", 10,
                "supported_claims", 3,
                "contradicted_claims", 1,
                "unsupported_claims", 0,
                "unverifiable_claims", 2,
                "salient_cues", 4,
                "salient_cues_cited", 1));
    checked.put("misquoted", true);
    checked.put("label_recovered", true);
    checked.put("format_valid", true);
    Map<String, Object> other = new TreeMap<>(checked);
    other.put("contradicted_claims", 0);
    other.put("unsupported_claims", 1);
    other.put("misquoted", false);
    other.put("label_recovered", null);
    other.put("words", 20);
    for (String dimension :
        List.of(
            "factual_alignment",
            "interpretative_quality",
            "caption_completeness",
            "fluency_and_structural_clarity")) {
      other.put(dimension, 3.5);
    }
    List<Prediction> answers =
        List.of(
            Answers.of("c/1", "c/a", "sad", "sad", checked),
            Answers.of("c/2", "c/b", "sad", "angry", other),
            Answers.of("c/3", "c/b", "sad", null));
    Map<String, Double> m = Metrics.of(tally(answers));
    assertEquals(2 / 3.0, m.get("format_valid"), 1e-12);
    assertEquals(6 / 8.0, m.get("claim_precision"), 1e-12);
    assertEquals(2 / 8.0, m.get("claim_recall"), 1e-12);
    assertEquals(0.5, m.get("contradiction_rate"), 1e-12);
    assertEquals(0.5, m.get("misquote_rate"), 1e-12);
    assertEquals(1, m.get("label_recoverability"), 1e-12);
    assertEquals(15, m.get("words"), 1e-12);
    assertEquals(6, m.get("claims_per_reasoning"), 1e-12);
    assertEquals(3.5, m.get("reasoning_mean"), 1e-12);
    assertTrue(
        EvalReport.rows(tallies(answers), OPTIONS).stream()
            .anyMatch(
                r ->
                    r.metric().equals("factual_alignment_count")
                        && r.slice().equals("score=3.5")
                        && r.value() == 1));
  }

  @Test
  void orderAndPartsDoNotMatter() {
    List<Prediction> answers = new ArrayList<>(Answers.seeded());
    List<EvalMetric> rows = EvalReport.rows(tallies(answers), OPTIONS);
    SpeakerTallies parts = new SpeakerTallies(LABELS);
    Map<String, List<Prediction>> bySpeaker =
        answers.stream().collect(Collectors.groupingBy(Prediction::speakerId));
    List<String> order = new ArrayList<>(bySpeaker.keySet());
    Collections.shuffle(order, new Random(3));
    order.forEach(speaker -> parts.combine(tallies(bySpeaker.get(speaker))));
    assertEquals(rows, EvalReport.rows(parts, OPTIONS));
  }

  /**
   * All clips of a speaker right or wrong: the interval must be that of 10 speakers (binomial), not
   * of 200 clips. With half of the speakers right, the 2.5 and 97.5 percentiles of Binomial(10,
   * 0.5)/10 are 0.2 and 0.8 ({@code scipy.stats.binom.ppf([.025,.975],10,.5)}).
   */
  @Test
  void intervalsAreOfSpeakers() {
    List<Prediction> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int s = i % 10;
      answers.add(Answers.of("c/" + i, "c/s" + s, "sad", s < 5 ? "sad" : "angry"));
    }
    EvalMetric wa =
        EvalReport.rows(tallies(answers), OPTIONS).stream()
            .filter(r -> r.metric().equals("wa") && r.slice().equals("all"))
            .findFirst()
            .orElseThrow();
    assertEquals(0.5, wa.value());
    assertEquals(0.2, wa.low(), 1e-9);
    assertEquals(0.8, wa.high(), 1e-9);
    assertTrue(
        EvalReport.rows(tallies(answers), OPTIONS).stream()
            .filter(r -> r.slice().startsWith("speaker="))
            .allMatch(r -> r.low() == null));
  }

  @Test
  void otherOptionsAreRefused() {
    Prediction one = Answers.of("c/1", "c/a", "surprise", "sad");
    assertThrows(IllegalArgumentException.class, () -> tally(List.of(one)));
    assertThrows(
        IllegalArgumentException.class,
        () -> tally(List.of()).combine(new Tally(LabelSet.of("nine"))));
  }

  @Test
  void distinctWordsAreCounted() {
    DistinctWords words = new DistinctWords();
    words.accept("<think>a b a</think>");
    DistinctWords more = new DistinctWords();
    more.accept("a b c");
    words.combine(more);
    assertEquals(3 / 6.0, words.distinct1());
    assertEquals(3 / 4.0, words.distinct2());
    assertTrue(Double.isNaN(new DistinctWords().distinct1()));
  }
}
