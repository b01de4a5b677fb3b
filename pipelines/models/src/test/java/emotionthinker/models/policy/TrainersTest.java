package emotionthinker.models.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.grpo.GrpoOptions;
import emotionthinker.stages.grpo.learn.GrpoTrainOptions;
import emotionthinker.stages.policy.learn.LearningRateKind;
import emotionthinker.stages.policy.learn.OptimizerOptions;
import emotionthinker.stages.policy.learn.SftOptions;
import emotionthinker.stages.reward.RewardOptions;
import emotionthinker.stages.reward.RulesRewardModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both trainings from end to end: any number of threads, and any interruption, the same bytes. */
class TrainersTest {
  private static final OptimizerOptions OPTIMIZER =
      new OptimizerOptions(5e-3, LearningRateKind.COSINE, 2, 0.9, 0.98, 1e-8, 0.1, 1.0);

  private static final CueSheet SHEET =
      new CueSheet(
          Level.HIGH,
          80.0,
          Level.LOW,
          20.0,
          SpeedLevel.FAST,
          90.0,
          Intonation.FALLING,
          List.of(),
          Gender.FEMALE,
          null,
          null,
          false,
          "en",
          Emotion.HAPPY,
          0,
          null);

  private static SftOptions sft(int steps) {
    return new SftOptions(1, steps, 6, 3, 1, 0, 1, 1, 2, 0.1, 0.1, 2, 0.25, 2, 100, 2, OPTIMIZER);
  }

  private static final GrpoTrainOptions GRPO =
      new GrpoTrainOptions(1, 4, 4, 2, 3, 1, 1, 16, 4, 2, 0, "rules", 100, 0, 2, 2, OPTIMIZER);

  private static final class Kept implements GrpoTrainer.GrpoWatch {
    private final List<TrainingLog> rows = new ArrayList<>();
    private final List<TrainState> states = new ArrayList<>();
    private int rollouts;

    @Override
    public void step(TrainingLog row, long tokens) {
      assertEquals(
          row.lengthTokensMean() * Math.round(tokens / row.lengthTokensMean()), tokens, 1e-6);
      rows.add(row);
    }

    @Override
    public void checkpoint(TrainState state) {
      states.add(state);
    }

    @Override
    public void rollouts(long step, List<ScoredRollout> all, List<DoubleSeries> advantages) {
      rollouts += all.size();
    }
  }

  private static PartRunner.Factory threads(int many) {
    return (shape, tokens) -> new ThreadRunner(shape, tokens, many);
  }

  private static PolicyFiles sft(Kept kept, int threads, TrainState resume) {
    return new SftTrainer(sft(6), TinyPolicy.SHAPE, threads(threads), kept)
        .train(TinyPolicy.texts(20), null, resume);
  }

  private static void assertSame(PolicyFiles expected, PolicyFiles actual) {
    assertEquals(expected.files().keySet(), actual.files().keySet());
    expected.files().forEach((n, b) -> assertArrayEquals(b, actual.files().get(n), n));
  }

  @Test
  void sft_learns_and_is_the_same_for_any_number_of_threads_and_after_any_interruption() {
    Kept one = new Kept();
    PolicyFiles expected = sft(one, 1, null);
    assertTrue(one.rows.get(5).loss() < one.rows.get(0).loss(), "the loss falls");
    assertEquals(6, one.rows.size());
    assertSame(expected, sft(new Kept(), 2, null));
    for (TrainState state : one.states) {
      Kept rest = new Kept();
      assertSame(expected, sft(rest, 2, TrainState.of(state.files())));
      assertEquals(one.rows.subList((int) state.step(), 6), rest.rows);
    }
  }

  @Test
  void grpo_is_the_same_for_any_number_of_threads_and_after_any_interruption() {
    PolicyFiles start = TinyPolicy.files();
    Kept one = new Kept();
    PolicyFiles expected = grpo(one, start, 1, null);
    assertEquals(4 * 4 * 3, one.rollouts);
    assertTrue(one.rows.get(3).kl() > 0, "the policy moves away from its reference");
    assertSame(expected, grpo(new Kept(), start, 2, null));
    TrainState state = TrainState.of(one.states.get(0).files());
    assertEquals(2, state.step());
    Kept rest = new Kept();
    assertSame(expected, grpo(rest, start, 2, state));
    assertEquals(one.rows.subList(2, 4), rest.rows);
  }

  private static PolicyFiles grpo(Kept kept, PolicyFiles start, int threads, TrainState resume) {
    List<RlPrompt> prompts = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      prompts.add(
          new RlPrompt(
              "u" + i, TinyPolicy.clip(i), "Which emotion?", Emotion.values()[i % 5], SHEET));
    }
    return new GrpoTrainer(
            GRPO,
            RewardOptions.defaults(),
            GrpoOptions.defaults(),
            () -> new RulesRewardModel(VerifierOptions.defaults())::score,
            threads(threads),
            kept)
        .train(prompts, start, resume);
  }

  @Test
  void a_loss_that_is_no_number_names_its_batch() {
    UserException e =
        assertThrows(
            UserException.class,
            () -> Learner.guard(7, Double.NaN, 1, List.of("clip-a", "clip-b"), s -> s));
    assertTrue(e.getMessage().contains("step 7") && e.getMessage().contains("clip-a, clip-b"));
  }
}
