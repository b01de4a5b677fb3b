package emotionthinker.io.audio;

import java.util.ArrayList;
import java.util.List;
import net.sourceforge.jaad.aac.syntax.BitStream;

/**
 * Temporal noise shaping (ISO/IEC 14496-3, sections 4.4.2.7 and 4.6.9): all-pole filters over the
 * spectrum of a window. JAAD reads them and does nothing with them; a frame that uses them comes
 * out with errors of a tenth of the signal.
 */
final class AacTns {
  private static final int MAX_ORDER_LONG = 12;
  private static final int MAX_ORDER_SHORT = 7;

  /** One filter: bands counted from the top of the window's spectrum downwards. */
  private static final class Filter {
    private int window;
    private int topBand;
    private int bottomBand;
    private boolean downwards;
    private double[] coefficients = new double[0];
  }

  private final List<Filter> filters = new ArrayList<>();

  private AacTns() {}

  /** Reads tns_data() for all windows of a channel's frame. */
  static AacTns read(BitStream bits, AacWindows windows, AacConfig config)
      throws AudioDecodeException {
    AacTns tns = new AacTns();
    boolean eightShort = windows.eightShort();
    int bands = config.bandOffsets(eightShort).length - 1;
    for (int w = 0; w < windows.windows(); w++) {
      int count = bits.readBits(eightShort ? 1 : 2);
      int resolution = count > 0 ? 3 + bits.readBit() : 0;
      int top = bands;
      for (int f = 0; f < count; f++) {
        int length = bits.readBits(eightShort ? 4 : 6);
        int order = bits.readBits(eightShort ? 3 : 5);
        if (order > (eightShort ? MAX_ORDER_SHORT : MAX_ORDER_LONG)) {
          throw new AudioDecodeException(
              AudioProblem.CORRUPT, "AAC: noise shaping of order " + order);
        }
        Filter filter = new Filter();
        filter.window = w;
        filter.topBand = top;
        filter.bottomBand = Math.max(top - length, 0);
        top = filter.bottomBand;
        if (order > 0) {
          filter.downwards = bits.readBool();
          filter.coefficients = readCoefficients(bits, order, resolution);
          tns.filters.add(filter);
        }
      }
    }
    return tns;
  }

  /** Reflection coefficients, turned into those of the direct form; [0] is that of lag 1. */
  private static double[] readCoefficients(BitStream bits, int order, int resolution) {
    int width = resolution - bits.readBit();
    double[] direct = new double[order];
    double[] before = new double[order];
    for (int m = 0; m < order; m++) {
      int code = bits.readBits(width);
      int signed = code >= 1 << (width - 1) ? code - (1 << width) : code;
      double steps = (1 << (resolution - 1)) + (signed >= 0 ? -0.5 : 0.5);
      double reflection = Math.sin(signed * Math.PI / 2 / steps);
      System.arraycopy(direct, 0, before, 0, m);
      for (int i = 0; i < m; i++) {
        direct[i] = before[i] + reflection * before[m - 1 - i];
      }
      direct[m] = reflection;
    }
    return direct;
  }

  /** Filters the spectrum in place. */
  void apply(float[] spectrum, AacWindows windows, AacConfig config) {
    int[] offsets = config.bandOffsets(windows.eightShort());
    int limit = Math.min(config.tnsBands(windows.eightShort()), windows.maxBand());
    for (Filter filter : filters) {
      int base = filter.window * 128;
      int from = base + offsets[Math.min(filter.bottomBand, limit)];
      int to = base + offsets[Math.min(filter.topBand, limit)];
      int step = filter.downwards ? -1 : 1;
      int at = filter.downwards ? to - 1 : from;
      for (int n = 0; n < to - from; n++, at += step) {
        double y = spectrum[at];
        int lags = Math.min(n, filter.coefficients.length);
        for (int k = 1; k <= lags; k++) {
          y -= filter.coefficients[k - 1] * spectrum[at - k * step];
        }
        spectrum[at] = (float) y;
      }
    }
  }
}
