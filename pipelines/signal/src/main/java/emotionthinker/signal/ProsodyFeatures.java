package emotionthinker.signal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Everything measured on one clip. Undefined numbers are null, never 0 or NaN; NaN appears in the
 * contours only.
 *
 * @param durationS duration of the clip, s
 * @param speechS time found to be speech, s
 * @param pitch F0 statistics
 * @param level energy and intensity
 * @param voice jitter, shimmer, HNR
 * @param spectrum spectral balance and loudness; null when no voiced frame lies inside speech
 * @param rhythm syllable nuclei, pauses, rates
 * @param intonation shape and dynamics of the F0 contour
 * @param clippedShare share of samples in runs at full scale, 0–1
 * @param flags what to know before trusting the numbers, in enum order
 * @param f0Hz F0 contour, NaN where unvoiced; null unless contours were asked for
 * @param intensityDb intensity contour, NaN in digital silence; null unless contours were asked for
 * @param hnrDb HNR contour, NaN where not loud enough; null unless contours were asked for
 */
public record ProsodyFeatures(
    double durationS,
    double speechS,
    PitchStatistics pitch,
    LevelStatistics level,
    VoiceQuality voice,
    SpectralBalance spectrum,
    Rhythm rhythm,
    Intonation intonation,
    double clippedShare,
    Set<ProsodyFlag> flags,
    FloatSeries f0Hz,
    FloatSeries intensityDb,
    FloatSeries hnrDb) {
  /** Freezes the flags in enum order. */
  public ProsodyFeatures {
    EnumSet<ProsodyFlag> copy = EnumSet.noneOf(ProsodyFlag.class);
    copy.addAll(flags);
    flags = Collections.unmodifiableSet(copy);
  }

  /** Whether {@code flag} is set. */
  public boolean has(ProsodyFlag flag) {
    return flags.contains(flag);
  }
}
