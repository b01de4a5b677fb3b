package emotionthinker.stages.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.RandomSheets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every reward model must do; an implementation's test extends it. */
public abstract class RewardModelConformance {

  /** The model under test, new. */
  protected abstract RewardModel model();

  private static List<RewardInput> inputs() {
    List<String> texts =
        List.of(
            "The pitch is high and the tempo fast, which points to excitement. It is surprise.",
            "",
            " ",
            "?!",
            "word ".repeat(3000),
            "\u00e9\ud83d\ude00 \u4f60\u597d \u0000 <think>",
            "The pitch is low, the volume high, and that suggests anger.");
    List<CueSheet> sheets = RandomSheets.of(texts.size(), 9);
    List<RewardInput> out = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      out.add(new RewardInput("i" + i, sheets.get(i), texts.get(i)));
    }
    return out;
  }

  @Test
  void every_input_has_its_output_in_order_with_scores_or_a_reason() {
    try (RewardModel model = model()) {
      List<RewardOutput> outputs = model.score(inputs());
      assertEquals(
          inputs().stream().map(RewardInput::id).toList(),
          outputs.stream().map(RewardOutput::id).toList());
      assertTrue(outputs.get(0).scores() != null, outputs.get(0).detail());
      assertTrue(model.score(List.of()).isEmpty());
      assertFalse(model.id().isBlank());
    }
  }

  @Test
  void the_same_batch_is_judged_the_same() {
    try (RewardModel model = model();
        RewardModel other = model()) {
      List<RewardOutput> once = model.score(inputs());
      assertEquals(once, model.score(inputs()));
      assertEquals(once, other.score(inputs()));
    }
  }
}
