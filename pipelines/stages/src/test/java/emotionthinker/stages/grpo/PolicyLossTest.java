package emotionthinker.stages.grpo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.DoubleSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyLossTest {
  private static final double[][] NEW = {
    {-1.1, -0.2, -2.3}, {-0.6, -0.9}, {-0.3, -0.05, -1.7, -0.8}
  };
  private static final double[][] OLD = {
    {-1.4, -0.25, -2.0}, {-0.6, -1.6}, {-0.1, -0.06, -2.9, -0.7}
  };
  private static final double[][] REFERENCE = {
    {-1.0, -0.5, -2.2}, {-0.8, -0.9}, {-0.2, -0.1, -1.5, -1.8}
  };
  private static final double[] ADVANTAGES = {0.9, -1.3, -0.4};

  /** Expected values computed in numpy from the formulas, independently of this code. */
  @ParameterizedTest
  @CsvSource({
    "GRPO, 0.2, 0.2, , 0, K3, 0.5555619969439843",
    "GRPO, 0.2, 0.28, , 0.04, K3, 0.5492331884678996",
    "BNPO, 0.2, 0.2, 1.5, 0.1, K2, 0.25674354999191956",
    "DAPO, 0.2, 0.28, , 0.04, K1, 0.4018324709703905",
    "DR_GRPO, 0.2, 0.2, 3.0, 0.04, K3, 0.14737785015465227",
    "GSPO, 0.1, 0.1, , 0.04, K3, 0.47895288876566583",
    "CISPO, 0.2, 0.5, , 0.04, K3, -0.09836566663896741"
  })
  void agrees_with_numpy(
      LossKind kind,
      double low,
      double high,
      Double maxRatio,
      double beta,
      KlEstimator kl,
      double expected) {
    LossOptions options = new LossOptions(kind, low, high, maxRatio, beta, kl, KlLimits.none(), 8);
    LossResult result = new PolicyLoss(options).of(batch(NEW));
    assertEquals(expected, result.loss(), 1e-12);
    assertEquals(result.loss(), result.policyLoss() + beta * result.kl(), 1e-12);
  }

  @Test
  void dapo_divides_by_the_tokens_of_all_processes() {
    LossOptions options =
        new LossOptions(LossKind.DAPO, 0.2, 0.28, null, 0.04, KlEstimator.K1, KlLimits.none(), 8);
    assertEquals(0.2410994825822343, new PolicyLoss(options).of(batch(NEW), 15).loss(), 1e-12);
  }

  @ParameterizedTest
  @EnumSource(LossKind.class)
  void gradient_is_the_slope_of_the_loss(LossKind kind) {
    SplittableRandom random = new SplittableRandom(11);
    for (KlEstimator kl : KlEstimator.values()) {
      LossOptions options = new LossOptions(kind, 0.2, 0.28, 1.6, 0.3, kl, KlLimits.none(), 8);
      double[][] at = new double[NEW.length][];
      for (int s = 0; s < at.length; s++) {
        at[s] = DoubleSeries.of(NEW[s]).stream().map(v -> v - random.nextDouble()).toArray();
      }
      List<DoubleSeries> gradient = new PolicyLoss(options).of(batch(at)).gradient();
      double h = 1e-6;
      for (int s = 0; s < at.length; s++) {
        for (int t = 0; t < at[s].length; t++) {
          double slope = (loss(options, at, s, t, h) - loss(options, at, s, t, -h)) / (2 * h);
          if (kind == LossKind.CISPO) {
            // its weight is held constant, and the slope of the loss sees it move
            double ratio = Math.exp(at[s][t] - OLD[s][t]);
            double moving = ratio < 1.28 ? -ratio * ADVANTAGES[s] * at[s][t] / 9 : 0;
            slope -= moving;
          }
          assertEquals(slope, gradient.get(s).get(t), 1e-7, kind + " " + kl + " " + s + "," + t);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(KlEstimator.class)
  void divergence_and_its_derivative(KlEstimator kl) {
    KlLimits limits = KlLimits.defaults();
    assertEquals(0, kl.value(0, limits));
    for (double x = -2; x <= 2; x += 0.125) {
      double h = 1e-6;
      double slope = (kl.value(x + h, limits) - kl.value(x - h, limits)) / (2 * h);
      assertEquals(slope, kl.derivative(x, limits), 1e-8);
      assertTrue(kl == KlEstimator.K1 || kl.value(x, limits) >= 0);
    }
    double limit = kl == KlEstimator.K1 ? -10 : 10;
    assertEquals(limit, kl.value(-50, limits));
    assertEquals(0, kl.derivative(-50, limits));
    assertTrue(Double.isFinite(kl.value(-1e6, limits)));
  }

  @Test
  void small_divergences_keep_their_digits() {
    // e^-x - 1 + x cancels to nothing near 0; x^2/2 - x^3/6 is what is left
    assertEquals(5e-17, KlEstimator.K3.value(1e-8, KlLimits.none()), 1e-22);
    assertEquals(1e-8 - 5e-17, KlEstimator.K3.derivative(1e-8, KlLimits.none()), 1e-22);
  }

  @Test
  void a_sequence_without_advantage_counts_nowhere() {
    for (LossKind kind : LossKind.values()) {
      LossOptions options =
          new LossOptions(kind, 0.2, 0.2, null, 0.04, KlEstimator.K3, KlLimits.none(), 8);
      List<TokenSequence> all = new ArrayList<>(batch(NEW));
      LossResult without = new PolicyLoss(options).of(all.subList(0, 2));
      TokenSequence last = all.get(2);
      all.set(
          2,
          new TokenSequence(
              last.logProbs(), last.oldLogProbs(), last.referenceLogProbs(), Double.NaN));
      LossResult with = new PolicyLoss(options).of(all);
      assertEquals(without.loss(), with.loss(), 1e-15);
      assertEquals(DoubleSeries.of(new double[4]), with.gradient().get(2));
      LossResult none = new PolicyLoss(options).of(all.subList(2, 3));
      assertEquals(0, none.loss());
      assertEquals(0, none.clipShare());
    }
  }

  @Test
  void a_kl_term_needs_a_reference() {
    List<TokenSequence> batch =
        List.of(new TokenSequence(DoubleSeries.of(-1), DoubleSeries.of(-1), null, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new PolicyLoss(LossOptions.defaults()).of(batch));
  }

  private static double loss(LossOptions options, double[][] at, int s, int t, double h) {
    double[][] moved = new double[at.length][];
    for (int i = 0; i < at.length; i++) {
      moved[i] = at[i].clone();
    }
    moved[s][t] += h;
    return new PolicyLoss(options).of(batch(moved)).loss();
  }

  private static List<TokenSequence> batch(double[][] now) {
    List<TokenSequence> out = new ArrayList<>();
    for (int s = 0; s < now.length; s++) {
      out.add(
          new TokenSequence(
              DoubleSeries.of(now[s]),
              DoubleSeries.of(OLD[s]),
              DoubleSeries.of(REFERENCE[s]),
              ADVANTAGES[s]));
    }
    return out;
  }
}
