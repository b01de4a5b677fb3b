package emotionthinker.stages.cot.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Level;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.CueMentions.Mention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CueMentionsTest {
  private static final CueSheet SHEET =
      new CueSheet(
          Level.HIGH,
          null,
          Level.LOW,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          "the pitch was low",
          true,
          "en",
          Emotion.SAD,
          null,
          null);

  private static Set<Cue> cues(String text, boolean said) {
    return CueMentions.of(text, SHEET).stream()
        .filter(mention -> mention.said() == said)
        .map(Mention::cue)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Her pitch is low. | PITCH",
        "volume Fairly the reduced remains here. | ENERGY",
        "An elevated with voice a fairly brisk rate speaking. | PITCH SPEED",
        "Downward the melody moves. | INTONATION",
        "she have leisure tempo and contour fall | SPEED INTONATION",
        "The volume is part of the picture. |",
        "Pitch, energy, speed, intonation, stress. |",
        "She said \"the pitch is low\" twice. |",
        "A low wall stood there. |",
      })
  void what_something_is_said_of(String text, String expected) {
    Set<Cue> cues =
        expected == null
            ? Set.of()
            : List.of(expected.split(" ", -1)).stream()
                .map(Cue::valueOf)
                .collect(Collectors.toSet());
    assertEquals(cues, cues(text, true));
  }

  @Test
  void a_cue_that_is_only_named_is_told_apart() {
    String text = "The volume plays its part, and the tempo is brisk.";
    assertEquals(Set.of(Cue.ENERGY, Cue.SPEED), cues(text, false));
    assertEquals(Set.of(Cue.SPEED), cues(text, true));
    assertEquals(text.indexOf("volume"), CueMentions.of(text, SHEET).get(0).start());
  }

  @Test
  void the_order_of_words_does_not_matter() {
    List<String> words = new ArrayList<>(List.of("the", "pitch", "is", "very", "low"));
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(words, random);
      String text = String.join(" ", words) + ".";
      assertEquals(Set.of(Cue.PITCH), cues(text, true), text);
    }
  }

  @Test
  void a_text_without_words_mentions_nothing() {
    assertTrue(CueMentions.of("", SHEET).isEmpty());
    assertTrue(CueMentions.of("... !", SHEET).isEmpty());
  }
}
