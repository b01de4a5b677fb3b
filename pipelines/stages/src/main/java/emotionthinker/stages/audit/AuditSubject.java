package emotionthinker.stages.audit;

import emotionthinker.schemas.AuditCheck;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.AudioSketch;
import java.io.Serializable;

/**
 * What the audit needs to know of one utterance.
 *
 * @param utteranceId key
 * @param corpus its corpus
 * @param split its split
 * @param speakerId its speaker
 * @param recording its file, with the row of a pack
 * @param transcript its words in {@link SplitGroups#normalised} form; null when not given
 * @param emotion canonical emotion; null when it has none
 * @param labelAgreement share of raters that agree; null when not given
 * @param sampleRateHz sample rate of the file (Hz)
 * @param durationS duration (s)
 * @param speechS time in speech (s)
 * @param clippedShare samples at full scale (share of samples)
 * @param snrDb speech level above the noise floor; null when not measurable (dB)
 * @param levelDbfs speech level; null when not measurable (dBFS)
 * @param sketch fingerprint, bandwidth and peak; null when the audio could not be read again
 */
public record AuditSubject(
    String utteranceId,
    String corpus,
    Split split,
    String speakerId,
    String recording,
    String transcript,
    Emotion emotion,
    Double labelAgreement,
    int sampleRateHz,
    double durationS,
    double speechS,
    double clippedShare,
    Double snrDb,
    Double levelDbfs,
    AudioSketch sketch)
    implements Serializable {

  /** The subject of a measured utterance. */
  public static AuditSubject of(Utterance utterance, Prosody prosody, AudioSketch sketch) {
    return new AuditSubject(
        utterance.utteranceId(),
        utterance.corpus(),
        utterance.split(),
        utterance.speakerId(),
        group(AuditCheck.RECORDING_ACROSS_SPLITS, utterance),
        group(AuditCheck.TRANSCRIPT_ACROSS_SPLITS, utterance),
        utterance.emotion(),
        utterance.labelAgreement(),
        utterance.sampleRateHz(),
        prosody.durationS(),
        prosody.speechS(),
        prosody.clippedShare(),
        prosody.estSnrDb(),
        prosody.energyDbfs(),
        sketch);
  }

  /** What an utterance shares with others in the eyes of a check; null when nothing. */
  static String group(AuditCheck check, Utterance utterance) {
    return switch (check) {
      case SPEAKER_ACROSS_SPLITS -> utterance.speakerId();
      case RECORDING_ACROSS_SPLITS ->
          utterance.locator() == null
              ? utterance.audioUri()
              : utterance.audioUri() + "#" + utterance.locator();
      case TRANSCRIPT_ACROSS_SPLITS -> SplitGroups.normalised(utterance.transcript());
      default -> null;
    };
  }

  /** Time outside speech (share of duration). */
  double silenceShare() {
    return Math.max(0, 1 - speechS / durationS);
  }

  /** Bandwidth re half the sample rate; null when there is none. */
  Double bandwidthShare() {
    return sketch == null || sketch.bandwidthHz() == null
        ? null
        : Double.valueOf(Math.min(1, sketch.bandwidthHz() / (sampleRateHz / 2.0)));
  }
}
