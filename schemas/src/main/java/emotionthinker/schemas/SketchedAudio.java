package emotionthinker.schemas;

/**
 * What the audit found out by decoding the audio of an utterance. It lies beside the tables of a
 * run and is part of none.
 *
 * @param audioSha256 SHA-256 of the decoded PCM
 * @param fingerprint fingerprint for finding copies, as the signal package writes it
 * @param bandwidthHz upper edge of the highest band within 60 dB of the strongest; null for digital
 *     silence (Hz)
 * @param peakDbfs largest magnitude re full scale; null for digital silence (dBFS)
 */
public record SketchedAudio(
    String audioSha256, ByteSeries fingerprint, Double bandwidthHz, Double peakDbfs) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public SketchedAudio {
    Checks.text("audio_sha256", audioSha256);
    Checks.present("fingerprint", fingerprint);
    Checks.finite("bandwidth_hz", bandwidthHz);
    Checks.finite("peak_dbfs", peakDbfs);
  }
}
