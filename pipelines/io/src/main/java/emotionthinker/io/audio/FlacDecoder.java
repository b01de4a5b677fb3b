package emotionthinker.io.audio;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * FLAC (RFC 9639): every block size, order, depth and channel assignment, 33-bit side channels
 * excepted. All checksums are verified, the MD5 of the whole included, so what decodes is
 * bit-exact.
 *
 * <p>Fewer frames than STREAMINFO promises is TRUNCATED, so is an end inside a frame. More frames
 * than promised are decoded (LONGER_THAN_CLAIMED); bytes after the last frame are ignored when the
 * promised length has been reached, or when they are an ID3v1 tag (TRAILING_BYTES).
 */
final class FlacDecoder {
  private static final int STREAMINFO_BYTES = 34;
  private static final int ID3V1_BYTES = 128;

  private FlacDecoder() {}

  /** Decodes the native stream that starts with {@code fLaC} at start. */
  static DecodedAudio decode(byte[] file, int start, String container, AudioLimits limits)
      throws AudioDecodeException {
    ByteReader reader = new ByteReader(file, start, file.length);
    reader.skip(4);
    FlacStreamInfo info = readMetadata(reader);
    SampleSink sink =
        new SampleSink(info.channels(), info.sampleRateHz(), info.totalFrames(), limits);
    EnumSet<AudioWarning> warnings = EnumSet.noneOf(AudioWarning.class);
    if (info.totalFrames() == 0) {
      warnings.add(AudioWarning.STREAMED_LENGTH);
    }
    String md5Hex = readFrames(file, reader.position(), info, sink, warnings);
    if (sink.frames() < info.totalFrames()) {
      throw new AudioDecodeException(
          AudioProblem.TRUNCATED,
          info.totalFrames() + " frames promised, the file has " + sink.frames());
    }
    if (!info.md5Hex().isEmpty() && !md5Hex.equals(info.md5Hex())) {
      throw new AudioDecodeException(
          AudioProblem.CORRUPT, "FLAC: the decoded samples do not have the MD5 in the header");
    }
    return SampleCheck.finish(
        container, "flac", info.sampleRateHz(), sink.take(0, Long.MAX_VALUE), warnings, true);
  }

  private static FlacStreamInfo readMetadata(ByteReader reader) throws AudioDecodeException {
    FlacStreamInfo info = null;
    boolean last = false;
    while (!last) {
      int head = reader.u8();
      last = (head & 0x80) != 0;
      int size = reader.u24be();
      ByteReader body = reader.slice(size);
      if (info == null) {
        if ((head & 0x7f) != 0 || size < STREAMINFO_BYTES) {
          throw new AudioDecodeException(
              AudioProblem.BAD_HEADER, "FLAC: the first metadata block is not STREAMINFO");
        }
        info = FlacStreamInfo.read(body);
      }
    }
    return info;
  }

  /** Decodes all frames into the sink; returns the MD5 of what was decoded. */
  private static String readFrames(
      byte[] file, int firstFrame, FlacStreamInfo info, SampleSink sink, Set<AudioWarning> warnings)
      throws AudioDecodeException {
    FlacFrame frame = new FlacFrame(file, file.length, info);
    MessageDigest md5 = md5();
    byte[] packed = new byte[0];
    int offset = firstFrame;
    while (offset < file.length) {
      if (!frame.startsAt(offset)) {
        boolean tag = ByteReader.at(file, offset, "TAG") && file.length - offset == ID3V1_BYTES;
        boolean complete = info.totalFrames() > 0 && sink.frames() >= info.totalFrames();
        if (!tag && !complete) {
          throw new AudioDecodeException(
              file.length - offset < 2 ? AudioProblem.TRUNCATED : AudioProblem.CORRUPT,
              "FLAC: no frame where one should start, at byte " + offset);
        }
        warnings.add(AudioWarning.TRAILING_BYTES);
        break;
      }
      frame.decode(offset);
      offset = frame.nextOffset();
      int n = frame.blockSize();
      sink.reserve(n);
      float scale = Math.scalb(1f, 1 - info.bitsPerSample());
      for (int c = 0; c < info.channels(); c++) {
        int[] in = frame.samples(c);
        float[] out = sink.channel(c);
        for (int i = 0, o = sink.frames(); i < n; i++, o++) {
          out[o] = in[i] * scale;
        }
      }
      sink.commit(n);
      if (!info.md5Hex().isEmpty()) {
        packed = pack(frame, info, packed);
        md5.update(packed, 0, n * info.channels() * bytesPerSample(info));
      }
    }
    if (info.totalFrames() > 0 && sink.frames() > info.totalFrames()) {
      warnings.add(AudioWarning.LONGER_THAN_CLAIMED);
    }
    return HexFormat.of().formatHex(md5.digest());
  }

  private static int bytesPerSample(FlacStreamInfo info) {
    return (info.bitsPerSample() + 7) / 8;
  }

  /** Interleaved, little-endian, whole bytes per sample: what the header's MD5 is taken over. */
  private static byte[] pack(FlacFrame frame, FlacStreamInfo info, byte[] buffer) {
    int width = bytesPerSample(info);
    int stride = width * info.channels();
    int size = frame.blockSize() * stride;
    byte[] packed = buffer.length >= size ? buffer : new byte[size];
    for (int c = 0; c < info.channels(); c++) {
      int[] in = frame.samples(c);
      for (int i = 0, p = c * width; i < frame.blockSize(); i++, p += stride) {
        int value = in[i];
        for (int b = 0; b < width; b++) {
          packed[p + b] = (byte) (value >> (8 * b));
        }
      }
    }
    return packed;
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
