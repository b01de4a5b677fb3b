package emotionthinker.stages.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  private static final EvalOptions OPTIONS = new EvalOptions("iemocap4", 2000, 0.95, 10_000, 7);

  /** {@code scipy.stats.binomtest(min(a,b), a+b).pvalue}, scipy 1.17. */
  @Test
  void mcnemarAgreesWithScipy() {
    assertEquals(0.03515625, PairedComparison.mcnemar(3, 12), 1e-12);
    assertEquals(0.0021024015732109547, PairedComparison.mcnemar(25, 7), 1e-12);
    assertEquals(1, PairedComparison.mcnemar(10, 10), 1e-12);
    assertEquals(1, PairedComparison.mcnemar(1, 0), 1e-12);
    assertEquals(1, PairedComparison.mcnemar(0, 0), 1e-12);
  }

  /** By hand: of the 8 signings of (1, 2, 3) two reach |6|, and of (1, 1, -1) all reach |1|. */
  @Test
  void permutationOfAFewSpeakersIsExact() {
    assertEquals(0.25, PairedComparison.permutation(new int[] {1, 2, 3}, 1000, 1), 1e-12);
    assertEquals(1, PairedComparison.permutation(new int[] {1, 1, -1}, 1000, 1), 1e-12);
    double exact = PairedComparison.permutation(new int[] {2, 1, 3, -1, 2, 1, 0, 2}, 1 << 20, 1);
    double random = PairedComparison.permutation(new int[] {2, 1, 3, -1, 2, 1, 0, 2}, 255, 1);
    assertEquals(exact, random, 0.06);
  }

  @Test
  void aSystemDoesNotDifferFromItself() {
    List<Prediction> answers = Answers.seeded();
    PairedComparison same = PairedComparison.of(answers, answers, OPTIONS);
    assertEquals(200, same.common());
    assertTrue(
        same.differences().values().stream()
            .allMatch(d -> d.difference() == 0 && d.low() == 0 && d.high() == 0));
    assertEquals(1, same.mcnemarP());
    assertEquals(1, same.permutationP());
  }

  /** Better by one clip of every speaker: the paired interval knows no spread, unpaired would. */
  @Test
  void pairingTakesTheSpeakersOut() {
    List<Prediction> a = new ArrayList<>();
    List<Prediction> b = new ArrayList<>();
    for (int s = 0; s < 12; s++) {
      for (int i = 0; i < 10; i++) {
        String right = i < s % 9 ? "sad" : "angry";
        a.add(Answers.of("c/" + s + "_" + i, "c/s" + s, "sad", right));
        b.add(Answers.of("c/" + s + "_" + i, "c/s" + s, "sad", i == 9 ? "sad" : right));
      }
    }
    b.add(Answers.of("c/extra", "c/s0", "sad", "sad"));
    PairedComparison compared = PairedComparison.of(a, b, OPTIONS);
    PairedComparison.Difference wa = compared.differences().get("wa");
    assertEquals(0.1, wa.difference(), 1e-12);
    assertEquals(0.1, wa.low(), 1e-12);
    assertEquals(0.1, wa.high(), 1e-12);
    assertEquals(12, compared.rightOnlyB());
    assertEquals(0, compared.rightOnlyA());
    assertEquals(1, compared.onlyB());
    assertEquals(2 / 4096.0, compared.permutationP(), 1e-12);
  }

  @Test
  void differentQuestionsAreRefused() {
    List<Prediction> a = List.of(Answers.of("c/1", "c/a", "sad", "sad"));
    List<Prediction> b = List.of(Answers.of("c/1", "c/a", "angry", "sad"));
    assertThrows(IllegalArgumentException.class, () -> PairedComparison.of(a, b, OPTIONS));
    assertThrows(IllegalArgumentException.class, () -> PairedComparison.of(a, List.of(), OPTIONS));
    List<Prediction> twice = List.of(a.get(0), a.get(0));
    assertThrows(IllegalArgumentException.class, () -> PairedComparison.of(twice, b, OPTIONS));
  }
}
