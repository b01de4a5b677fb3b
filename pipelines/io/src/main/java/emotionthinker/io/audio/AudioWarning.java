package emotionthinker.io.audio;

/** Something odd about a file that was decoded all the same; {@link AudioDecoder} says when. */
public enum AudioWarning {
  /** The header gives no length (a piped or live file); the audio runs to the end of the file. */
  STREAMED_LENGTH,
  /** A size field of the container disagrees with the file although all the audio is there. */
  WRONG_SIZE_FIELD,
  /** The last frame was incomplete and was dropped (less than one coded frame of audio). */
  PARTIAL_LAST_FRAME,
  /** The stream stops cleanly but without the mark that its format puts at the end. */
  NO_END_MARK,
  /** Bytes that are no audio were skipped between coded frames. */
  SKIPPED_BYTES,
  /** Bytes after the end of the audio were ignored. */
  TRAILING_BYTES,
  /** The file holds more audio than its header promises; all of it was decoded. */
  LONGER_THAN_CLAIMED,
  /**
   * A sample exceeds full scale (floating-point and lossy formats can do that); not clipped here.
   */
  OVER_FULL_SCALE
}
