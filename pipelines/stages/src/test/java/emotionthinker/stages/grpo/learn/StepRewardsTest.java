package emotionthinker.stages.grpo.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.grpo.GrpoOptions;
import emotionthinker.stages.reward.RewardGroup;
import emotionthinker.stages.reward.RewardOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepRewardsTest {
  private static final RewardGroup MIXED =
      new RewardGroup(
          "mixed",
          DoubleSeries.of(1, 1, 0),
          DoubleSeries.of(1, 0, 0),
          DoubleSeries.of(0.6, 0.8, 0.4));
  private static final RewardGroup ALIKE =
      new RewardGroup(
          "alike", DoubleSeries.of(1, 1, 1), DoubleSeries.of(1, 1, 1), DoubleSeries.of(1, 1, 1));

  private static StepRewards of(double share) {
    return StepRewards.of(
        List.of(MIXED, ALIKE), share, RewardOptions.defaults(), GrpoOptions.defaults());
  }

  @Test
  void rewards_and_means_are_those_of_the_formula() {
    StepRewards closed = of(0);
    assertEquals(
        List.of(1.3, 0.3, 0.0), closed.rewards().get(0).rewards().stream().boxed().toList());
    assertEquals((1.3 + 0.3 + 3 * 1.3) / 6, closed.meanReward(), 1e-12);
    assertEquals(5.0 / 6, closed.meanFormat(), 1e-12);
    assertEquals(4.0 / 6, closed.accuracy(), 1e-12);
    assertEquals(4.8 / 6, closed.meanThought(), 1e-12);
    // tau of right and wrong answers whose reasoning is worth the same
    assertEquals(1.3 + 0.5 * 0.6, of(1).rewards().get(0).rewards().get(0), 1e-12);
  }

  @Test
  void a_group_of_equal_rewards_teaches_nothing() {
    assertTrue(of(0).teaches(0));
    assertFalse(of(0).teaches(1));
    assertEquals(0.5, of(0).statistics().oneSidedShare());
  }
}
