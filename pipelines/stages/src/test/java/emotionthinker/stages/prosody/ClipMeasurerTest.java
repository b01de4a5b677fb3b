package emotionthinker.stages.prosody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.Word;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.stages.TableRows;
import emotionthinker.stages.prosody.align.AlignmentException;
import emotionthinker.stages.prosody.speaker.SpeakerTag;
import emotionthinker.stages.prosody.speaker.SpeakerTagger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClipMeasurerTest {
  private static final int RATE_HZ = 16_000;

  /** "Dogs are sitting by the door": seven syllables, the fourth word ("by") stressed. */
  private static final String TRANSCRIPT = "Dogs are sitting by the door";

  private static final int STRESSED_SYLLABLE = 4;

  @Test
  void words_from_nuclei_with_the_stressed_one_on_top() throws Exception {
    Prosody row = measure(Map.of("transcript", TRANSCRIPT, "language", "en"), null, null);
    assertEquals(7, row.syllableNuclei());
    assertEquals("nuclei", row.wordsSource());
    assertTrue(row.wordsConfidence() > 0.8, "confidence " + row.wordsConfidence());
    assertEquals(
        List.of("Dogs", "are", "sitting", "by", "the", "door"),
        row.words().stream().map(Word::text).toList());
    assertEquals("by", mostProminent(row));
    double mean = row.words().stream().mapToDouble(Word::prominence).average().orElseThrow();
    double square =
        row.words().stream().mapToDouble(w -> w.prominence() * w.prominence()).sum() / 5;
    assertEquals(0, mean, 1e-9);
    assertEquals(1, square, 1e-9);
    // D AO G Z, AA R, S IH T IH NG, B AY, DH AH, D AO R
    assertEquals(18 / row.speechS(), row.phonesPerS(), 1e-9);
    assertEquals(7 / row.speechS(), row.expectedSyllablesPerS(), 1e-9);
    assertNull(row.phonesReason());
    assertNull(row.contours());
  }

  @Test
  void words_from_an_alignment_are_spelled_as_in_the_transcript() throws Exception {
    List<Word> aligned =
        List.of(
            new Word("dogs", 0.30, 0.50, null),
            new Word("are", 0.50, 0.70, null),
            new Word("sitting", 0.70, 1.10, null),
            new Word("by", 1.10, 1.32, null),
            new Word("the", 1.32, 1.50, null),
            new Word("door.", 1.50, 1.75, null));
    Prosody row = measure(Map.of("transcript", TRANSCRIPT, "language", "en"), aligned, null);
    assertEquals("alignment", row.wordsSource());
    assertEquals(1.0, row.wordsConfidence());
    assertEquals("Dogs", row.words().get(0).text());
    assertEquals("door", row.words().get(5).text());
    assertEquals("by", mostProminent(row));

    List<Word> late = List.of(new Word("dogs", 0.3, 9.5, null));
    AlignmentException e =
        assertThrows(AlignmentException.class, () -> measure(Map.of(), late, null));
    assertTrue(e.getMessage().contains("dogs"), e.getMessage());
  }

  @Test
  void reasons_where_there_are_no_phones() throws Exception {
    assertEquals("no_transcript", measure(Map.of("language", "en"), null, null).phonesReason());
    Prosody german =
        measure(
            Map.of("transcript", "Der Hund sitzt vor der Haustür", "language", "de"), null, null);
    assertEquals("syllables_only", german.phonesReason());
    assertNull(german.phonesPerS());
    assertEquals(7 / german.speechS(), german.expectedSyllablesPerS(), 1e-9);
    assertEquals(6, german.words().size());
    Prosody chinese = measure(Map.of("transcript", "你好", "language", "zh"), null, null);
    assertEquals("unknown_language", chinese.phonesReason());
    assertNull(chinese.expectedSyllablesPerS());
    assertEquals(List.of(), chinese.words());
    Prosody number = measure(Map.of("transcript", "in 1995", "language", "en"), null, null);
    assertEquals("unpronounceable", number.phonesReason());
    assertNull(number.wordsSource());
  }

  @Test
  void a_transcript_that_does_not_fit_gives_words_without_prominence() throws Exception {
    String text = "this sentence has very many more syllables than anybody ever said in that clip";
    Prosody row = measure(Map.of("transcript", text, "language", "en"), null, null);
    assertTrue(row.wordsConfidence() < 0.5, "confidence " + row.wordsConfidence());
    assertEquals(14, row.words().size());
    row.words().forEach(word -> assertNull(word.prominence()));
  }

  @Test
  void the_corpus_goes_before_the_model_and_the_model_before_acoustics() throws Exception {
    SpeakerTagger model = new FixedTagger(new SpeakerTag(Gender.FEMALE, 0.97, 41.0));
    Prosody nothing = measure(Map.of("gender", "Male", "age_years", 30.0), null, model);
    assertNull(nothing.voiceGender());
    assertNull(nothing.voiceAgeYears());
    Prosody age = measure(Map.of("gender", "Male"), null, model);
    assertNull(age.voiceGender());
    assertEquals(41.0, age.voiceAgeYears());
    Prosody both = measure(Map.of(), null, model);
    assertEquals(Gender.FEMALE, both.voiceGender());
    assertEquals("model", both.voiceGenderSource());
    assertEquals(0.97, both.voiceGenderConfidence());

    Prosody acoustic = measure(Map.of(), null, new FixedTagger(new SpeakerTag(null, null, 41.0)));
    assertEquals(Gender.MALE, acoustic.voiceGender());
    assertEquals("acoustic", acoustic.voiceGenderSource());
    assertNotNull(acoustic.voiceGenderConfidence());
    assertEquals(41.0, acoustic.voiceAgeYears());
  }

  private record FixedTagger(SpeakerTag fixed) implements SpeakerTagger {
    @Override
    public String source() {
      return "model";
    }

    @Override
    public SpeakerTag tag(float[] samples, double sampleRateHz, ProsodyFeatures features) {
      return fixed;
    }
  }

  private static String mostProminent(Prosody row) {
    return row.words().stream()
        .max(Comparator.comparingDouble(Word::prominence))
        .orElseThrow()
        .text();
  }

  private static Prosody measure(
      Map<String, Object> fields, List<Word> aligned, SpeakerTagger model)
      throws AlignmentException {
    Map<String, Object> utterance = new HashMap<>(fields);
    utterance.put("utterance_id", "x/a");
    utterance.put("speaker_id", "x/s");
    utterance.put("split", "train");
    utterance.putIfAbsent("language", "und");
    Utterance row = TableRows.row(Table.UTTERANCES, utterance);
    return new ClipMeasurer(ProsodyOptions.defaults(), model)
        .measure(row, syllables(), RATE_HZ, aligned);
  }

  /** Seven syllables of 0.2 s from 0.3 s on; the stressed one is higher and louder. */
  private static float[] syllables() {
    float[] samples = new float[2 * RATE_HZ];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double t = i / (double) RATE_HZ - 0.3;
      int syllable = (int) Math.floor(t / 0.2);
      boolean stressed = syllable == STRESSED_SYLLABLE;
      phase += 2 * Math.PI * (stressed ? 125 : 95) / RATE_HZ;
      if (t >= 0 && syllable < 7) {
        double within = t / 0.2 - syllable;
        double envelope = 0.02 + Math.pow(Math.sin(Math.PI * within), 2);
        for (int k = 1; k <= 40; k++) {
          samples[i] +=
              (float)
                  ((stressed ? 0.04 : 0.02) * envelope * Math.pow(0.9, k) * Math.sin(k * phase));
        }
      }
    }
    return samples;
  }
}
