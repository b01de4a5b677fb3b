package emotionthinker.signal;

/**
 * Where the frames of a track lie: {@code count} frames, the first centred at {@code startS}, {@code stepS}
 * apart, together centred in the sound.
 */
record PitchFrames(int count, double startS, double stepS) {

  static void check(float[] samples, int length, double sampleRateHz) {
    if (length < 0 || length > samples.length) {
      throw new IllegalArgumentException("length = " + length + ", allowed: 0.." + samples.length);
    }
    if (!(sampleRateHz >= 4000 && sampleRateHz <= 400_000)) {
      throw new IllegalArgumentException(
          "sampleRateHz = " + sampleRateHz + ", allowed: 4000..400000 Hz");
    }
  }

  /** As many frames as windows of {@code windowS} fit into the sound; none when it is shorter. */
  static PitchFrames centred(int length, double sampleRateHz, double windowS, double stepS) {
    // Written with the sampling period, in this order, because Praat does: durations such as 1.6 s hold one frame
    // more or less, and frames centred on a sample fall on one side or the other, by the last bit.
    double durationS = length * (1 / sampleRateHz);
    int count = durationS < windowS ? 0 : (int) Math.floor((durationS - windowS) / stepS) + 1;
    double middle = 0.5 * durationS;
    return new PitchFrames(count, middle - 0.5 * count * stepS + 0.5 * stepS, stepS);
  }

  /** Index of the sample at or before the centre of frame {@code i}; sample n is centred at (n + ½)/rate. */
  int sampleBefore(int i, double sampleRateHz) {
    double periodS = 1 / sampleRateHz;
    return (int) Math.floor((startS + i * stepS - 0.5 * periodS) / periodS);
  }

  /** The winners of a searched path as a track. */
  PitchTrack toTrack(CandidatePath path) {
    double[] f0 = new double[count];
    float[] strength = new float[count];
    for (int i = 0; i < count; i++) {
      f0[i] = path.winnerHz(i);
      strength[i] = path.winnerCorrelation(i);
    }
    return new PitchTrack(startS, stepS, f0, strength);
  }
}
