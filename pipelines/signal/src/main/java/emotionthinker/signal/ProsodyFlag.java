package emotionthinker.signal;

/** What a reader of the measurements of one clip should know before trusting them. */
public enum ProsodyFlag {
  /** Too few voiced frames, or too small a voiced share of speech, for F0 statistics. */
  F0_UNRELIABLE,
  /** Samples sit at full scale in runs: {@code clippedShare} is above the set limit. */
  CLIPPED,
  /** Speech is less than the set distance above the noise floor. */
  LOW_SNR,
  /** A part of the clip, or all of it, is digital silence (constant samples). */
  DIGITAL_SILENCE,
  /** Too little speech for a contour label. */
  TOO_SHORT,
  /** No speech was found. */
  NO_SPEECH,
  /** The level of the clip says little: clipped, or hardly above its noise. */
  ENERGY_UNRELIABLE
}
