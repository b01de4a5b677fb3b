package emotionthinker.io.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.sourceforge.jaad.aac.filterbank.FilterBank;
import net.sourceforge.jaad.aac.syntax.BitStream;

/**
 * Decodes AAC low-complexity access units (raw_data_block, ISO/IEC 14496-3, section 4.4.2.1) into a
 * sink. Syntax and tools are ours; the Huffman tables, band tables and filter bank are JAAD's,
 * whose own decoder leaves out temporal noise shaping and draws its noise from a generator that all
 * files share. Channels come in the order of the stream (of more than two, the centre first).
 *
 * <p>Refused as UNSUPPORTED_CODEC: other object types, spectral band replication (HE-AAC) announced
 * or hidden, channel coupling, and layouts by program config element.
 */
final class AacFrames {
  private static final int SINGLE = 0;
  private static final int PAIR = 1;
  private static final int COUPLING = 2;
  private static final int LOW_FREQUENCY = 3;
  private static final int DATA = 4;
  private static final int PROGRAM_CONFIG = 5;
  private static final int FILL = 6;
  private static final int END = 7;

  private static final int SBR_EXTENSION = 13;
  private static final int SBR_EXTENSION_WITH_CHECKSUM = 14;

  /** The filter bank's output is scaled like 16-bit integers. */
  private static final float TO_UNIT = 0x1p-15f;

  private final AacConfig config;
  private final SampleSink sink;
  private final FilterBank filterBank = new FilterBank(false);
  private final List<AacChannel> channels = new ArrayList<>();
  private final AacStereo stereo;
  private int units;

  /**
   * @param specificConfig AudioSpecificConfig
   * @param expectedUnits number of access units by the container, 0 when unknown; only a hint
   */
  AacFrames(byte[] specificConfig, long expectedUnits, AudioLimits limits)
      throws AudioDecodeException {
    config = new AacConfig(specificConfig);
    stereo = new AacStereo(config);
    long expected = expectedUnits * AacChannel.FRAME;
    sink = new SampleSink(config.channels(), config.sampleRateHz(), expected, limits);
    for (int c = 0; c < config.channels(); c++) {
      channels.add(new AacChannel(config));
    }
  }

  /** What has been decoded so far. */
  SampleSink sink() {
    return sink;
  }

  /** Decodes the access unit in file[from, to). */
  void decode(byte[] file, int from, int to) throws AudioDecodeException {
    try {
      int read = readBlock(BitStream.open(Arrays.copyOfRange(file, from, to)));
      if (read != channels.size()) {
        throw new AudioDecodeException(
            AudioProblem.CORRUPT, "AAC unit " + units + " has " + read + " channels");
      }
      sink.reserve(AacChannel.FRAME);
      for (int c = 0; c < channels.size(); c++) {
        float[] in = channels.get(c).synthesise(filterBank);
        float[] out = sink.channel(c);
        for (int i = 0, o = sink.frames(); i < AacChannel.FRAME; i++, o++) {
          out[o] = in[i] * TO_UNIT;
        }
      }
    } catch (RuntimeException e) {
      throw new AudioDecodeException(
          AudioProblem.CORRUPT, "AAC access unit " + units + " cannot be decoded: " + e, e);
    }
    sink.commit(AacChannel.FRAME);
    units++;
  }

  /** Reads elements up to the end mark; returns how many channels they held. */
  private int readBlock(BitStream bits) throws AudioDecodeException {
    int read = 0;
    for (int element = bits.readBits(3); element != END; element = bits.readBits(3)) {
      int needed = element == PAIR ? 2 : element == SINGLE || element == LOW_FREQUENCY ? 1 : 0;
      if (read + needed > channels.size()) {
        throw new AudioDecodeException(
            AudioProblem.CORRUPT, "AAC unit " + units + " has too many channels");
      }
      switch (element) {
        case SINGLE, LOW_FREQUENCY -> {
          bits.skipBits(4);
          channels.get(read).read(bits, null);
          stereo.fillNoise(channels.get(read));
        }
        case PAIR -> readPair(bits, channels.get(read), channels.get(read + 1));
        case DATA -> skipData(bits);
        case FILL -> skipFill(bits);
        case COUPLING, PROGRAM_CONFIG ->
            throw new AudioDecodeException(
                AudioProblem.UNSUPPORTED_CODEC,
                "AAC with channel coupling or a program config element is not decoded");
        default -> throw new IllegalStateException("three bits give " + element);
      }
      read += needed;
    }
    return read;
  }

  private void readPair(BitStream bits, AacChannel left, AacChannel right)
      throws AudioDecodeException {
    bits.skipBits(4);
    AacWindows common = null;
    if (bits.readBool()) {
      common = AacWindows.read(bits, config);
      stereo.readMask(bits, common);
    }
    left.read(bits, common);
    right.read(bits, common);
    stereo.process(left, right, common != null);
  }

  private static void skipData(BitStream bits) {
    bits.skipBits(4);
    boolean aligned = bits.readBool();
    int count = bits.readBits(8);
    count += count == 255 ? bits.readBits(8) : 0;
    if (aligned) {
      bits.byteAlign();
    }
    skipBytes(bits, count);
  }

  private static void skipFill(BitStream bits) throws AudioDecodeException {
    int count = bits.readBits(4);
    count += count == 15 ? bits.readBits(8) - 1 : 0;
    int extension = count > 0 ? bits.peekBits(4) : 0;
    if (extension == SBR_EXTENSION || extension == SBR_EXTENSION_WITH_CHECKSUM) {
      throw new AudioDecodeException(
          AudioProblem.UNSUPPORTED_CODEC, "AAC with spectral band replication (HE-AAC)");
    }
    skipBytes(bits, count);
  }

  private static void skipBytes(BitStream bits, int count) {
    for (int i = 0; i < count; i++) {
      bits.readBits(8);
    }
  }
}
