package emotionthinker.signal;

/**
 * Where the frames of a short-term analysis lie: as many whole windows as fit, centred in the
 * signal. With duration <i>D</i>, window <i>W</i> and step <i>s</i> there are ⌊(D − W)/s⌋ + 1
 * frames, the middle of all frames being the middle of the signal (Praat manual, "Sound: To Pitch
 * (ac)..." and "Intro 6.2"; Boersma 1993). Shorter signals have no frame.
 *
 * @param startS centre of the first frame, s
 * @param stepS distance of two centres, s
 * @param size number of frames
 */
public record FrameGrid(double startS, double stepS, int size) {
  private static final double ROUNDING = 1e-6; // in steps: whole numbers of them stay whole

  /** Checks the range of each component. */
  public FrameGrid {
    if (!(stepS > 0) || size < 0) {
      throw new IllegalArgumentException("stepS > 0 and size >= 0 needed: " + stepS + ", " + size);
    }
  }

  /** The grid for {@code samples} samples at {@code sampleRateHz}. */
  public static FrameGrid of(int samples, double sampleRateHz, double windowS, double stepS) {
    double dx = 1 / sampleRateHz;
    double durationS = samples * dx;
    if (windowS > durationS) {
      return new FrameGrid(0.5 * durationS, stepS, 0);
    }
    int size = (int) Math.floor((durationS - windowS) / stepS) + 1;
    // In this order, because Praat does: frames centred on a sample fall left or right by the last
    // bit.
    return new FrameGrid(0.5 * durationS - 0.5 * size * stepS + 0.5 * stepS, stepS, size);
  }

  /**
   * The grid of as many whole windows as fit between 0 and {@code durationS} with one of their
   * centres at {@code originS}. Where the sound starts and ends does not move such frames.
   */
  public static FrameGrid through(double originS, double durationS, double windowS, double stepS) {
    double half = 0.5 * windowS;
    double startS = originS - stepS * Math.floor((originS - half) / stepS + ROUNDING);
    double room = Math.floor((durationS - half - startS) / stepS + ROUNDING);
    return new FrameGrid(startS, stepS, Math.max(0, (int) room + 1));
  }

  /** The same frames on a clock that shows {@code laterS} more, s. */
  public FrameGrid later(double laterS) {
    return new FrameGrid(startS + laterS, stepS, size);
  }

  /** Centre of frame {@code i}, s. */
  public double timeS(int i) {
    return startS + i * stepS;
  }

  /**
   * Index of the last sample at or before the centre of frame {@code i}, sample <i>n</i> lying at
   * (n + ½)/rate.
   */
  public int sampleBefore(int i, double sampleRateHz) {
    double dx = 1 / sampleRateHz;
    return (int) Math.floor((timeS(i) - 0.5 * dx) / dx);
  }
}
