package emotionthinker.stages.cot.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextDiversityTest {
  @Test
  void equalTextsAreAsAlikeAsCanBe() {
    String text = "One two three four five six seven eight nine.";
    TextDiversity d = TextDiversity.of(List.of(text, text, text, text), 8, 4, 1);
    assertEquals(1, d.maxNgramShare());
    assertEquals(0.25, d.distinctOpeningShare());
    assertEquals(1, d.selfBleu(), 1e-12);
  }

  @Test
  void textsWithoutACommonWordHaveNothingInCommon() {
    TextDiversity d =
        TextDiversity.of(
            List.of("alpha beta gamma delta omega", "uno due tre quattro cinque"), 3, 2, 1);
    assertEquals(0.5, d.maxNgramShare());
    assertEquals(1, d.distinctOpeningShare());
    assertEquals(0, d.selfBleu());
  }

  @Test
  void quotesAndLevelWordsAreMasked() {
    TextDiversity d =
        TextDiversity.of(
            List.of(
                "He says \"let us go\" at a slow pace then stops near the old gate.",
                "He says \"come here now, please\" at a rapid pace then stops near the old gate."),
            8,
            2,
            1);
    assertEquals(1, d.maxNgramShare());
    assertEquals("<quote> <level> then stops near the old gate", d.maxNgram());
  }

  /** BLEU-4 of "a b c d e" against "a b c d f": precisions 4/5, 3/4, 2/3, 1/2, equal lengths. */
  @Test
  void selfBleuIsBleuByHand() {
    double bleu = Math.pow(4.0 / 5 * 3 / 4 * 2 / 3 * 1 / 2, 0.25);
    assertEquals(
        bleu,
        TextDiversity.selfBleu(
            List.of(List.of("a", "b", "c", "d", "e"), List.of("a", "b", "c", "d", "f"))),
        1e-12);
  }

  @Test
  void noTextsNoFigures() {
    assertEquals(new TextDiversity(0, 8, 0, "", 1, 0), TextDiversity.of(List.of(), 8, 10, 1));
  }
}
