package emotionthinker.stages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokenChoiceTest {
  private static final float[] P = {9, 0.1f, 0.2f, 0.4f, 0.3f};
  private static final int DRAWS = 40_000;

  private static double[] shares(double topP) {
    double[] out = new double[4];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < DRAWS; i++) {
      out[TokenChoice.draw(P, 1, 4, topP, random)] += 1.0 / DRAWS;
    }
    return out;
  }

  @Test
  void draws_follow_the_probabilities() {
    double[] shares = shares(1);
    for (int i = 0; i < 4; i++) {
      // four standard errors of a share
      assertEquals(P[i + 1], shares[i], 4 * Math.sqrt(0.25 / DRAWS));
    }
  }

  @Test
  void top_p_keeps_the_least_set_that_reaches_it() {
    double[] shares = shares(0.7);
    assertEquals(0, shares[0]);
    assertEquals(0, shares[1]);
    assertEquals(0.4 / 0.7, shares[2], 4 * Math.sqrt(0.25 / DRAWS));
    assertEquals(1, shares(0.05)[2], 1e-9);
  }

  @Test
  void the_largest_is_the_first_of_equal_ones() {
    assertEquals(2, TokenChoice.largest(P, 1, 4));
    assertEquals(0, TokenChoice.largest(new float[] {1, 1}, 0, 2));
  }

  @Test
  void seeds_depend_on_prompt_and_rollout() {
    SamplingOptions options = new SamplingOptions(2, 1, 1, 10, 5);
    assertEquals(options.seedOf("a", 0), new SamplingOptions(7, 0.5, 1, 3, 5).seedOf("a", 0));
    assertNotEquals(options.seedOf("a", 0), options.seedOf("a", 1));
    assertNotEquals(options.seedOf("a", 0), options.seedOf("b", 0));
    assertNotEquals(options.seedOf("a", 0), new SamplingOptions(2, 1, 1, 10, 6).seedOf("a", 0));
  }
}
