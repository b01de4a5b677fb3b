package emotionthinker.signal;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Autocorrelation of a frame as the inverse Fourier transform of its power spectrum
 * (Wiener–Khinchin), with enough zero padding that the wanted lags are free of wrap-around. Owns
 * its work array: one per thread.
 */
final class Autocorrelator {

  private final int fftSize;
  private final DoubleFFT_1D fft;
  private final double[] work;

  /**
   * @param frameLength samples per frame
   * @param maxLag largest lag wanted
   */
  Autocorrelator(int frameLength, int maxLag) {
    FftThreads.keepToCaller();
    int size = 16;
    while (size < frameLength + maxLag) {
      size *= 2;
    }
    fftSize = size;
    fft = new DoubleFFT_1D(size);
    work = new double[size];
  }

  /**
   * Writes the autocorrelation at lags {@code 0..maxLag} to {@code out[0..maxLag]}, unnormalised.
   *
   * @param frame the (windowed) frame, of which the first {@code length} values are used
   */
  void correlate(double[] frame, int length, double[] out, int maxLag) {
    System.arraycopy(frame, 0, work, 0, length);
    Arrays.fill(work, length, fftSize, 0);
    fft.realForward(work);
    work[0] *= work[0];
    work[1] *= work[1];
    for (int k = 2; k < fftSize; k += 2) {
      work[k] = work[k] * work[k] + work[k + 1] * work[k + 1];
      work[k + 1] = 0;
    }
    fft.realInverse(work, true);
    System.arraycopy(work, 0, out, 0, maxLag + 1);
  }
}
