package emotionthinker.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProminenceTest {
  private static final int WORDS = 7;
  private static final double WORD_S = 0.3;

  private static FloatSeries contour(DoubleUnaryOperator value) {
    float[] values = new float[(int) (WORDS * WORD_S / 0.01) + 20];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i * 0.01);
    }
    return new FloatSeries(0, 0.01, values, values.length);
  }

  private static List<WordTime> words() {
    List<WordTime> words = new ArrayList<>();
    for (int w = 0; w < WORDS; w++) {
      words.add(new WordTime("w" + w, 0.1 + w * WORD_S, 0.1 + (w + 1) * WORD_S));
    }
    return words;
  }

  private static double bump(double t, int word) {
    double middle = 0.1 + (word + 0.5) * WORD_S;
    return Math.exp(-Math.pow((t - middle) / 0.1, 2));
  }

  private static int top(List<Double> scores) {
    return scores.indexOf(Collections.max(scores));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 5, 6})
  void theWordWithThePitchMovementStandsOut(int word) {
    FloatSeries f0 =
        contour(t -> Math.sin(40 * t) > 0.9 ? Double.NaN : 120 * (1 + 0.4 * bump(t, word)));
    FloatSeries intensity = contour(t -> 60 + 3 * Math.cos(2 * Math.PI * t / WORD_S));
    assertEquals(word, top(Prominence.of(words(), f0, intensity)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theLouderWordStandsOut(int word) {
    FloatSeries f0 = contour(t -> 120);
    FloatSeries intensity = contour(t -> 60 + 10 * bump(t, word));
    assertEquals(word, top(Prominence.of(words(), f0, intensity)));
  }

  @Test
  void theLongWordStandsOut() {
    List<WordTime> words =
        List.of(
            new WordTime("a", 0.1, 0.3),
            new WordTime("b", 0.3, 0.5),
            new WordTime("long", 0.5, 1.1),
            new WordTime("c", 1.1, 1.3),
            new WordTime("d", 1.3, 1.5));
    assertEquals(2, top(Prominence.of(words, contour(t -> 120), contour(t -> 60))));
  }

  @Test
  void contoursWithoutMovementGiveNoProminence() {
    List<Double> scores = Prominence.of(words(), contour(t -> Double.NaN), contour(t -> 60));
    assertEquals(Collections.nCopies(WORDS, 0.0), scores);
    assertEquals(
        List.of(0.0),
        Prominence.of(words().subList(0, 1), contour(t -> 120 + t), contour(t -> 60)));
    assertEquals(List.of(), Prominence.of(List.of(), contour(t -> 120), contour(t -> 60)));
  }

  @Test
  void levelAndRegisterDoNotMatter() {
    List<Double> one =
        Prominence.of(words(), contour(t -> 120 + 40 * bump(t, 3)), contour(t -> 60 + 5 * t));
    List<Double> other =
        Prominence.of(words(), contour(t -> 240 + 80 * bump(t, 3)), contour(t -> 40 + 5 * t));
    for (int w = 0; w < WORDS; w++) {
      assertEquals(one.get(w), other.get(w), 1e-4);
    }
  }

  @Test
  void theTransformAnswersMostAtItsPeriod() {
    double[] wave = new double[2000];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = Math.cos(2 * Math.PI * i * 0.01 / 0.8);
    }
    double best = 0;
    double bestPeriod = 0;
    for (double period = 0.2; period < 3.2; period *= Math.sqrt(2)) {
      double height = MexicanHat.transform(wave, 0.01, period)[960];
      bestPeriod = height > best ? period : bestPeriod;
      best = Math.max(best, height);
    }
    assertEquals(0.8, bestPeriod, 0.01);
  }

  @Test
  void alignsExpectedSyllablesWithNuclei() {
    List<Double> nuclei = List.of(0.6, 0.8, 1.05, 1.2, 1.4);
    SyllableAligner.Alignment a =
        SyllableAligner.align(
            List.of("one", "seven", "twenty"), List.of(1, 2, 2), nuclei, 0.5, 1.5);
    assertEquals(3, a.words().size());
    assertEquals(0.7, a.words().get(0).endS(), 1e-9);
    assertEquals(1.125, a.words().get(1).endS(), 1e-9);
    assertEquals(1.5, a.words().get(2).endS(), 1e-9);
    assertTrue(a.confidence() > 0.9, "confidence " + a.confidence());
  }

  @Test
  void missingAndSpareNucleiLowerTheConfidence() {
    List<String> words = List.of("one", "seven", "twenty");
    List<Integer> counts = List.of(1, 2, 2);
    double full =
        SyllableAligner.align(words, counts, List.of(0.6, 0.8, 1.0, 1.2, 1.4), 0.5, 1.5)
            .confidence();
    SyllableAligner.Alignment missing =
        SyllableAligner.align(words, counts, List.of(0.6, 1.0, 1.4), 0.5, 1.5);
    double spare =
        SyllableAligner.align(
                words, counts, List.of(0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4), 0.5, 1.5)
            .confidence();
    assertEquals(1, full, 1e-9);
    assertTrue(missing.confidence() < 0.8 && missing.confidence() > 0.5);
    assertTrue(spare < 0.8);
    assertEquals(1.1, missing.words().get(1).endS(), 0.05);
    SyllableAligner.Alignment none = SyllableAligner.align(words, counts, List.of(), 0.5, 1.5);
    assertEquals(0, none.confidence());
    assertEquals(0.7, none.words().get(0).endS(), 1e-9);
    assertEquals(1.1, none.words().get(1).endS(), 1e-9);
  }

  @Test
  void refusesWhatCannotBeAligned() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SyllableAligner.align(List.of(), List.of(), List.of(), 0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> SyllableAligner.align(List.of("a"), List.of(0), List.of(), 0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> SyllableAligner.align(List.of("a"), List.of(1), List.of(2.0), 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new WordTime("a", 1, 1));
  }
}
