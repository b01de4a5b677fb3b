package emotionthinker.signal;

/**
 * Speech with another pitch or another speed, its spectral envelope kept: time-domain
 * pitch-synchronous overlap-add (Moulines and Charpentier 1990, "Pitch-synchronous waveform
 * processing techniques for text-to-speech synthesis using diphones", Speech Communication 9).
 *
 * <p>Grains of two periods around the glottal pulses are laid out anew, at distances of period /
 * pitch factor; where time is stretched or pressed, pulses are repeated or left out. Between the
 * voiced stretches grains of 20 ms continue the waveform, and where they have run more than 5 ms
 * away from where they should be, jump to the most similar place nearby (WSOLA: Verhelst and
 * Roelands 1993). Grains lie between samples: they are shifted by a windowed sinc. Last, one gain
 * gives the whole its former mean square.
 *
 * <table>
 * <caption>Edge cases</caption>
 * <tr><th>case</th><th>result</th></tr>
 * <tr><td>both factors 1</td><td>the samples as they were</td></tr>
 * <tr><td>no voiced stretch</td><td>pitch cannot change; speed does</td></tr>
 * <tr><td>silence</td><td>silence of the new duration</td></tr>
 * </table>
 *
 * <p>The result may exceed full scale: {@link Headroom} is for that. Scratch for one thread; equal
 * input gives equal output.
 */
public final class ProsodyModifier {
  /** Smallest factor. */
  public static final double LEAST_FACTOR = 0.5;

  /** Largest factor. */
  public static final double MOST_FACTOR = 2;

  private static final double HOP_S = 0.01;
  private static final double SEARCH_S = 0.005;
  private static final int VOICELESS = -1;

  private final PitchTracker tracker;
  private final PreparedSignal prepared = new PreparedSignal();
  private final GlottalPulses pulses = new GlottalPulses();
  private float[] x;
  private PulseTrain train;
  private double hop;
  private int search;

  /**
   * @param tracker finds F0; used by this object only
   */
  public ProsodyModifier(PitchTracker tracker) {
    this.tracker = tracker;
  }

  /**
   * Changes a clip.
   *
   * @param samples one channel; not changed
   * @param sampleRateHz samples per second
   * @param pitchFactor new F0 / old F0, 0.5..2
   * @param speedFactor new rate of speech / old rate, 0.5..2
   * @return round(samples / speedFactor) samples
   * @throws IllegalArgumentException when a factor is out of range
   * @throws SignalException when the clip cannot be measured
   */
  public float[] change(
      float[] samples, double sampleRateHz, double pitchFactor, double speedFactor) {
    check("pitchFactor", pitchFactor);
    check("speedFactor", speedFactor);
    if (pitchFactor == 1 && speedFactor == 1) {
      // what is laid over itself fades in before the first window is whole
      return samples.clone();
    }
    prepared.prepare(new float[][] {samples}, sampleRateHz);
    PitchTrack track = tracker.track(prepared.samples(), prepared.size(), sampleRateHz);
    train = PulseTrain.of(pulses.find(prepared, track), track, sampleRateHz);
    x = samples;
    hop = HOP_S * sampleRateHz;
    search = (int) Math.round(SEARCH_S * sampleRateHz);
    int length = (int) Math.max(1, Math.round(samples.length / speedFactor));
    OverlapAdd out = new OverlapAdd(samples, length);
    layOut(out, (double) samples.length / length, pitchFactor);
    return withMeanSquareOf(samples, out.sum());
  }

  private static void check(String name, double factor) {
    if (!(factor >= LEAST_FACTOR && factor <= MOST_FACTOR)) {
      throw new IllegalArgumentException(
          name + " = " + factor + ", allowed: " + LEAST_FACTOR + ".." + MOST_FACTOR);
    }
  }

  /** A grain: where it comes from, where it goes to, its voiced stretch and pulse. */
  private record Mark(double source, double target, int stretch, int pulse) {}

  private void layOut(OverlapAdd out, double pace, double pitchFactor) {
    Mark mark = at(0, pace, null);
    double leftHalf = hop;
    while (true) {
      Mark next = at(nextTarget(mark, pace, pitchFactor), pace, mark);
      boolean together = mark.stretch != VOICELESS && mark.stretch == next.stretch;
      double gap = next.target - mark.target;
      out.add(
          mark.source,
          mark.target,
          leftHalf,
          together ? train.rightOf(mark.pulse, mark.stretch) : gap);
      if (mark.target >= out.length()) {
        return;
      }
      leftHalf = together ? train.leftOf(next.pulse, next.stretch) : gap;
      mark = next;
    }
  }

  private double nextTarget(Mark mark, double pace, double pitchFactor) {
    if (mark.stretch != VOICELESS) {
      return mark.target + train.rightOf(mark.pulse, mark.stretch) / pitchFactor;
    }
    double next = mark.target + hop;
    double voiced = train.firstBetween(mark.target * pace, next * pace);
    return Double.isNaN(voiced) ? next : Math.max(mark.target + 1e-6, voiced / pace);
  }

  private Mark at(double target, double pace, Mark before) {
    double wanted = target * pace;
    int stretch = train.stretchAt(wanted);
    if (stretch != VOICELESS) {
      int pulse = train.nearest(stretch, wanted);
      return new Mark(train.position(pulse), target, stretch, pulse);
    }
    if (before == null) {
      return new Mark(wanted, target, VOICELESS, VOICELESS);
    }
    double continued = before.source + target - before.target;
    double source =
        Math.abs(continued - wanted) <= search ? continued : mostSimilar(continued, wanted);
    return new Mark(source, target, VOICELESS, VOICELESS);
  }

  /** The position near {@code wanted} whose surroundings are most like those of another. */
  private double mostSimilar(double of, double wanted) {
    int half = (int) hop;
    int reference = (int) Math.round(of);
    int best = (int) Math.round(wanted);
    double bestSimilarity = Double.NEGATIVE_INFINITY;
    for (int lag = -search; lag <= search; lag++) {
      int candidate = (int) Math.round(wanted) + lag;
      double product = 0;
      double energy = 0;
      for (int i = -half; i <= half; i++) {
        double y = sample(candidate + i);
        product += sample(reference + i) * y;
        energy += y * y;
      }
      double similarity = energy > 0 ? product / Math.sqrt(energy) : 0;
      if (similarity > bestSimilarity) {
        bestSimilarity = similarity;
        best = candidate;
      }
    }
    return best;
  }

  private double sample(int i) {
    return i >= 0 && i < x.length ? x[i] : 0;
  }

  private static float[] withMeanSquareOf(float[] model, float[] y) {
    double wanted = meanSquare(model);
    double found = meanSquare(y);
    float gain = found > 0 ? (float) Math.sqrt(wanted / found) : 1;
    for (int i = 0; i < y.length; i++) {
      y[i] *= gain;
    }
    return y;
  }

  private static double meanSquare(float[] y) {
    double sum = 0;
    for (float value : y) {
      sum += (double) value * value;
    }
    return y.length == 0 ? 0 : sum / y.length;
  }
}
