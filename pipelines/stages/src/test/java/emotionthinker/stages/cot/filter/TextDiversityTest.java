package emotionthinker.stages.cot.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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

  /** Against counting whole texts: the most common run, and BLEU with every other text in turn. */
  @Test
  void countingHashesIsCountingTexts() {
    Random random = new Random(11);
    List<List<String>> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<String> words = new ArrayList<>();
      for (int k = 0; k < 5 + random.nextInt(40); k++) {
        words.add(String.valueOf((char) ('a' + random.nextInt(4))));
      }
      texts.add(words);
    }
    Map<String, Integer> frequency = new TreeMap<>();
    for (List<String> words : texts) {
      new HashSet<>(runs(words, 3)).forEach(run -> frequency.merge(run, 1, Integer::sum));
    }
    int most = Collections.max(frequency.values());
    String first =
        frequency.entrySet().stream().filter(e -> e.getValue() == most).findFirst().get().getKey();
    TextDiversity d =
        TextDiversity.ofMasked(texts.stream().map(t -> String.join(" ", t)).toList(), 3, 0, 1);
    assertEquals(most, d.maxNgramTexts());
    assertEquals(first, d.maxNgram());
    double sum = 0;
    for (int i = 0; i < texts.size(); i++) {
      sum += bleu(texts, i);
    }
    assertEquals(sum / texts.size(), TextDiversity.selfBleu(texts), 1e-12);
  }

  private static List<String> runs(List<String> words, int n) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i + n <= words.size(); i++) {
      out.add(String.join(" ", words.subList(i, i + n)));
    }
    return out;
  }

  private static double bleu(List<List<String>> texts, int i) {
    double logs = 0;
    for (int n = 1; n <= 4; n++) {
      List<String> own = runs(texts.get(i), n);
      int matched = 0;
      for (String run : new HashSet<>(own)) {
        int best = 0;
        for (int j = 0; j < texts.size(); j++) {
          best = j == i ? best : Math.max(best, Collections.frequency(runs(texts.get(j), n), run));
        }
        matched += Math.min(best, Collections.frequency(own, run));
      }
      logs += Math.log((double) matched / own.size()) / 4;
    }
    int length = texts.get(i).size();
    int distance = Integer.MAX_VALUE;
    int closest = 0;
    for (int j = 0; j < texts.size(); j++) {
      int away = Math.abs(texts.get(j).size() - length);
      if (j != i && away < distance) {
        distance = away;
        closest = texts.get(j).size();
      }
    }
    return Math.exp(logs) * (length >= closest ? 1 : Math.exp(1 - (double) closest / length));
  }
}
