package emotionthinker.stages.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.TableRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeakerFoldsTest {

  static Utterance utterance(String corpus, String speaker, String gender, int i, String raw) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("utterance_id", corpus + "/" + speaker + "_" + i);
    fields.put("corpus", corpus);
    fields.put("speaker_id", corpus + "/" + speaker);
    fields.put("gender", gender);
    fields.put("language", "en");
    fields.put("emotion_raw", raw);
    fields.put("emotion", "calm".equals(raw) ? null : raw);
    fields.put("split", "train");
    fields.put("label_votes", List.of());
    return TableRows.row(Table.UTTERANCES, fields);
  }

  /** Two corpora, of 12 and 10 speakers of both genders, 20 clips each; one without a label. */
  private static List<Utterance> corpus() {
    List<Utterance> out = new ArrayList<>();
    for (int s = 0; s < 22; s++) {
      for (int i = 0; i < 20; i++) {
        String gender = s % 2 == 0 ? "Male" : "Female";
        out.add(utterance(s < 12 ? "a" : "b", "s" + s, gender, i, i % 2 == 0 ? "sad" : "angry"));
      }
    }
    out.add(utterance("a", "nobody", "Male", 0, null));
    return out;
  }

  @Test
  void everySpeakerIsTestedOnceAndFoldsAreBalanced() {
    SpeakerFolds folds = SpeakerFolds.of(corpus(), 5, 1);
    assertEquals(22, folds.all().size());
    assertNull(folds.foldOf("a/nobody"));
    int[] clips = folds.clips();
    assertEquals(440, Arrays.stream(clips).sum());
    assertTrue(Arrays.stream(clips).allMatch(n -> n >= 80 && n <= 100), Arrays.toString(clips));
    for (String prefix : List.of("a", "b")) {
      int[][] genders = new int[2][5];
      folds
          .all()
          .forEach(
              (speaker, fold) -> {
                if (speaker.startsWith(prefix)) {
                  genders[Integer.parseInt(speaker.substring(3)) % 2][fold]++;
                }
              });
      for (int[] counts : genders) {
        assertTrue(Arrays.stream(counts).allMatch(n -> n == 1 || n == 2), Arrays.toString(counts));
      }
    }
  }

  @Test
  void splitsArePartsOfSpeakersAndEveryCorpusTrains() {
    SpeakerFolds folds = SpeakerFolds.of(corpus(), 5, 1);
    for (int fold = 0; fold < 5; fold++) {
      Map<String, Split> splits = folds.splits(fold, 6);
      int f = fold;
      splits.forEach(
          (speaker, split) ->
              assertEquals(folds.foldOf(speaker) == f, split == Split.TEST, speaker));
      long validation = splits.values().stream().filter(s -> s == Split.VALIDATION).count();
      assertTrue(validation >= 2 && validation <= 5, validation + " speakers validate");
      assertTrue(
          splits.entrySet().stream()
              .anyMatch(e -> e.getKey().startsWith("b/") && e.getValue() == Split.TRAIN));
      assertFalse(folds.splits(fold, 0).containsValue(Split.VALIDATION));
    }
  }

  @Test
  void seedDecidesAndOrderDoesNot() {
    List<Utterance> shuffled = new ArrayList<>(corpus());
    Collections.shuffle(shuffled, new Random(9));
    SpeakerFolds folds = SpeakerFolds.of(corpus(), 5, 1);
    assertEquals(folds.all(), SpeakerFolds.of(shuffled, 5, 1).all());
    assertEquals(folds.splits(2, 6), SpeakerFolds.of(shuffled, 5, 1).splits(2, 6));
    assertNotEquals(folds.all(), SpeakerFolds.of(corpus(), 5, 2).all());
    assertThrows(IllegalArgumentException.class, () -> SpeakerFolds.of(corpus(), 23, 1));
  }
}
