package emotionthinker.io.audio;

import java.util.Arrays;
import net.sourceforge.jaad.aac.filterbank.FilterBank;
import net.sourceforge.jaad.aac.huffman.Huffman;
import net.sourceforge.jaad.aac.syntax.BitStream;

/**
 * One channel of an AAC stream: reads individual_channel_stream() (ISO/IEC 14496-3, section
 * 4.4.2.7), dequantises it, and turns spectra into samples. Window w of eight short ones has its
 * 128 coefficients at [128 w, 128 w + 128).
 */
final class AacChannel {
  static final int FRAME = 1024;
  static final int ZERO_BOOK = 0;
  static final int NOISE_BOOK = 13;
  static final int INTENSITY_OUT_OF_PHASE_BOOK = 14;
  static final int INTENSITY_BOOK = 15;

  private static final int RESERVED_BOOK = 12;
  private static final int FIRST_PAIR_BOOK = 5;
  private static final int SHORT_FRAME = 128;
  private static final int MAX_BANDS = 64;

  /** Largest quantised magnitude: escape codes have at most 13 bits. */
  private static final float[] POWER_4_3 = new float[8192];

  static {
    for (int i = 0; i < POWER_4_3.length; i++) {
      POWER_4_3[i] = (float) Math.pow(i, 4 / 3.0);
    }
  }

  private final AacConfig config;
  private final int[] books = new int[8 * MAX_BANDS];
  private final int[] factors = new int[8 * MAX_BANDS];
  private final int[] quantised = new int[FRAME];
  private final int[] tuple = new int[4];
  private final float[] spectrum = new float[FRAME];
  private final float[] samples = new float[FRAME];
  private final float[] overlap = new float[FRAME];
  private AacWindows windows;
  private AacTns tns;
  private int previousShape;

  AacChannel(AacConfig config) {
    this.config = config;
  }

  AacWindows windows() {
    return windows;
  }

  float[] spectrum() {
    return spectrum;
  }

  /** Code book of a band in the group that window w opens. */
  int book(int w, int band) {
    return books[w * MAX_BANDS + band];
  }

  /** Scale factor, noise energy or intensity position of a band, whatever its book makes it. */
  int factor(int w, int band) {
    return factors[w * MAX_BANDS + band];
  }

  /**
   * Reads the channel's part of a frame.
   *
   * @param common windows shared by a channel pair, null when the channel brings its own
   */
  void read(BitStream bits, AacWindows common) throws AudioDecodeException {
    int gain = bits.readBits(8);
    windows = common != null ? common : AacWindows.read(bits, config);
    readSections(bits);
    readFactors(bits, gain);
    Arrays.fill(quantised, 0);
    int[] pulses = bits.readBool() ? readPulses(bits) : new int[0];
    tns = bits.readBool() ? AacTns.read(bits, windows, config) : null;
    check(!bits.readBool(), "gain control in low complexity");
    readSpectrum(bits);
    for (int i = 0; i < pulses.length; i += 2) {
      int at = pulses[i];
      quantised[at] += quantised[at] > 0 ? pulses[i + 1] : -pulses[i + 1];
    }
    dequantise();
  }

  private void readSections(BitStream bits) throws AudioDecodeException {
    int lengthBits = windows.eightShort() ? 3 : 5;
    int escape = (1 << lengthBits) - 1;
    for (int w = 0; w < windows.windows(); w = windows.groupEnd(w)) {
      int band = 0;
      while (band < windows.maxBand()) {
        int book = bits.readBits(4);
        check(book != RESERVED_BOOK, "a reserved code book");
        int end = band;
        int part = bits.readBits(lengthBits);
        while (part == escape) {
          end += part;
          part = bits.readBits(lengthBits);
        }
        end += part;
        check(end <= windows.maxBand(), "a section past the last band");
        Arrays.fill(books, w * MAX_BANDS + band, w * MAX_BANDS + end, book);
        band = end;
      }
    }
  }

