package emotionthinker.signal;

import java.io.Serializable;

/**
 * Settings of {@link ProsodyExtractor}. The defaults reproduce Praat's (intensity, HNR) and the
 * published recipes named in the classes that use them.
 *
 * @param frameStepS distance of the frames of the intensity and HNR contours, s, 0.001–0.1
 * @param intensityFloorHz lowest F0 that intensity smooths away, Hz, 20–500
 * @param hnrFloorHz lowest F0 that HNR looks for, Hz, 40–500
 * @param hnrSilence frames below this share of the clip's peak are silent for HNR, 0–1
 * @param dipDb depth of the dip on both sides of a syllable nucleus, dB, above 0
 * @param nucleusFloorDb nuclei lie above the 99th intensity percentile plus this, dB, below 0
 * @param minPauseS shortest gap in speech that counts as a pause, s, above 0
 * @param minVoicedFrames voiced frames needed for reliable F0
 * @param minVoicedShare voiced share of speech needed for reliable F0, 0–1
 * @param clippedShareLimit share of clipped samples above which a clip is flagged, 0–1
 * @param lowSnrDb SNR below which a clip is flagged, dB
 * @param contours whether contours are returned
 */
public record ProsodySettings(
    double frameStepS,
    double intensityFloorHz,
    double hnrFloorHz,
    double hnrSilence,
    double dipDb,
    double nucleusFloorDb,
    double minPauseS,
    int minVoicedFrames,
    double minVoicedShare,
    double clippedShareLimit,
    double lowSnrDb,
    boolean contours)
    implements Serializable {
  /** Checks the range of each component. */
  public ProsodySettings {
    within("frameStepS", frameStepS, 0.001, 0.1);
    within("intensityFloorHz", intensityFloorHz, 20, 500);
    within("hnrFloorHz", hnrFloorHz, 40, 500);
    within("hnrSilence", hnrSilence, 0, 1);
    within("dipDb", dipDb, 0.1, 20);
    within("nucleusFloorDb", nucleusFloorDb, -60, -3);
    within("minPauseS", minPauseS, 0.05, 2);
    within("minVoicedFrames", minVoicedFrames, 1, 10_000);
    within("minVoicedShare", minVoicedShare, 0, 1);
    within("clippedShareLimit", clippedShareLimit, 0, 1);
    within("lowSnrDb", lowSnrDb, 0, 100);
  }

  /** The defaults, without contours. */
  public static ProsodySettings defaults() {
    return new ProsodySettings(0.01, 75, 75, 0.1, 1, -25, 0.25, 25, 0.20, 5e-4, 10, false);
  }

  /** These settings with contours returned or not. */
  public ProsodySettings withContours(boolean wanted) {
    return new ProsodySettings(
        frameStepS,
        intensityFloorHz,
        hnrFloorHz,
        hnrSilence,
        dipDb,
        nucleusFloorDb,
        minPauseS,
        minVoicedFrames,
        minVoicedShare,
        clippedShareLimit,
        lowSnrDb,
        wanted);
  }

  private static void within(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          name + " must be within " + low + ".." + high + ": " + value);
    }
  }
}
