package emotionthinker.io.audio;

import java.util.EnumSet;

/**
 * AAC low complexity in ADTS frames (ISO/IEC 13818-7, section 6.2), the bare {@code .aac} stream.
 * It has no length field and says nothing of encoder delay: nothing is trimmed (about 1024 samples
 * of delay stay), an incomplete last frame is dropped (PARTIAL_LAST_FRAME).
 */
final class AdtsDecoder {
  private static final int HEADER_BYTES = 7;

  private AdtsDecoder() {}

  /** True when one or more complete ADTS frames start at the offset. */
  static boolean isAt(byte[] file, int offset) {
    int size = frameBytes(file, offset);
    if (size < HEADER_BYTES) {
      return false;
    }
    long next = (long) offset + size;
    return next == file.length || (next < file.length && frameBytes(file, (int) next) > 0);
  }

  static DecodedAudio decode(byte[] file, int start, AudioLimits limits)
      throws AudioDecodeException {
    EnumSet<AudioWarning> warnings = EnumSet.noneOf(AudioWarning.class);
    AacFrames frames = new AacFrames(config(file, start), 0, limits);
    int offset = start;
    while (offset < file.length) {
      int size = frameBytes(file, offset);
      if (size < HEADER_BYTES) {
        boolean cut = file.length - offset < HEADER_BYTES;
        if (!cut && !ByteReader.at(file, offset, "TAG")) {
          throw new AudioDecodeException(
              AudioProblem.CORRUPT, "ADTS: no frame where one should start, at byte " + offset);
        }
        warnings.add(cut ? AudioWarning.PARTIAL_LAST_FRAME : AudioWarning.TRAILING_BYTES);
        break;
      }
      if (size > file.length - offset) {
        warnings.add(AudioWarning.PARTIAL_LAST_FRAME);
        break;
      }
      boolean checksum = (file[offset + 1] & 1) == 0;
      if ((file[offset + 6] & 3) != 0) {
        throw new AudioDecodeException(
            AudioProblem.UNSUPPORTED_CODEC, "ADTS with several data blocks in a frame");
      }
      int header = HEADER_BYTES + (checksum ? 2 : 0);
      if (size > header) {
        frames.decode(file, offset + header, offset + size);
      }
      offset += size;
    }
    SampleSink sink = frames.sink();
    int rate = sink.sampleRateHz();
    return SampleCheck.finish("adts", "aac", rate, sink.take(0, Long.MAX_VALUE), warnings, false);
  }

  /** The frame's size by its header, −1 when there is no header at the offset. */
  private static int frameBytes(byte[] file, int offset) {
    if (file.length - offset < HEADER_BYTES
        || (file[offset] & 0xff) != 0xff
        || (file[offset + 1] & 0xf6) != 0xf0
        || (file[offset + 2] >> 2 & 15) > 12) {
      return -1;
    }
    return (file[offset + 3] & 3) << 11
        | (file[offset + 4] & 0xff) << 3
        | (file[offset + 5] & 0xff) >> 5;
  }

  /** AudioSpecificConfig from the first header: object type, rate index, channel configuration. */
  private static byte[] config(byte[] file, int offset) {
    int objectType = (file[offset + 2] >> 6 & 3) + 1;
    int rateIndex = file[offset + 2] >> 2 & 15;
    int channels = (file[offset + 2] & 1) << 2 | (file[offset + 3] >> 6 & 3);
    int config = objectType << 11 | rateIndex << 7 | channels << 3;
    return new byte[] {(byte) (config >> 8), (byte) config};
  }
}
