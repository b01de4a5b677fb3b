package emotionthinker.stages.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import emotionthinker.schemas.LoggedValue;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.TrainingStage;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepLogTest {
  private final StepLog log = new StepLog(TrainingStage.GRPO, "trl");

  @Test
  void linesOfTrainerAndRewardServiceMakeOneRow() {
    log.accept(
        1,
        "{\"step\": 3, \"loss\": -0.03, \"grad_norm\": 0.8, \"learning_rate\": 1e-6, \"kl\": 0.005,"
            + " \"entropy\": 2.1, \"completions/mean_length\": 42.5, \"clip_ratio/region_mean\":"
            + " 0.1, \"reward\": 0.33055, \"frac_reward_zero_std\": 0.25, \"step_time\": 0.29,"
            + " \"epoch\": 0.375}");
    log.accept(
        1,
        "{\"attempt\":1,\"step\":3,\"reasoning_share\":1.0,\"reward_mean\":0.3305,"
            + "\"tau_mean\":0.87,\"tau_below_one_share\":0.5,\"one_sided_share\":0.25,"
            + "\"accuracy\":0.5,\"reward_format_mean\":0.75,\"groups\":4}");
    TrainingLog row = log.rows().get(0);
    assertEquals(1, log.rows().size());
    assertEquals("grpo/001/000000003", row.trainingLogId());
    assertEquals(-0.03, row.loss());
    assertEquals(0.3305, row.rewardMean());
    assertEquals(42.5, row.lengthTokensMean());
    assertEquals(0.1, row.clipFraction());
    assertEquals(0.87, row.tauMean());
    assertEquals(1.0, row.reasoningShare());
    assertEquals(
        List.of(new LoggedValue("frac_reward_zero_std", 0.25), new LoggedValue("groups", 4)),
        row.extra());
  }

  @Test
  void everyTrainerSaysStepInItsOwnWay() {
    log.accept(1, "{\"global_step/max_steps\": \"5/100\", \"loss\": 1.5, \"memory(GiB)\": 9.5}");
    log.accept(1, "{\"step\": 6, \"data\": {\"actor/pg_loss\": 0.5, \"timing_s/gen\": 3.1}}");
    log.accept(2, "{\"data\": {\"training/global_step\": 6, \"critic/rewards/mean\": 0.2}}");
    List<TrainingLog> rows = log.rows();
    assertEquals(List.of(5L, 6L, 6L), rows.stream().map(TrainingLog::step).toList());
    assertEquals(List.of(1, 1, 2), rows.stream().map(TrainingLog::attempt).toList());
    assertEquals(List.of(new LoggedValue("memory(GiB)", 9.5)), rows.get(0).extra());
    assertEquals(0.5, rows.get(1).loss());
    assertEquals(List.of(), rows.get(1).extra());
    assertEquals(0.2, rows.get(2).rewardMean());
  }

  @Test
  void whatIsNoStepIsCountedAndWhatIsNoNumberIsNamed() {
    log.accept(1, "{\"step\": 1, \"lo");
    log.accept(1, "progress 10 %");
    log.accept(1, "{\"loss\": 1}");
    log.accept(1, "{\"step\": -1}");
    log.accept(1, "{\"step\": 2, \"loss\": NaN, \"grad_norm\": \"inf\", \"note\": \"x\"}");
    log.accept(1, "{\"step\": 2, \"loss\": \"NaN\", \"accuracy\": 1.5}");
    assertEquals(4, log.withoutStep());
    TrainingLog row = log.rows().get(0);
    assertNull(row.loss());
    assertNull(row.accuracy());
    assertEquals(
        List.of(
            new LoggedValue("accuracy", 1.5),
            new LoggedValue("grad_norm.not_finite", 1),
            new LoggedValue("loss.not_finite", 1)),
        row.extra());
  }
}
