package emotionthinker.signal;

/** The parts of {@link ProsodyExtractor}'s work, in order, for those who time it. */
public enum ExtractionPart {
  /** Mono mix, DC, digital silence, clipping. */
  PREPARATION,
  /** Speech, energy, noise floor, intensity. */
  INTENSITY,
  /** The F0 track. */
  PITCH,
  /** F0 statistics and the contour's shape. */
  INTONATION,
  /** Pulses, jitter, shimmer. */
  PULSES,
  /** Harmonics-to-noise ratio. */
  HARMONICITY,
  /** Spectral balance and loudness. */
  SPECTRUM,
  /** Syllable nuclei, pauses, rates. */
  RHYTHM
}
