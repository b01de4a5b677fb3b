package emotionthinker.stages.grpo.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.grpo.GroupJson;
import emotionthinker.stages.reward.PtrReward;
import emotionthinker.stages.reward.RewardGroup;
import emotionthinker.stages.reward.RewardOptions;
import emotionthinker.stages.reward.ScheduleKind;
import emotionthinker.stages.reward.ScheduleOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleKeeperTest {
  /** R_t counts from the third step on, when accuracy was at least 0.6 for two. */
  private static final ScheduleOptions GATE =
      new ScheduleOptions(ScheduleKind.GATE, 0.6, 2, 1, 10, 10);

  private final List<String> journal = new ArrayList<>();
  private ScheduleKeeper keeper = keeper();

  private ScheduleKeeper keeper() {
    return new ScheduleKeeper(GATE, step -> journal.add(step.json()));
  }

  private double step(Integer attempt, long step, boolean right) {
    double share = keeper.share(attempt, step);
    double outcome = right ? 1 : 0;
    RewardGroup group =
        new RewardGroup(
            "g",
            DoubleSeries.of(1, 0),
            DoubleSeries.of(outcome, outcome),
            DoubleSeries.of(0.4, Double.NaN));
    keeper.count(step, new PtrReward(RewardOptions.defaults()).reward(group, share));
    return share;
  }

  @Test
  void relaunchGoesBackToTheGateOfItsStep() {
    assertEquals(0, step(1, 1, true));
    assertEquals(0, step(1, 2, true));
    assertEquals(1, step(1, 3, false));
    assertEquals(0, step(2, 2, false), "as when step 2 began the first time");
    assertEquals(0, step(2, 3, true), "step 2 was wrong this time");
    assertEquals(0, step(2, 4, true));
    assertEquals(1, step(2, 5, true));
    assertThrows(UserException.class, () -> step(1, 6, true), "a rank of the former launch");
    assertThrows(UserException.class, () -> step(2, 3, true), "a step that has passed");
  }

  @Test
  void serviceThatStartsAgainGoesOnFromItsJournal() {
    Random random = new Random(3);
    List<Boolean> right = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      right.add(random.nextBoolean());
      shares.add(step(1, i, right.get(i)));
    }
    keeper.close();
    List<String> written = List.copyOf(journal);
    assertEquals(30, written.size());
    for (int from = 0; from < 30; from++) {
      journal.clear();
      keeper = keeper();
      keeper.restore(written.subList(0, from));
      for (int i = from; i < 30; i++) {
        assertEquals(shares.get(i), step(1, i, right.get(i)), "from " + from + " at " + i);
      }
      keeper.close();
      assertEquals(written.subList(from, 30), journal, "nothing is written twice");
      keeper = keeper();
      keeper.restore(written);
      assertEquals(shares.get(from), keeper.share(2, from), "relaunched at " + from);
    }
  }

  @Test
  void journalHasMeansOverWhatThereIs() {
    step(1, 7, true);
    keeper.close();
    var line = GroupJson.parse(journal.get(0));
    assertEquals(0.5, line.path("reward_format_mean").asDouble());
    assertEquals(0.4, line.path("reward_thought_mean").asDouble());
    assertEquals(1, line.path("accuracy").asDouble());
    assertEquals(1, line.path("one_sided_share").asDouble());
    assertEquals(2, line.path("rollouts").asInt());
    assertTrue(line.path("reasoning_share").asDouble() == 0 && line.path("step").asInt() == 7);
  }
}
