package emotionthinker.stages.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.Prediction;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.cot.filter.Finding;
import emotionthinker.stages.reward.RulesRewardModel;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PredictionMakerTest {
  private static final CueSheet CUES =
      new CueSheet(
          Level.HIGH,
          80.0,
          Level.LOW,
          10.0,
          SpeedLevel.NORMAL,
          50.0,
          Intonation.RISING,
          List.of(),
          Gender.FEMALE,
          null,
          "what a day",
          true,
          "en",
          Emotion.HAPPY,
          null,
          null);

  private static Utterance utterance(String raw) {
    return SpeakerFoldsTest.utterance("a", "s", "Female", 1, raw);
  }

  private static PredictionMaker maker(String labels) {
    return new PredictionMaker(
        "test",
        LabelSet.of(labels),
        VerifierOptions.defaults(),
        texts -> texts.stream().map(text -> Finding.of(Emotion.SAD)).toList(),
        new RulesRewardModel(VerifierOptions.defaults()));
  }

  @Test
  void readsAnswerAndChecksReasoning() {
    String text =
        "<think>She speaks with a high pitch and strong energy. \"What a day\" is said with a rising"
            + " contour, and \"never mind\" follows.</think><answer>Happiness</answer>";
    Prediction one =
        maker("nine").make(List.of(Answered.of(utterance("happy"), CUES, 2, text))).get(0);
    assertEquals("a/s_1~2", one.predictionId());
    assertEquals("happy", one.gold());
    assertEquals("happy", one.answer());
    assertTrue(one.formatValid());
    assertEquals(1, one.contradictedClaims());
    assertEquals(3, one.salientCues());
    assertEquals(2, one.salientCuesCited());
    assertTrue(one.misquoted());
    assertFalse(one.labelRecovered());
    assertTrue(one.factualAlignment() < 5);
  }

  @Test
  void whatIsNoReasoningIsNotChecked() {
    List<Prediction> made =
        maker("nine")
            .make(
                List.of(
                    Answered.of(utterance("happy"), CUES, 0, "Happy."),
                    Answered.of(utterance("happy"), CUES, 1, "<answer>sad</answer> I think"),
                    Answered.of(utterance("happy"), CUES, 2, "<think>a lot"),
                    Answered.of(utterance("happy"), CUES, 3, null),
                    Answered.of(
                        utterance("happy"), null, 4, "<think>Words.</think><answer>joy</answer>")));
    assertEquals(
        java.util.Arrays.asList("happy", "sad", null, null, "happy"),
        made.stream().map(Prediction::answer).toList());
    assertEquals(
        List.of(false, false, false, false, true),
        made.stream().map(Prediction::formatValid).toList());
    for (Prediction one : made) {
      assertNull(one.supportedClaims());
      assertNull(one.factualAlignment());
    }
    assertNull(made.get(3).text());
  }

  @Test
  void releasedLabelSetsMapLabelsAndAnswers() {
    LabelSet ravdess = LabelSet.of("ravdess8");
    assertEquals(OptionalInt.of(1), ravdess.gold(utterance("calm")));
    assertEquals(OptionalInt.of(0), ravdess.gold(utterance("neutral")));
    assertEquals(OptionalInt.of(5), ravdess.answer("Fear"));
    assertEquals(OptionalInt.of(1), ravdess.answer("calm."));
    assertEquals(OptionalInt.empty(), LabelSet.of("nine").gold(utterance("calm")));
    assertEquals(OptionalInt.empty(), LabelSet.of("iemocap4").gold(utterance("surprise")));
    assertEquals(OptionalInt.of(1), LabelSet.of("iemocap4").answer("excited"));
    assertEquals(OptionalInt.of(4), LabelSet.of("meld7").gold(utterance("happy")));
    assertEquals(OptionalInt.empty(), LabelSet.of("meld7").answer("bored"));
    assertEquals(
        List.of(9, 4, 7, 8, 7),
        List.of("nine", "iemocap4", "meld7", "ravdess8", "savee7").stream()
            .map(n -> LabelSet.of(n).size())
            .toList());
    assertThrows(UserException.class, () -> LabelSet.of("emodb"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            maker("iemocap4").make(List.of(Answered.of(utterance("surprise"), CUES, 0, "happy"))));
  }
}
