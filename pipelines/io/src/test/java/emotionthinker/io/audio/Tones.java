package emotionthinker.io.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The signals of make-fixtures.sh by their formulas, and how far a decoded signal is from one. */
final class Tones {
  private Tones() {}

  /** 0.5 sin(2π(300 t + 600 t²)). */
  static float[] chirp(int rateHz, int frames) {
    float[] x = new float[frames];
    for (int i = 0; i < frames; i++) {
      double t = i / (double) rateHz;
      x[i] = (float) (0.5 * Math.sin(2 * Math.PI * (300 * t + 600 * t * t)));
    }
    return x;
  }

  /** 0.25 sin(2π 440 t). */
  static float[] tone(int rateHz, int frames) {
    float[] x = new float[frames];
    for (int i = 0; i < frames; i++) {
      x[i] = (float) (0.25 * Math.sin(2 * Math.PI * 440 * i / rateHz));
    }
    return x;
  }

  /**
   * Best alignment of a decoded signal with its formula.
   *
   * @param lag samples by which the decoded signal is late
   * @param gain least-squares gain at that lag
   * @param rms root-mean-square difference at that lag, gain not removed
   */
  record Fit(int lag, double gain, double rms) {}

  /** The fit over at most 4000 samples in the middle, for lags of −maxLag to maxLag. */
  static Fit fit(float[] decoded, float[] reference, int maxLag) {
    int from = Math.max(maxLag, reference.length / 2 - 2000);
    int to = Math.min(reference.length, decoded.length) - from;
    Fit best = null;
    for (int lag = -maxLag; lag <= maxLag; lag++) {
      double xy = 0;
      double xx = 0;
      double error = 0;
      for (int i = from; i < to; i++) {
        double x = reference[i];
        double y = decoded[i + lag];
        xy += x * y;
        xx += x * x;
        error += (y - x) * (y - x);
      }
      double rms = Math.sqrt(error / (to - from));
      if (best == null || rms < best.rms) {
        best = new Fit(lag, xy / xx, rms);
      }
    }
    return best;
  }

  /** The bytes of a committed fixture. */
  static byte[] fixture(String name) {
    try (InputStream in = Tones.class.getResourceAsStream("/audio/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no fixture " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fixture decoded with default limits. */
  static DecodedAudio decode(String name) throws AudioDecodeException {
    return new AudioDecoder().decode(fixture(name), AudioLimits.defaults());
  }
}
