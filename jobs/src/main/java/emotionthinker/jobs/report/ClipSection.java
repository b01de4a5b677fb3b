package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.WireName;
import emotionthinker.schemas.Word;
import emotionthinker.signal.FloatSeries;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.stages.prosody.ClipMeasurer;
import emotionthinker.stages.prosody.ProsodyOptions;
import emotionthinker.stages.report.WaveEnvelope;
import emotionthinker.stages.shard.HashOrder;
import emotionthinker.stages.shard.WavPcm16;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Clips to look into, drawn by hash over what was annotated: waveform, F0 and intensity with words
 * and levels, and the text with its claims. Contours are measured again, as tables keep them only
 * when asked. Where the corpus may not be given away there is no audio, and no words where those
 * may not be shown.
 */
final class ClipSection implements Section {
  private static final int OUTLINE_POINTS = 400;

  /** Longer audio would make the page too large for a mail or a browser. */
  private static final double MAX_AUDIO_S = 30;

  private final int clips;
  private final AudioLimits limits;
  private final ProsodyOptions options;

  /**
   * @param clips at most so many
   * @param options how contours are measured
   */
  ClipSection(int clips, AudioLimits limits, ProsodyOptions options) {
    this.clips = clips;
    this.limits = limits;
    this.options = options;
  }

  @Override
  public String name() {
    return "clips";
  }

  @Override
  public JsonNode read(RunTables tables) throws IOException {
    if (!tables.has(Table.COT) || clips == 0) {
      return null;
    }
    Map<String, Cot> cots = draw(tables);
    Map<String, Utterance> utterances = new TreeMap<>();
    Map<String, Prosody> measured = new TreeMap<>();
    Map<String, Levels> levels = new TreeMap<>();
    tables.each(
        Table.UTTERANCES,
        (Utterance u) -> {
          if (cots.containsKey(u.utteranceId())) {
            utterances.put(u.utteranceId(), u);
          }
        });
    tables.each(
        Table.PROSODY,
        (Prosody p) -> {
          if (cots.containsKey(p.utteranceId())) {
            measured.put(p.utteranceId(), p);
          }
        });
    tables.each(
        Table.LEVELS,
        (Levels l) -> {
          if (cots.containsKey(l.utteranceId())) {
            levels.put(l.utteranceId(), l);
          }
        });
    UtteranceAudio audio = new UtteranceAudio(tables.storage(), limits);
    ClipMeasurer measurer = new ClipMeasurer(options.withContours(true), null);
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    for (Cot cot : cots.values()) {
      Utterance u = utterances.get(cot.utteranceId());
      ObjectNode clip = out.addObject();
      describe(clip, u, levels.get(cot.utteranceId()));
      text(clip, cot);
      words(clip, u, measured.get(cot.utteranceId()));
      sound(clip, u, audio, measurer);
    }
    return out;
  }

  private Map<String, Cot> draw(RunTables tables) throws IOException {
    HashOrder order = new HashOrder(0);
    TreeMap<Long, Cot> first = new TreeMap<>();
    tables.each(
        Table.COT,
        (Cot cot) -> {
          first.put(order.of(cot.utteranceId()), cot);
          if (first.size() > clips) {
            first.pollLastEntry();
          }
        });
    Map<String, Cot> byId = new TreeMap<>();
    first.values().forEach(cot -> byId.put(cot.utteranceId(), cot));
    return byId;
  }

  private static void describe(ObjectNode clip, Utterance u, Levels l) {
    clip.put("id", u.utteranceId());
    clip.put("corpus", u.corpus());
    clip.put("speaker", u.speakerId());
    clip.put("split", u.split().wire());
    clip.put("emotion", wire(u.emotion()));
    clip.put("transcript", u.redistributeTranscript() ? u.transcript() : null);
    ObjectNode levels = clip.putObject("levels");
    levels.put("gender", wire(l.gender()));
    levels.put("age_level", wire(l.ageLevel()));
    level(levels, "pitch_level", l.pitchLevel(), l.pitchPercentile(), l.pitchReason());
    level(levels, "energy_level", l.energyLevel(), l.energyPercentile(), l.energyReason());
    level(levels, "speed_level", l.speedLevel(), l.speedPercentile(), l.speedReason());
    levels.put("intonation", l.intonation().wire());
    if (u.redistributeTranscript()) {
      levels.put("stressed_words", String.join(", ", l.stressedWords()));
    }
  }

  private static void level(
      ObjectNode levels, String name, WireName level, Double percentile, WireName reason) {
    levels.put(
        name,
        level == null
            ? "none: " + reason.wire()
            : level.wire() + " (percentile " + Math.round(percentile) + ")");
  }

  private static void text(ObjectNode clip, Cot cot) {
    clip.put("reasoning", cot.reasoning());
    clip.put("answer", cot.answer().wire());
    clip.put("factual_alignment", cot.factualAlignment());
    ArrayNode claims = clip.putArray("claims");
    for (Claim claim : cot.claims()) {
      ObjectNode one = claims.addObject();
      one.put("cue", claim.cue().wire());
      one.put("asserted", claim.asserted());
      one.put("measured", claim.measured());
      one.put("verdict", claim.verdict().wire());
      one.put("start", claim.start());
      one.put("end", claim.end());
    }
  }

  private static void words(ObjectNode clip, Utterance u, Prosody p) {
    ArrayNode words = clip.putArray("words");
    if (u.redistributeTranscript()) {
      for (Word word : p.words()) {
        ObjectNode one = words.addObject();
        one.put("text", word.text());
        one.put("start_s", word.startS());
        one.put("end_s", word.endS());
        one.put("prominence", word.prominence());
      }
    }
  }

  private static void sound(
      ObjectNode clip, Utterance u, UtteranceAudio audio, ClipMeasurer measurer)
      throws IOException {
    DecodedAudio decoded;
    try {
      decoded = audio.samples(u);
    } catch (AudioDecodeException e) {
      // it was readable when the run was made; a report is no place to stop for it
      clip.put("problem", "the audio can no longer be read: " + e.getMessage());
      return;
    }
    float[] mono = decoded.mono();
    clip.put("duration_s", decoded.durationS());
    ArrayNode outline = clip.putArray("outline");
    WaveEnvelope.of(mono, OUTLINE_POINTS).forEach(peak -> outline.add(peak));
    ProsodyFeatures features = measurer.extract(mono, decoded.sampleRateHz());
    series(clip.putObject("f0_hz"), features.f0Hz(), 10);
    series(clip.putObject("intensity_db"), features.intensityDb(), 10);
    if (u.redistribute() && decoded.durationS() <= MAX_AUDIO_S) {
      byte[] wav = WavPcm16.encode(new float[][] {mono}, decoded.sampleRateHz()).toArray();
      clip.put("audio", "data:audio/wav;base64," + Base64.getEncoder().encodeToString(wav));
    }
  }

  private static void series(ObjectNode to, FloatSeries series, double unit) {
    to.put("start_s", series.startS());
    to.put("step_s", series.stepS());
    ArrayNode values = to.putArray("values");
    for (int i = 0; i < series.size(); i++) {
      float value = series.value(i);
      if (Float.isNaN(value)) {
        values.addNull();
      } else {
        values.add(Math.round(value * unit) / unit);
      }
    }
  }

  private static String wire(WireName name) {
    return name == null ? "unknown" : name.wire();
  }
}
