package emotionthinker.io.audio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes sound files field by field, so that a test can put any lie into any field. */
final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Bytes ascii(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Bytes raw(byte... bytes) {
    out.write(bytes, 0, bytes.length);
    return this;
  }

  Bytes u8(int... values) {
    for (int v : values) {
      out.write(v);
    }
    return this;
  }

  Bytes le(int width, long value) {
    for (int i = 0; i < width; i++) {
      out.write((int) (value >> (8 * i)));
    }
    return this;
  }

  Bytes be(int width, long value) {
    for (int i = width - 1; i >= 0; i--) {
      out.write((int) (value >> (8 * i)));
    }
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] done() {
    return out.toByteArray();
  }

  /** A RIFF chunk, padded to even length. */
  static byte[] chunk(String id, byte[] body) {
    Bytes b = new Bytes().ascii(id).le(4, body.length).raw(body);
    return body.length % 2 == 0 ? b.done() : b.u8(0).done();
  }

  /** The 16 bytes of a plain fmt chunk. */
  static byte[] fmt(int tag, int channels, long rateHz, int bits) {
    int block = channels * ((bits + 7) / 8);
    return fmt(tag, channels, rateHz, rateHz * block, block, bits);
  }

  /** The 16 bytes of a fmt chunk, every field as given. */
  static byte[] fmt(int tag, int channels, long rateHz, long byteRate, int block, int bits) {
    return new Bytes()
        .le(2, tag)
        .le(2, channels)
        .le(4, rateHz)
        .le(4, byteRate)
        .le(2, block)
        .le(2, bits)
        .done();
  }

  /** The 40 bytes of a WAVE_FORMAT_EXTENSIBLE fmt chunk. */
  static byte[] extensible(int subTag, int channels, long rateHz, int bits, int validBits) {
    return new Bytes()
        .raw(fmt(0xfffe, channels, rateHz, bits))
        .le(2, 22)
        .le(2, validBits)
        .le(4, 0)
        .le(2, subTag)
        .u8(0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71)
        .done();
  }

  /** RIFF/WAVE around the given chunks, with a right size. */
  static byte[] riff(byte[]... chunks) {
    Bytes body = new Bytes().ascii("WAVE");
    for (byte[] chunk : chunks) {
      body.raw(chunk);
    }
    return new Bytes().ascii("RIFF").le(4, body.size()).raw(body.done()).done();
  }

  /** A plain WAV file. */
  static byte[] wav(int tag, int channels, long rateHz, int bits, byte[] data) {
    return riff(chunk("fmt ", fmt(tag, channels, rateHz, bits)), chunk("data", data));
  }

  /** A 16-bit mono WAV file at 16 kHz. */
  static byte[] wav16(int... samples) {
    return wav(1, 1, 16_000, 16, pcm16(samples));
  }

  /** Little-endian 16-bit samples. */
  static byte[] pcm16(int... samples) {
    Bytes b = new Bytes();
    for (int s : samples) {
      b.le(2, s);
    }
    return b.done();
  }

  /** Little-endian 32-bit floats. */
  static byte[] pcmFloat(float... samples) {
    Bytes b = new Bytes();
    for (float s : samples) {
      b.le(4, Float.floatToRawIntBits(s));
    }
    return b.done();
  }

  /** An AIFF or AIFC file; compression is null for AIFF. */
  static byte[] aiff(
      String compression, int channels, long frames, int bits, byte[] rate80, byte[] data) {
    Bytes common = new Bytes().be(2, channels).be(4, frames).be(2, bits).raw(rate80);
    if (compression != null) {
      common.ascii(compression).u8(0, 0);
    }
    byte[] body =
        new Bytes()
            .ascii(compression == null ? "AIFF" : "AIFC")
            .ascii("COMM")
            .be(4, common.size())
            .raw(common.done())
            .ascii("SSND")
            .be(4, data.length + 8L)
            .be(8, 0)
            .raw(data)
            .done();
    return new Bytes().ascii("FORM").be(4, body.length).raw(body).done();
  }

  /** 16,000 as an 80-bit extended number. */
  static byte[] rate16k() {
    return new Bytes().be(2, 16383 + 13).be(8, 16_000L << 50).done();
  }

  /** An AU file. */
  static byte[] au(long offset, long size, long encoding, long rateHz, long channels, byte[] data) {
    return new Bytes()
        .ascii(".snd")
        .be(4, offset)
        .be(4, size)
        .be(4, encoding)
        .be(4, rateHz)
        .be(4, channels)
        .raw(data)
        .done();
  }

  /** A FLAC file of one constant-valued 16-bit mono block after another, with no MD5. */
  static byte[] flacConstant(int rateHz, long totalFrames, int blocks, int blockSize, int value) {
    long packed = (long) rateHz << 44 | 15L << 36 | totalFrames;
    Bytes file =
        new Bytes()
            .ascii("fLaC")
            .u8(0x80, 0, 0, 34)
            .be(2, blockSize)
            .be(2, blockSize)
            .be(6, 0)
            .be(8, packed)
            .raw(new byte[16]);
    for (int i = 0; i < blocks; i++) {
      Bytes head = new Bytes().u8(0xff, 0xf9, 0x70, 0x08).u8(0).be(2, blockSize - 1);
      byte[] h = head.done();
      head.u8(Crc.FLAC_HEADER.of(h, 0, h.length)).u8(0).be(2, value);
      byte[] frame = head.done();
      file.raw(frame).be(2, Crc.FLAC_FRAME.of(frame, 0, frame.length));
    }
    return file.done();
  }
}
