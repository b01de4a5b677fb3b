package emotionthinker.stages.policy;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.FloatSeries;

/**
 * One clip as a policy hears it: nothing but the sound, no label, no speaker, no gender or age that
 * a corpus gives.
 *
 * @param utteranceId key of the utterance
 * @param samples one channel, full scale ±1
 * @param sampleRateHz samples per second (Hz)
 */
public record SpeechClip(String utteranceId, FloatSeries samples, double sampleRateHz) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public SpeechClip {
    Checks.text("utterance_id", utteranceId);
    Checks.present("samples", samples);
    Checks.positive("sample_rate_hz", sampleRateHz);
  }
}
