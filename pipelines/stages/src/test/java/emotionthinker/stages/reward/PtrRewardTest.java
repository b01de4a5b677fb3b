package emotionthinker.stages.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.Emotion;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PtrRewardTest {
  private static final double NAN = Double.NaN;
  private static final PtrReward LITERAL = new PtrReward(RewardOptions.defaults());

  @Test
  void tau_and_rewards_keep_their_bounds_on_random_groups() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 2000; round++) {
      int k = 1 + random.nextInt(16);
      double[] f = new double[k];
      double[] o = new double[k];
      double[] t = new double[k];
      for (int i = 0; i < k; i++) {
        f[i] = random.nextInt(2);
        o[i] = random.nextInt(2);
        t[i] =
            DimensionWeights.equal()
                .rT(
                    new DimensionScores(
                        1 + random.nextInt(5),
                        1 + random.nextInt(5),
                        1 + random.nextInt(5),
                        1 + 4 * random.nextDouble()));
      }
      GroupReward reward = LITERAL.reward(group(f, o, t), 1);
      assertTrue(reward.tau() >= Math.exp(-0.8) && reward.tau() <= 1, "tau " + reward.tau());
      for (int i = 0; i < k; i++) {
        double r = reward.rewards().get(i);
        assertEquals(0.3 * f[i] + o[i] + 0.5 * reward.tau() * t[i], r, 1e-12);
        assertTrue(r > 0 && r <= 1.8 + 1e-12);
      }
      // trust is the same whatever the order, and full when the right answers reason better
      assertEquals(
          reward.tau(),
          LITERAL.reward(group(reversed(f), reversed(o), reversed(t)), 1).tau(),
          1e-12);
    }
    GroupReward worst =
        LITERAL.reward(group(new double[] {1, 1}, new double[] {1, 0}, new double[] {0.2, 1}), 1);
    assertEquals(Math.exp(-0.8), worst.tau(), 1e-15);
  }

  /** The paper's V4: tau is seen and does not act. */
  @Test
  void without_tau_reasoning_counts_in_full() {
    RewardOptions d = RewardOptions.defaults();
    PtrReward without =
        new PtrReward(
            new RewardOptions(
                d.alphaFormat(),
                d.alphaOutcome(),
                d.alphaReasoning(),
                false,
                d.dimensionWeights(),
                d.outcome(),
                d.oneSided(),
                d.schedule()));
    RewardGroup misled = group(new double[] {1, 1}, new double[] {1, 0}, new double[] {0.2, 1});
    GroupReward reward = without.reward(misled, 1);
    assertEquals(Math.exp(-0.8), reward.tau(), 1e-15);
    assertEquals(0.3 + 1 + 0.5 * 0.2, reward.rewards().get(0), 1e-12);
    assertEquals(0.3 + 0.5, reward.rewards().get(1), 1e-12);
  }

  @Test
  void phase_1_needs_no_reasoning_score_and_still_reports_tau() {
    RewardGroup group =
        group(new double[] {1, 0, 1}, new double[] {1, 0, 0}, new double[] {0.4, NAN, 0.6});
    GroupReward first = LITERAL.reward(group, 0);
    assertEquals(DoubleSeries.of(1.3, 0, 0.3), first.rewards());
    assertEquals(Math.exp(-0.2), first.tau(), 1e-12);
    GroupReward second = LITERAL.reward(group, 1);
    assertFalse(second.rewards().has(1));
    assertEquals(Sides.BOTH, second.sides());
    GroupReward half = LITERAL.reward(group, 0.5);
    assertEquals(0.25 * half.tau(), half.weights().reasoning(), 1e-15);
    RewardGroup silent = group(new double[] {1}, new double[] {1}, new double[] {NAN});
    assertNull(LITERAL.reward(silent, 0).tau());
    assertEquals(DoubleSeries.of(NAN), LITERAL.reward(silent, 1).rewards());
    assertEquals(Sides.NONE, LITERAL.reward(silent, 1).sides());
  }

  @Test
  void an_unscorable_sample_changes_nothing_for_the_others() {
    GroupReward with =
        LITERAL.reward(
            group(
                new double[] {1, 1, 1, NAN},
                new double[] {1, 0, NAN, 0},
                new double[] {0.4, 0.8, 0.9, 1}),
            1);
    GroupReward without =
        LITERAL.reward(group(new double[] {1, 1}, new double[] {1, 0}, new double[] {0.4, 0.8}), 1);
    assertEquals(without.tau(), with.tau());
    assertEquals(without.rewards().get(1), with.rewards().get(1));
    assertFalse(with.rewards().has(2) || with.rewards().has(3));
  }

  @ParameterizedTest
  @CsvSource({"PAPER_LITERAL, 0.5, false", "ZERO_R_T, 0, false", "DROP, 0.5, true"})
  void one_sided_groups(OneSided oneSided, double weight, boolean dropped) {
    PtrReward reward = new PtrReward(RewardOptions.defaults().withOneSided(oneSided));
    double[] f = {1, 1, 0};
    double[] t = {0.3, 0.9, 0.5};
    for (int all = 0; all < 2; all++) {
      GroupReward group = reward.reward(group(f, new double[] {all, all, all}, t), 1);
      assertEquals(all == 1 ? Sides.ALL_CORRECT : Sides.ALL_WRONG, group.sides());
      assertEquals(1.0, group.tau());
      assertEquals(weight, group.weights().reasoning());
      assertEquals(dropped, group.dropped());
      assertEquals(0.3 + all + weight * 0.9, group.rewards().get(1), 1e-15);
    }
    GroupReward both = reward.reward(group(f, new double[] {1, 0, 0}, t), 1);
    assertFalse(both.dropped());
    assertEquals(0.5 * both.tau(), both.weights().reasoning());
  }

  @Test
  void values_that_are_no_rewards_are_named() {
    assertMessage(
        "r_f[1]", () -> group(new double[] {1, 0.5}, new double[] {1, 1}, new double[] {1, 1}));
    assertMessage("r_o[0]", () -> group(new double[] {1}, new double[] {1.5}, new double[] {1}));
    assertMessage("never 0", () -> group(new double[] {1}, new double[] {1}, new double[] {-0.1}));
    assertMessage(
        "from 0 to 1", () -> group(new double[] {1}, new double[] {1}, new double[] {1.1}));
    assertMessage("r_t", () -> group(new double[] {1}, new double[] {1}, new double[] {1, 1}));
    assertMessage("at least one", () -> group(new double[0], new double[0], new double[0]));
    assertMessage("sum", () -> new DimensionWeights(0.5, 0.5, 0.5, 0));
    assertMessage("from 1 to 5", () -> new DimensionScores(0, 1, 1, 1));
  }

  @Test
  void reasoning_of_another_scale_counts_as_it_is_and_is_told_apart() {
    double[] all = {1, 1, 1, 1};
    RewardGroup group = group(all, new double[] {1, 0, 1, 0}, new double[] {0, 0.1, 0.2, NAN});
    assertEquals(2, group.belowScale());
    assertEquals(1, new PtrReward(RewardOptions.defaults()).reward(group, 1).tau(), 1e-15);
  }

  @Test
  void form_and_outcome_of_raw_answers() {
    AnswerReward tag = new AnswerReward(OutcomeOptions.defaults());
    String good = "<think>low pitch</think><answer>Disgusted.</answer>";
    assertEquals(1, tag.rF(good));
    assertEquals(1, tag.rO(good, Emotion.CONTEMPT_OR_DISGUST));
    assertEquals(0, tag.rO(good, Emotion.SAD));
    String bare = "So: <answer>sad</answer> or rather <answer> Anger </answer>";
    assertEquals(0, tag.rF(bare));
    assertEquals(1, tag.rO(bare, Emotion.ANGRY));
    assertEquals(0, tag.rO("angry", Emotion.ANGRY));
    assertEquals(0, tag.rO("<answer>sad or angry</answer>", Emotion.ANGRY));
    AnswerReward schema =
        new AnswerReward(
            new OutcomeOptions(OutcomeMode.GRADED, AnswerFrom.SCHEMA, Map.of("sad|fear", 0.25)));
    assertEquals(0, schema.rO(bare, Emotion.ANGRY));
    String afraid = "<think>fast</think><answer>afraid</answer>";
    assertEquals(0.25, schema.rO(afraid, Emotion.SAD));
    assertEquals(1, schema.rO(afraid, Emotion.FEAR));
    assertEquals(0, schema.rO(afraid, Emotion.HAPPY));
  }

  @Test
  void similarities_are_symmetric_below_one_and_named_once() {
    EmotionSimilarity similarity = new EmotionSimilarity(EmotionSimilarity.defaults());
    for (Emotion a : Emotion.values()) {
      for (Emotion b : Emotion.values()) {
        assertEquals(similarity.of(a, b), similarity.of(b, a));
        assertEquals(a == b, similarity.of(a, b) == 1);
      }
    }
    for (Map<String, Double> wrong :
        java.util.List.of(
            Map.of("sad", 0.5),
            Map.of("sad|sad", 0.5),
            Map.of("sad|joy", 0.5),
            Map.of("sad|fear", 1.0),
            Map.of("sad|fear", 0.5, "fear|sad", 0.5))) {
      assertThrows(IllegalArgumentException.class, () -> new EmotionSimilarity(wrong));
    }
  }

  private static RewardGroup group(double[] f, double[] o, double[] t) {
    return new RewardGroup("g", DoubleSeries.of(f), DoubleSeries.of(o), DoubleSeries.of(t));
  }

  private static double[] reversed(double[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[out.length - 1 - i];
    }
    return out;
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable make) {
    String message = assertThrows(IllegalArgumentException.class, make).getMessage();
    assertTrue(message.contains(part), message);
  }
}
