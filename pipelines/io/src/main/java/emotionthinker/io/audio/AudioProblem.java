package emotionthinker.io.audio;

import emotionthinker.schemas.RejectReason;

/**
 * Why a file, a channel or a segment could not be turned into samples. Exactly one per failure; the
 * ingest stage writes its {@link #rejectReason} into the rejects table.
 */
public enum AudioProblem {
  /**
   * The bytes could not be read at all (permissions, a directory, an I/O error); set by callers.
   */
  UNREADABLE(RejectReason.UNREADABLE),
  /** No bytes, or a well-formed file that holds no sample. */
  EMPTY(RejectReason.EMPTY),
  /** More bytes, or more samples in memory, than {@link AudioLimits} allows. */
  TOO_LARGE(RejectReason.TOO_LARGE),
  /** Longer than {@link AudioLimits#maxDurationS()}. */
  TOO_LONG(RejectReason.TOO_LONG),
  /** The content is not a sound file (text, picture, archive, noise), whatever its name says. */
  NOT_AUDIO(RejectReason.NOT_AUDIO),
  /** A sound or video file whose container or codec is known and not decoded here. */
  UNSUPPORTED_CODEC(RejectReason.UNSUPPORTED_CODEC),
  /** Header fields that are missing, contradictory or outside their format's own rules. */
  BAD_HEADER(RejectReason.BAD_HEADER),
  /** The header declares zero channels, or the file holds no audio track. */
  NO_CHANNELS(RejectReason.NO_CHANNELS),
  /** More channels than {@link AudioLimits#maxChannels()}. */
  TOO_MANY_CHANNELS(RejectReason.TOO_MANY_CHANNELS),
  /** A sample rate outside {@link AudioLimits}, 0 Hz included. */
  BAD_SAMPLE_RATE(RejectReason.BAD_SAMPLE_RATE),
  /** The file ends before the length that its own header promises. */
  TRUNCATED(RejectReason.TRUNCATED),
  /** The container is sound but the coded audio is damaged: checksum, sync or syntax error. */
  CORRUPT(RejectReason.CORRUPT),
  /** A sample is NaN, infinite, or larger than 2^32 times full scale. */
  NON_FINITE(RejectReason.NON_FINITE),
  /** A channel was asked for that the file does not have. */
  BAD_CHANNEL(RejectReason.BAD_CHANNEL),
  /** A segment was asked for that lies outside the audio, or is empty. */
  BAD_SEGMENT(RejectReason.BAD_SEGMENT),
  /** The samples are not those that were ingested under this id. */
  CHANGED(RejectReason.AUDIO_CHANGED);

  private final RejectReason rejectReason;

  AudioProblem(RejectReason rejectReason) {
    this.rejectReason = rejectReason;
  }

  /** What the rejects table says. */
  public RejectReason rejectReason() {
    return rejectReason;
  }
}
