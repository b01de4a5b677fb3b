package emotionthinker.stages.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.VerifierOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesRewardModelTest extends RewardModelConformance {
  private static final CueSheet SHEET =
      new CueSheet(
          Level.LOW,
          10.0,
          Level.LOW,
          10.0,
          SpeedLevel.NORMAL,
          50.0,
          null,
          null,
          null,
          null,
          null,
          false,
          "en",
          Emotion.SAD,
          null,
          null);
  private static final String GOOD =
      "The pitch is low and the voice is quiet, which suggests withdrawal. The pace is normal."
          + " So the mood is most likely sad.";

  @Override
  protected RewardModel model() {
    return new RulesRewardModel(VerifierOptions.defaults());
  }

  private DimensionScores score(String text) {
    return model().score(List.of(new RewardInput("x", SHEET, text))).get(0).scores();
  }

  @Test
  void a_grounded_text_is_good_on_all_dimensions() {
    DimensionScores good = score(GOOD);
    assertEquals(5, good.factualAlignment());
    assertEquals(5, good.captionCompleteness());
    assertEquals(4, good.interpretativeQuality());
    assertEquals(5, good.fluencyAndStructuralClarity(), 0.3);
  }

  @Test
  void each_fault_shows_on_its_dimension() {
    DimensionScores good = score(GOOD);
    DimensionScores wrong = score(GOOD.replace("low", "high").replace("quiet", "loud"));
    assertEquals(1 + 4 / 3.0, wrong.factualAlignment(), 1e-12);
    assertEquals(good.captionCompleteness(), wrong.captionCompleteness());
    DimensionScores thin = score(GOOD.replace("The pitch is low and the voice", "The voice"));
    assertEquals(5, thin.factualAlignment());
    assertEquals(1 + 4 * 1.5 / 2.5, thin.captionCompleteness(), 1e-12);
    DimensionScores cut = score(GOOD.substring(0, GOOD.length() - 20));
    assertTrue(cut.interpretativeQuality() < good.interpretativeQuality());
    assertTrue(cut.fluencyAndStructuralClarity() <= good.fluencyAndStructuralClarity() - 1.7);
    DimensionScores twice = score(GOOD.replace("So the", "The pace is normal. So the"));
    assertTrue(twice.fluencyAndStructuralClarity() < good.fluencyAndStructuralClarity());
    assertEquals(new DimensionScores(1, 1, 1, 1), score(" "));
  }
}
