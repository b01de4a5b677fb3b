package emotionthinker.io.audio;

/**
 * Why a file, a channel or a segment could not be turned into samples. Exactly one per failure; the
 * ingest stage writes it into the rejects table under the same name.
 */
public enum AudioProblem {
  /** The bytes could not be read at all (permissions, a directory, an I/O error); set by callers. */
  UNREADABLE,
  /** No bytes, or a well-formed file that holds no sample. */
  EMPTY,
  /** More bytes, or more samples in memory, than {@link AudioLimits} allows. */
  TOO_LARGE,
  /** Longer than {@link AudioLimits#maxDurationS()}. */
  TOO_LONG,
  /** The content is not a sound file (text, picture, archive, noise), whatever its name says. */
  NOT_AUDIO,
  /** A sound or video file whose container or codec is known and not decoded here. */
  UNSUPPORTED_CODEC,
  /** Header fields that are missing, contradictory or outside their format's own rules. */
  BAD_HEADER,
  /** The header declares zero channels, or the file holds no audio track. */
  NO_CHANNELS,
  /** More channels than {@link AudioLimits#maxChannels()}. */
  TOO_MANY_CHANNELS,
  /** A sample rate outside {@link AudioLimits}, 0 Hz included. */
  RATE_OUT_OF_RANGE,
  /** The file ends before the length that its own header promises. */
  TRUNCATED,
  /** The container is sound but the coded audio is damaged: checksum, sync or syntax error. */
  CORRUPT,
  /** A sample is NaN, infinite, or larger than 2^32 times full scale. */
  NON_FINITE,
  /** A channel was asked for that the file does not have. */
  NO_SUCH_CHANNEL,
  /** A segment was asked for that lies outside the audio, or is empty. */
  NO_SUCH_SEGMENT
}
