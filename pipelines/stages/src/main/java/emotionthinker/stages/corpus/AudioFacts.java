package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;

/**
 * What decoding found out about the audio of one draft.
 *
 * @param audioUri where the audio file lies, as Storage names it
 * @param container container and codec found in the bytes, for instance wav/pcm_s16le
 * @param sampleRateHz sample rate of the file (Hz)
 * @param channels channels of the file, also when the draft takes one of them
 * @param durationS duration of the segment (s)
 * @param pcmSha256 SHA-256 of the decoded PCM of the segment and channel
 */
public record AudioFacts(
    String audioUri,
    String container,
    int sampleRateHz,
    int channels,
    double durationS,
    String pcmSha256) {

  /** Checks every component. */
  public AudioFacts {
    Checks.text("audio_uri", audioUri);
    Checks.text("container", container);
    Checks.positive("sample_rate_hz", sampleRateHz);
    Checks.positive("channels", channels);
    Checks.positive("duration_s", durationS);
    Checks.text("pcm_sha256", pcmSha256);
  }
}