  private void readFactors(BitStream bits, int gain) throws AudioDecodeException {
    int factor = gain;
    int noise = gain - 90;
    int position = 0;
    boolean firstNoise = true;
    for (int w = 0; w < windows.windows(); w = windows.groupEnd(w)) {
      for (int band = 0; band < windows.maxBand(); band++) {
        int value = 0;
        switch (book(w, band)) {
          case ZERO_BOOK -> {}
          case NOISE_BOOK -> {
            noise += firstNoise ? bits.readBits(9) - 256 : Huffman.decodeScaleFactor(bits) - 60;
            firstNoise = false;
            value = noise;
          }
          case INTENSITY_BOOK, INTENSITY_OUT_OF_PHASE_BOOK -> {
            position += Huffman.decodeScaleFactor(bits) - 60;
            value = position;
          }
          default -> {
            factor += Huffman.decodeScaleFactor(bits) - 60;
            check(factor >= 0 && factor <= 255, "scale factor " + factor);
            value = factor;
          }
        }
        check(Math.abs(value) <= 512, "scale factor " + value);
        factors[w * MAX_BANDS + band] = value;
      }
    }
  }

  /** Places and heights of pulse_data(), one after the other. */
  private int[] readPulses(BitStream bits) throws AudioDecodeException {
    check(!windows.eightShort(), "pulses in short windows");
    int[] pulses = new int[2 * (bits.readBits(2) + 1)];
    int band = bits.readBits(6);
    int[] offsets = config.bandOffsets(false);
    check(band < offsets.length, "a pulse past the last band");
    int at = offsets[band];
    for (int i = 0; i < pulses.length; i += 2) {
      at += bits.readBits(5);
      check(at < FRAME, "a pulse past the last line");
      pulses[i] = at;
      pulses[i + 1] = bits.readBits(4);
    }
    return pulses;
  }

  private void readSpectrum(BitStream bits) throws AudioDecodeException {
    int[] offsets = config.bandOffsets(windows.eightShort());
    for (int first = 0; first < windows.windows(); first = windows.groupEnd(first)) {
      for (int band = 0; band < windows.maxBand(); band++) {
        int book = book(first, band);
        if (book == ZERO_BOOK || book >= NOISE_BOOK) {
          continue;
        }
        int size = book >= FIRST_PAIR_BOOK ? 2 : 4;
        for (int w = first; w < windows.groupEnd(first); w++) {
          int end = w * SHORT_FRAME + offsets[band + 1];
          for (int at = w * SHORT_FRAME + offsets[band]; at < end; at += size) {
            Huffman.decodeSpectralData(bits, book, tuple, 0);
            System.arraycopy(tuple, 0, quantised, at, size);
          }
        }
      }
    }
  }

  private void dequantise() throws AudioDecodeException {
    Arrays.fill(spectrum, 0);
    int[] offsets = config.bandOffsets(windows.eightShort());
    for (int first = 0; first < windows.windows(); first = windows.groupEnd(first)) {
      for (int band = 0; band < windows.maxBand(); band++) {
        int book = book(first, band);
        if (book == ZERO_BOOK || book >= NOISE_BOOK) {
          continue;
        }
        float scale = (float) Math.pow(2, (factor(first, band) - 100) / 4.0);
        for (int w = first; w < windows.groupEnd(first); w++) {
          int end = w * SHORT_FRAME + offsets[band + 1];
          for (int at = w * SHORT_FRAME + offsets[band]; at < end; at++) {
            int q = quantised[at];
            check(Math.abs(q) < POWER_4_3.length, "coefficient " + q);
            spectrum[at] = scale * (q >= 0 ? POWER_4_3[q] : -POWER_4_3[-q]);
          }
        }
      }
    }
  }

  /** Shapes the noise and transforms the spectrum; the samples are valid until the next call. */
  float[] synthesise(FilterBank filterBank) {
    if (tns != null) {
      tns.apply(spectrum, windows, config);
    }
    filterBank.process(
        windows.sequence(), windows.shape(), previousShape, spectrum, samples, overlap);
    previousShape = windows.shape();
    return samples;
  }

  private static void check(boolean ok, String what) throws AudioDecodeException {
    if (!ok) {
      throw new AudioDecodeException(AudioProblem.CORRUPT, "AAC: " + what);
    }
  }
}
