package emotionthinker.stages.reward.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.DimensionScores;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final double[] A = {1, 5, 3, 3, 2, 4, 5, 1, 2, 2, 4, 3};
  private static final double[] B = {1.4, 4.2, 3.6, 2.5, 2.5, 4.9, 3.3, 1.0, 2.2, 3.6, 3.9, 2.8};

  /**
   * scipy 1.x: stats.spearmanr, stats.kendalltau (variant b); kappa by numpy from its definition.
   */
  @Test
  void agreement_is_what_scipy_computes() {
    Agreement agreement = Agreement.of(A, B);
    assertEquals(12, agreement.n());
    assertEquals(0.625, agreement.mae(), 1e-12);
    assertEquals(0.7908001749957869, agreement.spearman(), 1e-12);
    assertEquals(0.6788228329958349, agreement.kendall(), 1e-12);
    assertEquals(0.6855895196506551, agreement.quadraticKappa(), 1e-12);
  }

  @Test
  void a_judge_agrees_with_itself_and_one_score_for_all_has_no_correlation() {
    assertEquals(new Agreement(12, 0, 1, 1, 1), Agreement.of(A, A));
    Agreement constant = Agreement.of(A, new double[A.length]);
    assertTrue(Double.isNaN(constant.spearman()));
    assertThrows(IllegalArgumentException.class, () -> Agreement.of(A, new double[3]));
  }

  private static JudgedText text(double truth, double said, double confidence, int words) {
    return text(truth, said, words, confidence, "");
  }

  private static JudgedText text(
      double truth, double said, int words, double confidence, String kind) {
    return new JudgedText("t", scores(truth), scores(said), confidence, words, kind);
  }

  /** The longer kind is overlooked by a point; within each kind length does not matter. */
  @Test
  void a_damage_that_is_overlooked_is_no_liking_for_length() {
    List<JudgedText> texts =
        List.of(
            text(2, 2, 50, 1, "short"),
            text(2, 2, 70, 1, "short"),
            text(2, 3, 100, 1, "long"),
            text(2, 3, 120, 1, "long"));
    assertEquals(
        100 * 50.0 / 2900,
        LengthBias.of(texts, Dimension.FACTUAL_ALIGNMENT).pointsPer100Words(),
        1e-12);
    assertEquals(new LengthBias(0, 0), LengthBias.withinKind(texts, Dimension.FACTUAL_ALIGNMENT));
  }

  /** The longer text is worth less in another dimension, and is judged a point better in this. */
  @Test
  void texts_of_equal_quality_have_four_scores_in_common() {
    DimensionScores worse = new DimensionScores(2, 5, 5, 1);
    DimensionScores better = new DimensionScores(2, 5, 5, 5);
    List<JudgedText> texts =
        List.of(
            new JudgedText("a", better, scores(2), 1.0, 50, ""),
            new JudgedText("b", better, scores(2), 1.0, 70, ""),
            new JudgedText("c", worse, scores(3), 1.0, 100, ""),
            new JudgedText("d", worse, scores(3), 1.0, 120, ""));
    Dimension dimension = Dimension.FACTUAL_ALIGNMENT;
    assertEquals(100 * 50.0 / 2900, LengthBias.of(texts, dimension).pointsPer100Words(), 1e-12);
    assertEquals(0, LengthBias.ofEqualScores(texts, dimension).pointsPer100Words());
  }

  /** Numbers of numpy.linalg.lstsq with a constant, and of (X'X)^-1. */
  @Test
  void the_margin_is_that_of_least_squares() {
    List<JudgedText> texts =
        List.of(
            text(3, 2.9, 1, 50), text(3, 3.6, 1, 100), text(3, 4.1, 1, 150), text(3, 3.9, 1, 100));
    LengthBias bias = LengthBias.of(texts, Dimension.FACTUAL_ALIGNMENT);
    assertEquals(1.1999999999999995, bias.pointsPer100Words(), 1e-9);
    assertEquals(0.642628975381596, bias.margin(), 1e-9);
  }

  private static DimensionScores scores(double all) {
    return new DimensionScores(all, all, all, all);
  }

  /** Half a point per 50 words in both groups, whose means differ in words and in error. */
  @Test
  void length_bias_is_the_slope_within_texts_of_equal_quality() {
    List<JudgedText> texts =
        List.of(
            text(2, 2, 1, 50),
            text(2, 2.5, 1, 100),
            text(4, 3, 1, 200),
            text(4, 3.5, 1, 250),
            text(4, 4, 1, 300));
    for (Dimension dimension : Dimension.values()) {
      assertEquals(1, LengthBias.of(texts, dimension).pointsPer100Words(), 1e-12);
      assertEquals(0, LengthBias.of(texts, dimension).margin(), 1e-6);
    }
  }

  @Test
  void reliability_holds_confidence_against_hits() {
    List<JudgedText> texts =
        List.of(
            text(3, 3, 0.95, 9), text(3, 3.5, 0.95, 9), text(3, 5, 0.55, 9), text(1, 1, 0.55, 9));
    Reliability reliability = Reliability.of(texts);
    assertEquals(
        List.of(new Reliability.Bin(0.5, 2, 0.55, 0.5), new Reliability.Bin(0.9, 2, 0.95, 1)),
        reliability.bins());
    assertEquals(0.05, reliability.expectedError(), 1e-12);
  }

  @Test
  void a_report_has_every_dimension() {
    CalibrationReport report =
        CalibrationReport.of(List.of(text(3, 4, 0.5, 9), text(2, 2, 0.5, 7)));
    assertEquals(4, report.dimensions().size());
    assertEquals(0.5, report.dimensions().get("caption_completeness").bias(), 1e-12);
    assertEquals(2, report.n());
  }

  @Test
  void attacks_add_words_before_the_last_sentence_and_change_none() {
    String text = "The voice is low. It is slow, too. So it is sad.";
    for (Attack attack : Attack.values()) {
      String attacked = attack.on(text);
      assertTrue(attacked.startsWith("The voice is low. It is slow, too. "), attacked);
      assertTrue(attacked.endsWith(" So it is sad."), attacked);
      assertTrue(CotText.words(attacked) > CotText.words(text) + 20);
    }
    assertTrue(Attack.KEYWORDS.on("One").endsWith("One"));
  }
}
