package emotionthinker.schemas;

/**
 * What decoding the audio of one utterance found out, and of which file. It holds times of files,
 * so it lies beside the tables of a run and is part of none.
 *
 * @param utteranceId id of the utterance, also when its row was rejected
 * @param fileKey corpus and path without extension: what all utterances of a file share
 * @param audioUri where the file lies
 * @param locator where the audio lies inside the file; null for the whole file
 * @param version length and times of the last change of the file, as its storage has them
 * @param segmentStartS start of the segment; null for the whole file (s)
 * @param segmentEndS end of the segment; null for the whole file (s)
 * @param container container and codec; null when it could not be decoded
 * @param sampleRateHz sample rate of the file; null when it could not be decoded (Hz)
 * @param channels channels of the file; null when it could not be decoded
 * @param durationS duration of the segment; null when it could not be decoded (s)
 * @param audioSha256 SHA-256 of the decoded PCM; null when it could not be decoded
 * @param problem why it could not be decoded; null when it could
 * @param detail what was seen; null when it could be decoded
 */
public record IngestedAudio(
    String utteranceId,
    String fileKey,
    String audioUri,
    String locator,
    String version,
    Double segmentStartS,
    Double segmentEndS,
    String container,
    Integer sampleRateHz,
    Integer channels,
    Double durationS,
    String audioSha256,
    RejectReason problem,
    String detail) {

  /** Checks what is always there. */
  public IngestedAudio {
    Checks.text("utterance_id", utteranceId);
    Checks.text("file_key", fileKey);
    Checks.text("audio_uri", audioUri);
    Checks.text("version", version);
  }
}
