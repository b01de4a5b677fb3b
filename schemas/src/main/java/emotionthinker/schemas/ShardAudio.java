package emotionthinker.schemas;

/**
 * Audio of a shard row: bytes before path, the order that the Hugging Face Audio feature needs.
 *
 * @param bytes the audio file; null when the corpus may not be redistributed or no audio was asked
 *     for
 * @param path file name with extension: corpus/relative path, with the channel and segment in its
 *     name when bytes hold only those
 */
public record ShardAudio(ByteSeries bytes, String path) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ShardAudio {
    Checks.text("path", path);
  }
}
