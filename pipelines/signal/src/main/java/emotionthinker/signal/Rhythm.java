package emotionthinker.signal;

import java.util.List;

/**
 * Timing of the speech in a clip.
 *
 * @param startS start of the first speech, s; null without speech
 * @param endS end of the last speech, s; null without speech
 * @param nucleiS times of the syllable nuclei, s, ascending
 * @param pauseCount silent pauses between the first and the last speech
 * @param pauseS their total duration, s
 * @param phonationS time from the first to the last speech less the pauses, s
 * @param speakingRateSps nuclei / time from the first to the last speech, 1/s; null without speech
 * @param articulationRateSps nuclei / phonationS, 1/s; null without speech
 */
public record Rhythm(
    Double startS,
    Double endS,
    List<Double> nucleiS,
    int pauseCount,
    double pauseS,
    double phonationS,
    Double speakingRateSps,
    Double articulationRateSps) {
  /** Copies the list. */
  public Rhythm {
    nucleiS = List.copyOf(nucleiS);
  }

  /** Number of syllable nuclei. */
  public int syllableNuclei() {
    return nucleiS.size();
  }
}
