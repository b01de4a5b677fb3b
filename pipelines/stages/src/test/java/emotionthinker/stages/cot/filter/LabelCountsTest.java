package emotionthinker.stages.cot.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import emotionthinker.schemas.Emotion;
import emotionthinker.stages.cot.claims.MaskedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The embedded label-blind reader. */
class LabelCountsTest {
  private static final RecoverabilityOptions OPTIONS =
      new RecoverabilityOptions(true, RecoverabilityOptions.Reader.EMBEDDED, false, 2, 0.5);
  private static final List<String> SAD =
      List.of("a slow and heavy voice", "a heavy voice\nthat falls", "slow words\nheavy ones");
  private static final List<String> HAPPY =
      List.of("a quick and lively voice", "lively\nit rises", "quick words\nlively ones");

  private static LabelCounts fitted(List<String> sad, List<String> happy) {
    LabelCounts counts = new LabelCounts(OPTIONS);
    sad.forEach(text -> counts.accept(text, Emotion.SAD));
    happy.forEach(text -> counts.accept(text, Emotion.HAPPY));
    return counts;
  }

  @Test
  void readsWhatItHasLearnt() {
    LabelCounts counts = fitted(SAD, HAPPY);
    assertEquals(Emotion.SAD, counts.read("heavy and slow", null));
    assertEquals(Emotion.HAPPY, counts.read("lively and quick", null));
  }

  @Test
  void saysNothingBeforeItHasLearntEnough() {
    assertNull(new LabelCounts(OPTIONS).read("slow", null));
    assertNull(fitted(List.of("slow"), List.of()).read("slow", null));
    assertNull(fitted(List.of("slow"), List.of("quick")).read("slow", Emotion.SAD));
  }

  /** The label of a text whose own words are the only ones of their kind is not recovered. */
  @Test
  void leavesTheTextItselfOut() {
    String odd = "zebra quagga okapi zebra";
    List<String> sad = new ArrayList<>(SAD);
    sad.add(odd);
    LabelCounts with = fitted(sad, HAPPY);
    LabelCounts without = fitted(SAD, HAPPY);
    Random random = new Random(4);
    for (int i = 0; i < 50; i++) {
      List<String> words = new ArrayList<>(List.of("slow", "heavy", "quick", "voice", "zebra"));
      Collections.shuffle(words, random);
      String text = String.join(" ", words);
      LabelCounts more = fitted(sad, HAPPY);
      more.accept(text, Emotion.HAPPY);
      assertEquals(with.read(text, null), more.read(text, Emotion.HAPPY));
    }
    assertEquals(without.read(odd, null), with.read(odd, Emotion.SAD));
  }

  @Test
  void combiningIsLearningFromBoth() {
    LabelCounts both = fitted(SAD, List.of());
    both.combine(fitted(List.of(), HAPPY));
    assertEquals(6, both.texts());
    for (String text : List.of("slow", "a voice that rises", "heavy ones", "it falls")) {
      assertEquals(fitted(SAD, HAPPY).read(text, null), both.read(text, null));
    }
  }

  @Test
  void sentencesThatNameAnEmotionAreNotRead() {
    String text =
        "It is slow. It is \"very sad\" here. This is sadness. He seems neutral, not angry.";
    assertEquals("it is slow\nit is here", LabelLeak.withoutNames(MaskedText.sentences(text)));
  }

  @Test
  void readingManyIsReadingEach() {
    LabelCounts counts = fitted(SAD, HAPPY);
    List<BlindText> texts =
        List.of(
            new BlindText("a", "heavy and slow", null, true),
            new BlindText("b", SAD.get(0), Emotion.SAD, true),
            new BlindText("c", "quick words", null, false));
    assertEquals(
        List.of(
            Finding.of(counts.read("heavy and slow", null)),
            Finding.of(counts.read(SAD.get(0), Emotion.SAD)),
            Finding.of(counts.read("quick words", null))),
        counts.read(texts));
  }
}
