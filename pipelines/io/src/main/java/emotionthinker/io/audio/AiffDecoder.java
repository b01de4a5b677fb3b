package emotionthinker.io.audio;

import java.util.EnumSet;

/**
 * AIFF and AIFC (Apple, 1989 and 1991): big-endian integers, {@code sowt} little-endian, {@code
 * fl32}/{@code fl64}, {@code ulaw}, {@code alaw}. The COMM chunk's frame count rules; an SSND chunk
 * too small for it is TRUNCATED, one that is larger gives TRAILING_BYTES. A frame count of 0 with
 * sound data present is a piped file (STREAMED_LENGTH).
 */
final class AiffDecoder {
  private final byte[] file;
  private final AudioLimits limits;
  private final EnumSet<AudioWarning> warnings = EnumSet.noneOf(AudioWarning.class);
  private int channels;
  private long claimedFrames;
  private int bits;
  private double sampleRateHz;
  private String compression = "NONE";

  private AiffDecoder(byte[] file, AudioLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static DecodedAudio decode(byte[] file, AudioLimits limits) throws AudioDecodeException {
    return new AiffDecoder(file, limits).decode();
  }

  private DecodedAudio decode() throws AudioDecodeException {
    ByteReader reader = new ByteReader(file, 0, file.length);
    reader.skip(8);
    boolean aifc = reader.fourCc().equals("AIFC");
    boolean commonSeen = false;
    int soundOffset = -1;
    long soundBytes = 0;
    while (reader.remaining() >= 8 && !(commonSeen && soundOffset >= 0)) {
      String id = reader.fourCc();
      long size = reader.u32(true);
      if (id.equals("COMM")) {
        readCommon(reader.slice(size), aifc);
        commonSeen = true;
      } else if (id.equals("SSND")) {
        long skipped = reader.u32(true);
        reader.skip(4);
        if (skipped > reader.remaining()) {
          throw new AudioDecodeException(AudioProblem.TRUNCATED, "SSND offset past the file's end");
        }
        soundOffset = reader.position() + (int) skipped;
        soundBytes = Math.min(Math.max(size - 8 - skipped, 0), file.length - soundOffset);
        reader.skip(Math.min(Math.max(size - 8, 0), reader.remaining()));
      } else {
        reader.skip(size);
      }
      reader.skip(Math.min(size & 1, reader.remaining()));
    }
    if (!commonSeen || soundOffset < 0) {
      throw new AudioDecodeException(
          reader.remaining() > 0 ? AudioProblem.TRUNCATED : AudioProblem.BAD_HEADER,
          "no " + (commonSeen ? "SSND" : "COMM") + " chunk in the file");
    }
    limits.checkFormat(channels, sampleRateHz);
    PcmEncoding encoding = encoding();
    long frames = frames(soundBytes, channels * encoding.bytesPerSample());
    PcmBlock block =
        new PcmBlock(encoding, channels, (int) Math.round(sampleRateHz), soundOffset, frames);
    return block.decode(file, aifc ? "aifc" : "aiff", warnings, limits);
  }

  private void readCommon(ByteReader common, boolean aifc) throws AudioDecodeException {
    if (common.remaining() < (aifc ? 22 : 18)) {
      throw new AudioDecodeException(AudioProblem.BAD_HEADER, "COMM chunk too short");
    }
    channels = common.u16(true);
    claimedFrames = common.u32(true);
    bits = common.u16(true);
    sampleRateHz = extended(common.u16(true), common.u32(true), common.u32(true));
    if (aifc) {
      compression = common.fourCc();
    }
  }

  /** An IEEE 754 80-bit number: sign and exponent, then a 64-bit significand with explicit one. */
  private static double extended(int signAndExponent, long high, long low) {
    double significand = high * 0x1p-31 + low * 0x1p-63;
    double magnitude = Math.scalb(significand, (signAndExponent & 0x7fff) - 16383);
    return (signAndExponent & 0x8000) != 0 ? -magnitude : magnitude;
  }

  private PcmEncoding encoding() throws AudioDecodeException {
    int width = (bits + 7) / 8;
    PcmEncoding encoding =
        switch (compression) {
          case "NONE", "twos", "in24", "in32" ->
              width == 1 ? PcmEncoding.S8 : PcmEncoding.ofInteger(width, true);
          case "sowt" -> width == 1 ? PcmEncoding.S8 : PcmEncoding.ofInteger(width, false);
          case "raw " -> width == 1 ? PcmEncoding.U8 : null;
          case "fl32", "FL32" -> PcmEncoding.F32BE;
          case "fl64", "FL64" -> PcmEncoding.F64BE;
          case "ulaw", "ULAW" -> PcmEncoding.MULAW;
          case "alaw", "ALAW" -> PcmEncoding.ALAW;
          default ->
              throw new AudioDecodeException(
                  AudioProblem.UNSUPPORTED_CODEC,
                  "AIFC compression '" + compression + "' is not decoded");
        };
    if (encoding == null) {
      throw new AudioDecodeException(
          AudioProblem.BAD_HEADER, bits + " bits per sample with '" + compression + "'");
    }
    return encoding;
  }

  private long frames(long soundBytes, int frameBytes) throws AudioDecodeException {
    long present = soundBytes / frameBytes;
    if (claimedFrames == 0 && present > 0) {
      warnings.add(AudioWarning.STREAMED_LENGTH);
      return present;
    }
    if (claimedFrames > present) {
      throw new AudioDecodeException(
          AudioProblem.TRUNCATED,
          "COMM promises " + claimedFrames + " frames, the file has " + present);
    }
    if (claimedFrames < present) {
      warnings.add(AudioWarning.TRAILING_BYTES);
    }
    return claimedFrames;
  }
}
