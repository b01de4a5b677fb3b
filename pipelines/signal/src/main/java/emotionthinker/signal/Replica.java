package emotionthinker.signal;

/**
 * A copy of a clip that is not the same audio: attenuated, and begun earlier by its own first
 * samples in mirrored order, which keeps level and noise floor. For corpora that measure scale.
 */
public final class Replica {
  private Replica() {}

  /**
   * Makes a replica.
   *
   * @param samples full scale ±1; not changed
   * @param attenuationDb dB, at least 0, so that nothing clips
   * @param shift samples put in front, at most as many as there are
   */
  public static float[] of(float[] samples, double attenuationDb, int shift) {
    if (!(attenuationDb >= 0)) {
      throw new IllegalArgumentException("attenuationDb must be at least 0: " + attenuationDb);
    }
    if (shift < 0 || shift > samples.length) {
      throw new IllegalArgumentException(
          "shift must be within 0.." + samples.length + ": " + shift);
    }
    double gain = Math.pow(10, -attenuationDb / 20);
    float[] made = new float[samples.length + shift];
    for (int i = 0; i < made.length; i++) {
      made[i] = (float) (gain * samples[i < shift ? shift - 1 - i : i - shift]);
    }
    return made;
  }
}
