package emotionthinker.io.audio;

import java.io.IOException;
import net.sourceforge.jaad.aac.Decoder;
import net.sourceforge.jaad.aac.syntax.BitStream;
import net.sourceforge.jaad.aac.syntax.ICSInfo;

/**
 * What AudioSpecificConfig (ISO/IEC 14496-3, section 1.6.2.1) says about an AAC stream, and the
 * band tables that follow from it.
 */
final class AacConfig {
  private static final int LOW_COMPLEXITY = 2;
  private static final int EXPLICIT_RATE = 15;
  private static final int SBR_SYNC = 0x2b7;
  private static final int[] RATES_HZ = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };

  /** TNS_MAX_BANDS for low complexity by rate index, long windows and short ones (table 4.139). */
  private static final int[] TNS_BANDS_LONG = {31, 31, 34, 40, 42, 51, 46, 46, 42, 42, 42, 39, 39};

  private static final int[] TNS_BANDS_SHORT = {9, 9, 10, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14};

  private final int rateIndex;
  private final int sampleRateHz;
  private final int channels;
  private final int[] longBands;
  private final int[] shortBands;

  /** Reads the configuration's bytes; anything but plain low complexity is UNSUPPORTED_CODEC. */
  AacConfig(byte[] config) throws AudioDecodeException {
    try {
      BitStream bits = BitStream.open(config.clone());
      int objectType = bits.readBits(5);
      require(objectType == LOW_COMPLEXITY, "object type " + objectType);
      rateIndex = bits.readBits(4);
      if (rateIndex >= RATES_HZ.length) {
        throw new AudioDecodeException(
            rateIndex == EXPLICIT_RATE ? AudioProblem.UNSUPPORTED_CODEC : AudioProblem.BAD_HEADER,
            "AAC sample rate index " + rateIndex);
      }
      sampleRateHz = RATES_HZ[rateIndex];
      int layout = bits.readBits(4);
      require(layout >= 1 && layout <= 7, "channel configuration " + layout);
      channels = layout == 7 ? 8 : layout;
      require(bits.readBits(1) == 0, "frames of 960 samples");
      require(bits.readBits(2) == 0, "scalable layers");
      boolean extended = bits.getBitsLeft() >= 17 && bits.readBits(11) == SBR_SYNC;
      require(
          !extended || bits.readBits(5) != 5 || bits.readBits(1) == 0,
          "spectral band replication (HE-AAC)");
      longBands = bands(false);
      shortBands = bands(true);
    } catch (RuntimeException e) {
      throw new AudioDecodeException(AudioProblem.BAD_HEADER, "AAC configuration: " + e, e);
    }
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  int channels() {
    return channels;
  }

  /**
   * Offsets of the scale-factor bands, one more than there are bands; shared, not to be written.
   */
  int[] bandOffsets(boolean shortWindows) {
    return shortWindows ? shortBands : longBands;
  }

  /** Number of bands that temporal noise shaping may reach. */
  int tnsBands(boolean shortWindows) {
    return (shortWindows ? TNS_BANDS_SHORT : TNS_BANDS_LONG)[rateIndex];
  }

  /** JAAD hands out its band tables only to a stream's ics_info(), so it gets a made-up one. */
  private int[] bands(boolean shortWindows) {
    int packed = LOW_COMPLEXITY << 11 | rateIndex << 7 | 1 << 3;
    byte[] plain = {(byte) (packed >> 8), (byte) packed};
    ICSInfo info;
    try {
      info = new ICSInfo(Decoder.create(plain).getConfig());
    } catch (IOException e) {
      throw new IllegalStateException("JAAD refuses a plain configuration", e);
    }
    info.decode(BitStream.open(new byte[] {(byte) (shortWindows ? 0x40 : 0), 0, 0, 0}), false);
    int[] offsets = new int[info.getSWBCount() + 1];
    System.arraycopy(info.getSWBOffsets(), 0, offsets, 0, offsets.length);
    return offsets;
  }

  private static void require(boolean ok, String what) throws AudioDecodeException {
    if (!ok) {
      throw new AudioDecodeException(
          AudioProblem.UNSUPPORTED_CODEC, "AAC with " + what + " is not decoded");
    }
  }
}
