package emotionthinker.io.audio;

import net.sourceforge.jaad.aac.syntax.BitStream;
import net.sourceforge.jaad.aac.syntax.ICSInfo.WindowSequence;

/**
 * ics_info (ISO/IEC 14496-3, table 4.6): how one frame of a channel is cut into windows and groups.
 *
 * @param sequence the window sequence
 * @param shape 0 for sine, 1 for Kaiser–Bessel-derived windows
 * @param maxBand number of scale-factor bands that are transmitted
 * @param groupStarts first window of each group, then the number of windows (1 or 8), as bits
 */
record AacWindows(WindowSequence sequence, int shape, int maxBand, int groupStarts) {

  static AacWindows read(BitStream bits, AacConfig config) throws AudioDecodeException {
    bits.skipBit();
    WindowSequence sequence = WindowSequence.forInt(bits.readBits(2));
    int shape = bits.readBit();
    boolean eightShort = sequence == WindowSequence.EIGHT_SHORT_SEQUENCE;
    int maxBand = bits.readBits(eightShort ? 4 : 6);
    int starts = 1;
    if (eightShort) {
      int joined = bits.readBits(7);
      for (int w = 1; w < 8; w++) {
        if ((joined >> (7 - w) & 1) == 0) {
          starts |= 1 << w;
        }
      }
    } else if (bits.readBool()) {
      throw new AudioDecodeException(AudioProblem.CORRUPT, "AAC: prediction in low complexity");
    }
    if (maxBand >= config.bandOffsets(eightShort).length) {
      throw new AudioDecodeException(AudioProblem.CORRUPT, "AAC: " + maxBand + " bands in a frame");
    }
    return new AacWindows(sequence, shape, maxBand, starts);
  }

  boolean eightShort() {
    return sequence == WindowSequence.EIGHT_SHORT_SEQUENCE;
  }

  int windows() {
    return eightShort() ? 8 : 1;
  }

  /** True when window w opens a group. */
  boolean startsGroup(int w) {
    return (groupStarts >> w & 1) != 0;
  }

  /** The window after the last of the group that window w opens. */
  int groupEnd(int w) {
    int end = w + 1;
    while (end < windows() && !startsGroup(end)) {
      end++;
    }
    return end;
  }
}
