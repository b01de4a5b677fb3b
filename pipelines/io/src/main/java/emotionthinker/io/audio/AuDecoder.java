package emotionthinker.io.audio;

import java.util.EnumSet;

/**
 * Sun/NeXT {@code .au}: µ-law, A-law, integers of 8 to 32 bits, float and double, all big-endian. A
 * data size of 0xFFFFFFFF is the format's own way to say "unknown" (STREAMED_LENGTH); any other
 * that runs past the end is TRUNCATED.
 */
final class AuDecoder {
  private static final long UNKNOWN_SIZE = 0xffffffffL;

  private AuDecoder() {}

  static DecodedAudio decode(byte[] file, AudioLimits limits) throws AudioDecodeException {
    EnumSet<AudioWarning> warnings = EnumSet.noneOf(AudioWarning.class);
    ByteReader header = new ByteReader(file, 4, file.length);
    long offset = header.u32(true);
    long size = header.u32(true);
    PcmEncoding encoding = encoding(header.u32(true));
    long sampleRateHz = header.u32(true);
    long channels = header.u32(true);
    limits.checkFormat(channels, sampleRateHz);
    if (offset < 24) {
      throw new AudioDecodeException(
          AudioProblem.BAD_HEADER, "data offset " + offset + " lies inside the 24-byte header");
    }
    long present = file.length - offset;
    if (present < 0 || (size > present && size != UNKNOWN_SIZE)) {
      throw new AudioDecodeException(
          AudioProblem.TRUNCATED, size + " bytes of audio promised from byte " + offset);
    }
    if (size == UNKNOWN_SIZE) {
      warnings.add(AudioWarning.STREAMED_LENGTH);
      size = present;
    } else if (size < present) {
      warnings.add(AudioWarning.TRAILING_BYTES);
    }
    int frameBytes = (int) channels * encoding.bytesPerSample();
    if (size % frameBytes != 0) {
      warnings.add(AudioWarning.PARTIAL_LAST_FRAME);
    }
    PcmBlock block =
        new PcmBlock(encoding, (int) channels, (int) sampleRateHz, (int) offset, size / frameBytes);
    return block.decode(file, "au", warnings, limits);
  }

  private static PcmEncoding encoding(long code) throws AudioDecodeException {
    return switch ((int) Math.min(code, Integer.MAX_VALUE)) {
      case 1 -> PcmEncoding.MULAW;
      case 2 -> PcmEncoding.S8;
      case 3 -> PcmEncoding.S16BE;
      case 4 -> PcmEncoding.S24BE;
      case 5 -> PcmEncoding.S32BE;
      case 6 -> PcmEncoding.F32BE;
      case 7 -> PcmEncoding.F64BE;
      case 27 -> PcmEncoding.ALAW;
      default ->
          throw new AudioDecodeException(
              AudioProblem.UNSUPPORTED_CODEC, "AU encoding " + code + " is not decoded");
    };
  }
}
