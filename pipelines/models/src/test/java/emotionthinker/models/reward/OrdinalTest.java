package emotionthinker.models.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;

class OrdinalTest {
  @Test
  void targets_answer_more_than_k_and_fractions_by_their_part() {
    float[] out = new float[5];
    Ordinal.targets(3.5, out, 1);
    assertArrayEquals(new float[] {0, 1, 1, 0.5f, 0}, out);
    Ordinal.targets(1, out, 0);
    assertArrayEquals(new float[] {0, 0, 0, 0, 0}, out);
    Ordinal.targets(5, out, 0);
    assertArrayEquals(new float[] {1, 1, 1, 1, 0}, out);
  }

  /** P(1..5) = 0.1, 0.2, 0.4, 0.2, 0.1: mean 3, and 0.4 lies there. */
  @Test
  void expected_category_and_confidence_follow_from_the_probabilities() {
    double[] more = {0.9, 0.7, 0.3, 0.1};
    assertEquals(3, Ordinal.expected(more), 1e-12);
    assertEquals(0.4, Ordinal.confidence(more), 1e-12);
    assertEquals(1, Ordinal.expected(new double[4]), 1e-12);
    assertEquals(1, Ordinal.confidence(new double[4]), 1e-12);
    assertEquals(5, Ordinal.expected(new double[] {1, 1, 1, 1}), 1e-12);
    assertEquals(1, Ordinal.confidence(new double[] {1, 1, 1, 1}), 1e-12);
  }

  /** A network that fell apart is reported by its scores, not by an index. */
  @Test
  void no_number_has_no_category() {
    double[] none = {Double.NaN, 0.5, 0.5, 0.5};
    assertTrue(Double.isNaN(Ordinal.expected(none)));
    assertTrue(Double.isNaN(Ordinal.confidence(none)));
  }

  /** -t log s(x) - (1 - t) log(1 - s(x)), by hand; large logits overflow nowhere. */
  @Test
  void loss_is_binary_cross_entropy() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray logits = manager.create(new float[] {0, 2, -1});
      NDArray targets = manager.create(new float[] {1, 0, 0.5f});
      double expected =
          (Math.log(2) + (2 + Math.log1p(Math.exp(-2))) + (0.5 + Math.log1p(Math.exp(-1)))) / 3;
      assertEquals(expected, RewardTrainer.loss(logits, targets).getFloat(), 1e-6);
      float far =
          RewardTrainer.loss(
                  manager.create(new float[] {1000, -1000}), manager.create(new float[] {0, 1}))
              .getFloat();
      assertTrue(Float.isFinite(far) && far > 900, "loss " + far);
    }
  }
}
