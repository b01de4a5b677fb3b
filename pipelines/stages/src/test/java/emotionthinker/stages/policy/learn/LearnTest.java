package emotionthinker.stages.policy.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearnTest {
  private static OptimizerOptions options(LearningRateKind kind, Double maxGradNorm) {
    return new OptimizerOptions(0.1, kind, 4, 0.9, 0.99, 1e-8, 0.5, maxGradNorm);
  }

  @Test
  void the_first_step_of_adam_is_the_learning_rate_against_the_sign() {
    float[] parameters = {1, 1, -2};
    BitSet decays = new BitSet();
    decays.set(0);
    AdamW adam = new AdamW(options(LearningRateKind.CONSTANT, null), 3, decays);
    double norm = adam.step(parameters, new float[] {3, -4, 0}, 0.1);
    assertEquals(5, norm, 1e-9);
    assertArrayEquals(new float[] {1 - 0.05f - 0.1f, 1.1f, -2}, parameters, 1e-6f);
  }

  @Test
  void a_state_goes_on_to_the_same_numbers() {
    float[][] gradients = {{1, -2}, {0.5f, 0.1f}, {-3, 4}};
    float[] whole = {0.3f, -0.7f};
    AdamW one = new AdamW(options(LearningRateKind.CONSTANT, 1.0), 2, new BitSet());
    for (float[] gradient : gradients) {
      one.step(whole, gradient, 0.01);
    }
    float[] parts = {0.3f, -0.7f};
    AdamW before = new AdamW(options(LearningRateKind.CONSTANT, 1.0), 2, new BitSet());
    before.step(parts, gradients[0], 0.01);
    AdamW after =
        new AdamW(
            options(LearningRateKind.CONSTANT, 1.0),
            new BitSet(),
            before.mean(),
            before.squares(),
            before.steps());
    after.step(parts, gradients[1], 0.01);
    after.step(parts, gradients[2], 0.01);
    assertArrayEquals(whole, parts);
  }

  @Test
  void rates_rise_then_follow_their_kind() {
    OptimizerOptions cosine = options(LearningRateKind.COSINE, null);
    assertEquals(0.025, cosine.learningRateAt(0, 104), 1e-12);
    assertEquals(0.1, cosine.learningRateAt(4, 104), 1e-12);
    assertEquals(0.05, cosine.learningRateAt(54, 104), 1e-12);
    assertEquals(0.05, options(LearningRateKind.LINEAR, null).learningRateAt(54, 104), 1e-12);
    assertEquals(0.1, options(LearningRateKind.CONSTANT, null).learningRateAt(99, 104), 1e-12);
  }

  @Test
  void a_pass_shows_every_example_once_and_a_stream_can_be_skipped() {
    ExampleStream stream = new ExampleStream(List.of(5, 0, 3), List.of(1.0, 9.0, 0.0), 7);
    Set<Integer> seen = new HashSet<>();
    for (ExampleStream.Drawn drawn : stream.next(5)) {
      assertEquals(0, drawn.kind(), "kinds without examples or weight are not drawn");
      seen.add(drawn.index());
    }
    assertEquals(Set.of(0, 1, 2, 3, 4), seen);
    List<ExampleStream.Drawn> rest = stream.next(20);
    ExampleStream other = new ExampleStream(List.of(5, 0, 3), List.of(1.0, 9.0, 0.0), 7);
    other.next(5);
    assertEquals(rest, other.next(20));
  }
}
