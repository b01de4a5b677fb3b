package emotionthinker.schemas;

/**
 * One audio file as it lies in its corpus, inside a pack.
 *
 * @param fileId SHA-256 of the source in lower-case hexadecimal: what {@link Utterance#locator}
 *     holds
 * @param source where the file lay when it was packed: the audio URI of an unpacked utterance, and
 *     {@code #} and its locator inside a container
 * @param bytes bytes of the file, unchanged
 */
public record PackedAudio(String fileId, String source, ByteSeries bytes) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public PackedAudio {
    Checks.text("file_id", fileId);
    Checks.text("source", source);
    Checks.present("bytes", bytes);
  }
}
