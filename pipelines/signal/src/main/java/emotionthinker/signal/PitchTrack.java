package emotionthinker.signal;

import java.util.Arrays;
import java.util.Objects;

/**
 * The fundamental frequency of a sound over time: equidistant frames, each voiced (F0 in Hz) or
 * unvoiced ({@code NaN}).
 *
 * <p>Frame {@code i} is centred at {@code startS + i * stepS} seconds from the first sample's left
 * edge. Immutable; the constructor copies its arrays.
 *
 * <table>
 * <caption>Edge cases</caption>
 * <tr><th>case</th><th>result</th></tr>
 * <tr><td>sound shorter than one analysis window</td><td>{@code size() == 0}</td></tr>
 * <tr><td>unvoiced frame</td><td>{@code f0Hz} is NaN, {@code voiced} is false</td></tr>
 * <tr><td>time outside the track, or nearest frame unvoiced</td><td>{@code f0At} is NaN</td></tr>
 * </table>
 */
public final class PitchTrack {

  private final double startS;
  private final double stepS;
  private final double[] f0Hz;
  private final float[] strength;

  /**
   * @param startS centre of the first frame, s
   * @param stepS distance between frame centres, s; positive
   * @param f0Hz F0 per frame in Hz, NaN when unvoiced; positive and finite otherwise; copied
   * @param strength normalised correlation of the winning candidate per frame, 0..1 (for an
   *     unvoiced frame the strongest periodicity found there, 0 when none); same length; copied
   * @throws IllegalArgumentException when a value is outside its range
   */
  public PitchTrack(double startS, double stepS, double[] f0Hz, float[] strength) {
    if (!Double.isFinite(startS)) {
      throw new IllegalArgumentException("startS = " + startS + ", must be finite");
    }
    if (!(stepS > 0) || Double.isInfinite(stepS)) {
      throw new IllegalArgumentException("stepS = " + stepS + ", must be positive and finite");
    }
    Objects.requireNonNull(f0Hz, "f0Hz");
    Objects.requireNonNull(strength, "strength");
    if (f0Hz.length != strength.length) {
      throw new IllegalArgumentException(
          "strength has " + strength.length + " frames, must have as many as f0Hz: " + f0Hz.length);
    }
    for (int i = 0; i < f0Hz.length; i++) {
      if (f0Hz[i] <= 0 || Double.isInfinite(f0Hz[i])) {
        throw new IllegalArgumentException("f0Hz[" + i + "] = " + f0Hz[i] + ", must be > 0 or NaN");
      }
      if (!(strength[i] >= 0 && strength[i] <= 1)) {
        throw new IllegalArgumentException("strength[" + i + "] = " + strength[i] + ", range 0..1");
      }
    }
    this.startS = startS;
    this.stepS = stepS;
    this.f0Hz = f0Hz.clone();
    this.strength = strength.clone();
  }

  /** Number of frames. */
  public int size() {
    return f0Hz.length;
  }

  /** Centre of the first frame, s. */
  public double startS() {
    return startS;
  }

  /** Distance between frame centres, s. */
  public double stepS() {
    return stepS;
  }

  /** Centre of frame {@code i}, s. */
  public double timeS(int i) {
    return startS + i * stepS;
  }

  /** F0 of frame {@code i} in Hz, NaN when unvoiced. */
  public double f0Hz(int i) {
    return f0Hz[i];
  }

  /** Whether frame {@code i} is voiced. */
  public boolean voiced(int i) {
    return !Double.isNaN(f0Hz[i]);
  }

  /**
   * Normalised correlation (0..1) of the frame's winner; for unvoiced frames the strongest found.
   */
  public double strength(int i) {
    return strength[i];
  }

  /** Number of voiced frames. */
  public int voicedCount() {
    int n = 0;
    for (double f : f0Hz) {
      n += Double.isNaN(f) ? 0 : 1;
    }
    return n;
  }

  /**
   * F0 at any time, as Praat's "Get value at time… Hertz Linear" defines it: NaN when the nearest
   * frame is unvoiced or lies outside the track; interpolated linearly with the neighbour on the
   * far side of {@code timeS} when that one is voiced; the nearest frame's own value otherwise.
   *
   * @param timeS time in s
   */
  public double f0At(double timeS) {
    double position = (timeS - startS) / stepS;
    if (!(position >= -0.5 && position < f0Hz.length - 0.5)) {
      return Double.NaN;
    }
    int left = (int) Math.floor(position);
    double phase = position - left;
    int near = phase < 0.5 ? left : left + 1;
    int far = phase < 0.5 ? left + 1 : left;
    double farShare = phase < 0.5 ? phase : 1 - phase;
    if (near < 0 || near >= f0Hz.length) {
      return Double.NaN;
    }
    if (far < 0 || far >= f0Hz.length || !voiced(far)) {
      return f0Hz[near];
    }
    return f0Hz[near] + farShare * (f0Hz[far] - f0Hz[near]);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof PitchTrack t
        && Double.compare(t.startS, startS) == 0
        && Double.compare(t.stepS, stepS) == 0
        && Arrays.equals(t.f0Hz, f0Hz)
        && Arrays.equals(t.strength, strength);
  }

  @Override
  public int hashCode() {
    return Objects.hash(startS, stepS, Arrays.hashCode(f0Hz), Arrays.hashCode(strength));
  }

  @Override
  public String toString() {
    return "PitchTrack["
        + size()
        + " frames from "
        + startS
        + " s by "
        + stepS
        + " s, "
        + voicedCount()
        + " voiced]";
  }
}
