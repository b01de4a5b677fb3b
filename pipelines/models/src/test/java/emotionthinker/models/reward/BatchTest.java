package emotionthinker.models.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import emotionthinker.models.arrays.PyTorch;
import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.reading.Reading;
import emotionthinker.stages.reward.reading.ReasoningReader;
import emotionthinker.stages.reward.reading.SheetSigns;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a dimension looks at, what limits it, and inputs that training never meets. */
class BatchTest {
  private static final NetworkOptions SMALL =
      new NetworkOptions(16, 16, 2, 16, 64, 64, 256, 32, 0.5);
  private static final ReasoningReader READER = new ReasoningReader(VerifierOptions.defaults());
  private static final CueSheet SHEET =
      new CueSheet(
          Level.LOW,
          50.0,
          Level.LOW,
          50.0,
          SpeedLevel.SLOW,
          50.0,
          Intonation.FALLING,
          List.of(),
          Gender.FEMALE,
          AgeLevel.YOUNG_ADULT,
          "The tram leaves at nine",
          true,
          "en",
          Emotion.SAD,
          0,
          null);
  private static final String FOUNDED = "The pitch is low. The voice points to sadness.";
  private static final String REASON = " People who live by the sea are always calm.";
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of("the", "pitch", "is", "low", "voice", "points", "to"),
          SMALL,
          ReasoningReader.TAGS);

  private static Batch batch(NDManager manager, double dropped, String... texts) {
    List<Reading> readings = Stream.of(texts).map(text -> READER.read(SHEET, text)).toList();
    return Batch.of(manager, readings, VOCABULARY, SMALL, dropped, new SplittableRandom(1));
  }

  private static float[] row(ai.djl.ndarray.NDArray array, long text, Dimension dimension) {
    return array.get(text).get(dimension.ordinal()).toFloatArray();
  }

  @Test
  void reasons_without_ground_limit_interpretation_and_nothing_else() {
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      Batch batch =
          batch(
              manager,
              0,
              FOUNDED,
              FOUNDED + REASON,
              FOUNDED + REASON + " Winter makes everybody angry.",
              FOUNDED + REASON.repeat(4));
      Dimension iq = Dimension.INTERPRETATIVE_QUALITY;
      assertArrayEquals(new float[] {0, 0, 0, 0}, row(batch.limited(), 0, iq));
      assertArrayEquals(new float[] {0, 0, 1, 1}, row(batch.limited(), 1, iq));
      assertArrayEquals(new float[] {0, 1, 1, 1}, row(batch.limited(), 2, iq));
      assertArrayEquals(new float[] {1, 1, 1, 1}, row(batch.limited(), 3, iq));
      assertEquals(2 + 3 + 4, batch.limited().sum().getFloat());
      for (int seed = 1; seed <= 20; seed++) {
        PyTorch.engine().setRandomSeed(seed);
        try (RewardNetwork network = new RewardNetwork(manager, SMALL, VOCABULARY.rows())) {
          float[] logits = row(network.forward(batch), 1, iq);
          assertTrue(Math.max(logits[2], logits[3]) <= -2 + 1e-5, "seed " + seed);
        }
      }
    }
  }

  @Test
  void completeness_does_not_look_at_what_it_does_not_count() {
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      String text =
          "The pitch is low. The voice is breathy. Zither quux blorps the frabjous gizmo. Then pitch.";
      assertArrayEquals(new float[] {1, 0, 0, 0}, looked(batch(manager, 0, text)));
      // where training makes words unknown, it hides no sentence
      assertArrayEquals(new float[] {1, 0, 1, 0}, looked(batch(manager, 0.2, text)));
      float[] whole = row(batch(manager, 0, text).whole(), 0, Dimension.CAPTION_COMPLETENESS);
      float[] others = row(batch(manager, 0, text).whole(), 0, Dimension.FACTUAL_ALIGNMENT);
      int kept = 0;
      for (int i = 0; i < whole.length; i++) {
        boolean counts = ReasoningReader.countsForCoverage(i);
        assertEquals(counts ? others[i] : 0, whole[i], "number " + i);
        kept += counts ? 1 : 0;
      }
      assertEquals(3 * 4 + 1, kept);
    }
  }

  @Test
  void completeness_is_the_rubric_and_takes_no_notice_of_length() {
    String good = "The pitch is low and the volume is low. The voice points to sadness.";
    String padding = " The voice is breathy. The pitch is the pitch.";
    try (NDManager manager = PyTorch.engine().newBaseManager();
        RewardNetwork network = new RewardNetwork(manager, SMALL, VOCABULARY.rows())) {
      Batch batch = batch(manager, 0, good, good + padding.repeat(8), "The tempo is slow. " + good);
      assertArrayEquals(new float[] {1, 1, 0, 0}, batch.spoken().get(0).toFloatArray());
      assertArrayEquals(new float[] {.25f, .25f, .25f, .25f}, batch.worth().get(0).toFloatArray());
      float[] logits = row(network.byWords(batch, 0, false), 0, Dimension.CAPTION_COMPLETENESS);
      float[] padded = row(network.byWords(batch, 0, false), 1, Dimension.CAPTION_COMPLETENESS);
      float[] fuller = row(network.byWords(batch, 0, false), 2, Dimension.CAPTION_COMPLETENESS);
      assertArrayEquals(logits, padded);
      // 1 + 4 x 2/4 = 3 and 1 + 4 x 3/4 = 4, half a point from the borders
      assertEquals(3, answered(logits));
      assertEquals(4, answered(fuller));
    }
  }

  private static int answered(float[] logits) {
    int score = 1;
    for (float logit : logits) {
      score += logit > 0 ? 1 : 0;
      assertTrue(Math.abs(logit) > 3, "logit " + logit);
    }
    return score;
  }

  private static float[] looked(Batch batch) {
    return batch.looked().get(":, :, " + Dimension.CAPTION_COMPLETENESS.ordinal()).toFloatArray();
  }

  @Test
  void what_training_never_meets_has_no_weight() {
    try (NDManager manager = PyTorch.engine().newBaseManager();
        RewardNetwork network = new RewardNetwork(manager, SMALL, VOCABULARY.rows())) {
      List<Reading> met = List.of(READER.read(SHEET, FOUNDED));
      SeenInputs seen = SeenInputs.of(met, VOCABULARY);
      seen.silenceOthers(network.parameters(), SMALL);
      float[] rows = network.parameters().get("embedding").abs().sum(new int[] {1}).toFloatArray();
      int silent = 0;
      for (int i = 0; i < rows.length; i++) {
        assertEquals(seen.rows()[i], rows[i] > 0, "row " + i);
        silent += seen.rows()[i] ? 0 : 1;
      }
      assertTrue(silent > 100);
      // a claim of a cue that no text of training claims is heard by no hidden unit
      Batch batch = batch(manager, 0, FOUNDED + " There are long pauses between the words.");
      float[] numbers = row(batch.whole(), 0, Dimension.FACTUAL_ALIGNMENT);
      float[] weights = network.parameters().get("signs.hidden.weight").toFloatArray();
      int units = weights.length / (Dimension.values().length * (numbers.length + SheetSigns.SIZE));
      int unmet = 0;
      for (int i = 0; i < numbers.length; i++) {
        unmet += numbers[i] != 0 && !seen.whole()[i] ? 1 : 0;
        for (int unit = 0; unit < units; unit++) {
          assertEquals(seen.whole()[i], weights[i * units + unit] != 0, "number " + i);
        }
      }
      assertTrue(unmet > 0);
    }
  }
}
