package emotionthinker.models.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import emotionthinker.models.arrays.Garbage;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.grpo.LossOptions;
import emotionthinker.stages.grpo.PolicyLoss;
import emotionthinker.stages.grpo.TokenSequence;
import emotionthinker.stages.policy.learn.AdamW;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Gradients of both learners against differences, and of parts against the whole. */
class GradientTest {
  /** Of a 32-bit network; the step below balances rounding (1e-7/step) and curvature (step^2). */
  private static final double TOLERANCE = 4e-3;

  private static final float STEP = 4e-3f;

  private final PolicyReader reader = TinyPolicy.reader();
  private final List<SftItem> items = TinyPolicy.items(reader, 10);

  private PolicyWorker worker() {
    return new PolicyWorker(TinyPolicy.SHAPE, reader.tokens().size());
  }

  private static double weight(List<SftItem> items) {
    return items.stream().mapToDouble(SftItem::weight).sum();
  }

  @Test
  void sft_has_the_slope_of_its_loss() {
    try (PolicyWorker worker = worker()) {
      float[] at = worker.start(3);
      float[] gradient = worker.with(at).sft(items, weight(items), Disturbance.NONE).gradient();
      check(at, gradient, p -> worker.with(p).sftLoss(items, weight(items)));
    }
  }

  @Test
  void grpo_has_the_slope_of_its_loss() {
    try (PolicyWorker worker = worker()) {
      float[] at = worker.start(3);
      List<PolicyItem> rollouts = rollouts(worker.with(at));
      PolicyLoss loss = new PolicyLoss(LossOptions.defaults());
      float[] gradient = worker.with(at).policy(rollouts, loss, 1, 1).gradient();
      check(at, gradient, p -> loss(worker.with(p), rollouts, loss));
    }
  }

  /** The loss of the pure part for the log-probabilities of these parameters. */
  private static double loss(PolicyWorker worker, List<PolicyItem> rollouts, PolicyLoss loss) {
    List<DoubleSeries> said = worker.logProbabilities(rollouts);
    List<TokenSequence> sequences = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      PolicyItem item = rollouts.get(i);
      sequences.add(new TokenSequence(said.get(i), item.old(), item.reference(), item.advantage()));
    }
    return loss.of(sequences, 1).loss();
  }

  /** Rollouts whose old and reference probabilities lie near, but not at, those of the policy. */
  private List<PolicyItem> rollouts(PolicyWorker worker) {
    SplittableRandom random = new SplittableRandom(11);
    List<DoubleSeries> said = worker.logProbabilities(items);
    List<PolicyItem> out = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      DoubleSeries now = said.get(i);
      out.add(
          new PolicyItem(
              items.get(i).prompt(),
              items.get(i).answer(),
              DoubleSeries.of(now.stream().map(l -> l + 0.05 * random.nextGaussian())),
              DoubleSeries.of(now.stream().map(l -> l + 0.3 * random.nextGaussian())),
              random.nextGaussian()));
    }
    return out;
  }

  /** Central differences along the gradient and along random directions. */
  private static void check(float[] at, float[] gradient, ToDoubleFunction<float[]> loss) {
    SplittableRandom random = new SplittableRandom(5);
    double norm = AdamW.norm(gradient);
    for (int direction = 0; direction < 6; direction++) {
      double[] along = new double[at.length];
      double length = 0;
      for (int i = 0; i < at.length; i++) {
        along[i] = gradient[i] / norm + (direction == 0 ? 0 : 0.05 * random.nextGaussian());
        length += along[i] * along[i];
      }
      float[] plus = at.clone();
      float[] minus = at.clone();
      double expected = 0;
      for (int i = 0; i < at.length; i++) {
        double unit = along[i] / Math.sqrt(length);
        expected += unit * gradient[i];
        plus[i] += (float) (STEP * unit);
        minus[i] -= (float) (STEP * unit);
      }
      double slope = (loss.applyAsDouble(plus) - loss.applyAsDouble(minus)) / (2 * STEP);
      assertEquals(expected, slope, TOLERANCE * norm, "direction " + direction);
    }
  }

  @Test
  void gradients_of_parts_add_up_to_that_of_the_batch() {
    try (PolicyWorker worker = worker()) {
      float[] at = worker.start(3);
      double weight = weight(items);
      float[] whole = worker.with(at).sft(items, weight, Disturbance.NONE).gradient();
      List<PartGradient> parts = new ArrayList<>();
      for (List<SftItem> part : Learner.parts(items, 3)) {
        parts.add(worker.sft(part, weight, Disturbance.NONE));
      }
      assertArrayEquals(whole, Learner.sum(parts), 2e-6f);
    }
  }

  @Test
  void disturbance_is_that_of_its_seed() {
    try (PolicyWorker worker = worker();
        PolicyWorker other = worker()) {
      float[] at = worker.start(3);
      Disturbance disturbance = new Disturbance(9, 0.2, 0.3);
      float[] once = worker.with(at).sft(items, 100, disturbance).gradient();
      assertArrayEquals(once, other.with(at).sft(items, 100, disturbance).gradient());
      double differs = 0;
      float[] another = other.sft(items, 100, new Disturbance(10, 0.2, 0.3)).gradient();
      for (int i = 0; i < once.length; i++) {
        differs += Math.abs(once[i] - another[i]);
      }
      assertEquals(true, differs > 0.01, "another seed gives another gradient");
    }
  }

  /** Constants of the network once lay in memory that the collector freed before the slopes. */
  @Test
  void garbage_collection_changes_no_gradient() {
    try (PolicyWorker worker = worker()) {
      float[] at = worker.start(3);
      List<PolicyItem> rollouts = rollouts(worker.with(at));
      PolicyLoss loss = new PolicyLoss(LossOptions.defaults());
      float[] sft = worker.with(at).sft(items, 100, Disturbance.NONE).gradient();
      float[] grpo = worker.policy(rollouts, loss, 1, 1).gradient();
      try (Garbage garbage = new Garbage()) {
        for (int i = 0; i < 60; i++) {
          assertArrayEquals(sft, worker.with(at).sft(items, 100, Disturbance.NONE).gradient());
          assertArrayEquals(grpo, worker.policy(rollouts, loss, 1, 1).gradient());
        }
      }
    }
  }
}
