package emotionthinker.stages.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import emotionthinker.schemas.AudioForm;
import emotionthinker.schemas.ByteSeries;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.EmotionCotRow;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.TrainingSubset;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.TableRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardRowsTest {
  private static final ByteSeries SOUND = ByteSeries.of(new byte[] {1, 2, 3});

  static Utterance utterance(Map<String, ?> more) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                "utterance_id", "c/a/b",
                "corpus", "c",
                "speaker_id", "c/s",
                "split", "train",
                "audio_uri", "file:/x/y/a/b.flac",
                "container", "flac/flac",
                "sample_rate_hz", 16_000,
                "duration_s", 2.0,
                "transcript", "Say it again."));
    fields.putAll(Map.of("emotion_raw", "W", "emotion", "angry", "licence", "MIT"));
    fields.putAll(Map.of("redistribute", true, "redistribute_transcript", true));
    fields.putAll(more);
    return TableRows.row(Table.UTTERANCES, fields);
  }

  static final Prosody PROSODY =
      TableRows.row(Table.PROSODY, Map.of("utterance_id", "c/a/b", "f0_median_hz", 210.5));
  static final Levels LEVELS =
      TableRows.row(
          Table.LEVELS,
          Map.of(
              "utterance_id", "c/a/b",
              "pitch_level", "high",
              "pitch_percentile", 88.0,
              "pitch_group", "corpus_gender:c|Female",
              "energy_reason", "no_group",
              "speed_reason", "no_group",
              "intonation", "rising",
              "stressed_words", List.of("again")));
  static final Cot COT =
      TableRows.row(
          Table.COT,
          Map.of(
              "utterance_id", "c/a/b",
              "candidate_id", "c/a/b~0",
              "reasoning", "High pitch.",
              "answer", "angry",
              "factual_alignment", 0.75));

  private static EmotionCotRow row(Utterance utterance, Scored scored, ByteSeries bytes) {
    return ShardRows.row(
        utterance,
        PROSODY,
        LEVELS,
        COT,
        scored,
        TrainingSubset.RL,
        ShardAudioPlan.of(utterance, AudioEmbedding.ORIGINAL),
        bytes);
  }

  @Test
  void aRowCarriesWhatItsCorpusAllows() {
    EmotionCotRow row = row(utterance(Map.of()), null, SOUND);
    assertEquals("Say it again.", row.transcription());
    assertEquals(List.of("again"), row.stressedWords());
    assertEquals(SOUND, row.audio().bytes());
    assertEquals("c/a/b.flac", row.audio().path());
    assertEquals(3, row.emotion(), "angry is the fourth name");
    assertEquals("<think>High pitch.</think><answer>angry</answer>", row.target());
    assertEquals(210.5, row.measurements().f0MedianHz());
    assertEquals(0.75, row.claimSupport());
    assertNull(row.scores());
    EmotionCotRow closed =
        row(utterance(Map.of("redistribute", false, "redistribute_transcript", false)), null, null);
    assertNull(closed.transcription());
    assertEquals(List.of(), closed.stressedWords());
    assertNull(closed.audio().bytes());
    assertEquals(AudioForm.PATH, closed.audioForm());
    assertEquals("c/a/b.flac", closed.audio().path());
  }

  @Test
  void audioOfAClosedCorpusCannotSlipIn() {
    Utterance closed = utterance(Map.of("redistribute", false));
    assertThrows(IllegalArgumentException.class, () -> row(closed, null, SOUND));
    assertThrows(IllegalArgumentException.class, () -> row(utterance(Map.of()), null, null));
  }

  @Test
  void scoresAreOfTheSameCandidate() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("utterance_id", "c/a/b");
    fields.put("candidate_id", "c/a/b~0");
    Scored scored = TableRows.row(Table.SCORED, fields);
    assertEquals(1.0, row(utterance(Map.of()), scored, SOUND).scores().factualAlignment());
    fields.put("candidate_id", "c/a/b~1");
    Scored other = TableRows.row(Table.SCORED, fields);
    assertThrows(IllegalArgumentException.class, () -> row(utterance(Map.of()), other, SOUND));
  }

  @Test
  void audioFormAndPathFollowFileAndPolicy() {
    assertPlan("c/a/b.flac", AudioForm.ORIGINAL, Map.of());
    Map<String, Object> segment =
        Map.of(
            "utterance_id",
            "c/a/b#1@0.5-1.5",
            "channels",
            2,
            "channel",
            1,
            "segment_start_s",
            0.5,
            "segment_end_s",
            1.5);
    assertPlan("c/a/b#1@0.5-1.5.wav", AudioForm.PCM16_WAV, segment);
    Map<String, Object> closed = new HashMap<>(segment);
    closed.put("redistribute", false);
    assertPlan("c/a/b.flac", AudioForm.PATH, closed);
    Map<String, Object> film = Map.of("container", "mp4/aac", "audio_uri", "/x/a/b.mp4");
    assertPlan("c/a/b.wav", AudioForm.PCM16_WAV, film);
    Map<String, Object> packed = Map.of("locator", "12", "audio_uri", "/x/p.parquet");
    assertPlan("c/a/b.flac", AudioForm.ORIGINAL, packed);
    Map<String, Object> packedClosed = new HashMap<>(packed);
    packedClosed.put("redistribute", false);
    assertPlan("c/a/b.flac", AudioForm.PATH, packedClosed);
    ShardAudioPlan none = ShardAudioPlan.of(utterance(Map.of()), AudioEmbedding.NONE);
    assertEquals(AudioForm.PATH, none.form());
    assertEquals(
        AudioForm.PCM16_WAV,
        ShardAudioPlan.of(utterance(Map.of()), AudioEmbedding.PCM16_WAV).form());
  }

  private static void assertPlan(String path, AudioForm form, Map<String, ?> fields) {
    ShardAudioPlan plan = ShardAudioPlan.of(utterance(fields), AudioEmbedding.ORIGINAL);
    assertEquals(path, plan.path());
    assertEquals(form, plan.form());
  }

  @Test
  void bytesAreEstimatedFromAbove() {
    long wav24 =
        ShardAudioPlan.of(
                utterance(Map.of("container", "wav/pcm_s24le", "channels", 2)),
                AudioEmbedding.ORIGINAL)
            .maxRowBytes();
    assertEquals(2 * 16_000 * 2 * 3 + 8_192, wav24);
    long segment =
        ShardAudioPlan.of(utterance(Map.of("channels", 1)), AudioEmbedding.PCM16_WAV).maxRowBytes();
    assertEquals(2 * 16_000 * 2 + 8_192, segment);
  }
}
