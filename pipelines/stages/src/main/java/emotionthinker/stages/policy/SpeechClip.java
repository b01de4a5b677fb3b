package emotionthinker.stages.policy;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.FloatSeries;
import emotionthinker.schemas.Prosody;

/**
 * One clip as a policy hears it. Nothing but the sound and what was measured on it: no label, no
 * speaker, no gender or age that a corpus gives.
 *
 * @param utteranceId key of the utterance
 * @param samples one channel, full scale ±1
 * @param sampleRateHz samples per second (Hz)
 * @param prosody what was measured on it; null when nothing was
 */
public record SpeechClip(
    String utteranceId, FloatSeries samples, double sampleRateHz, Prosody prosody) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public SpeechClip {
    Checks.text("utterance_id", utteranceId);
    Checks.present("samples", samples);
    Checks.positive("sample_rate_hz", sampleRateHz);
    if (prosody != null && !prosody.utteranceId().equals(utteranceId)) {
      throw Checks.bad("prosody.utterance_id", prosody.utteranceId(), "that of " + utteranceId);
    }
  }
}
