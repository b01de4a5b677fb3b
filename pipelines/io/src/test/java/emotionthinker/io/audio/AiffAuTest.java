package emotionthinker.io.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** AIFF, AIFC and AU, written in memory and read back sample by sample. */
class AiffAuTest {
  private static final byte[] BE16 = {0x40, 0, (byte) 0xc0, 0};

  private static DecodedAudio decode(byte[] file) throws AudioDecodeException {
    return new AudioDecoder().decode(file, AudioLimits.defaults());
  }

  private static AudioProblem problem(byte[] file) {
    return assertThrows(AudioDecodeException.class, () -> decode(file)).problem();
  }

  private static void assertAiff(String compression, int bits, byte[] data, float... expected)
      throws AudioDecodeException {
    DecodedAudio audio =
        decode(Bytes.aiff(compression, 1, expected.length, bits, Bytes.rate16k(), data));
    assertArrayEquals(expected, audio.channel(0), compression + " " + bits);
    assertEquals(16_000, audio.sampleRateHz());
    assertEquals(compression == null ? "aiff" : "aifc", audio.container());
  }

  @Test
  void aiffIntegers() throws Exception {
    assertAiff(null, 8, new byte[] {64, -64}, 0.5f, -0.5f);
    assertAiff(null, 16, BE16, 0.5f, -0.5f);
    assertAiff(null, 24, new byte[] {0x40, 0, 0, -1, -1, -1}, 0.5f, -0x1p-23f);
    assertAiff(null, 32, new byte[] {0x40, 0, 0, 0}, 0.5f);
  }

  @Test
  void aifcEncodings() throws Exception {
    assertAiff("NONE", 16, BE16, 0.5f, -0.5f);
    assertAiff("twos", 16, BE16, 0.5f, -0.5f);
    assertAiff("sowt", 16, Bytes.pcm16(16384, -16384), 0.5f, -0.5f);
    assertAiff("fl32", 32, new Bytes().be(4, Float.floatToIntBits(0.3f)).done(), 0.3f);
    assertAiff("FL64", 64, new Bytes().be(8, Double.doubleToLongBits(-0.3)).done(), -0.3f);
    assertAiff("ulaw", 16, new byte[] {0, (byte) 0x80}, -32124 / 32768f, 32124 / 32768f);
    assertAiff("alaw", 16, new byte[] {(byte) 0xd5}, 8 / 32768f);
    assertEquals(
        AudioProblem.UNSUPPORTED_CODEC,
        problem(Bytes.aiff("ima4", 1, 2, 16, Bytes.rate16k(), BE16)));
  }

  @Test
  void aiffFrameCountRules() throws Exception {
    byte[] rate = Bytes.rate16k();
    assertEquals(AudioProblem.TRUNCATED, problem(Bytes.aiff(null, 1, 3, 16, rate, BE16)));
    assertEquals(
        Set.of(AudioWarning.TRAILING_BYTES),
        decode(Bytes.aiff(null, 1, 1, 16, rate, BE16)).warnings());
    assertEquals(2, decode(Bytes.aiff(null, 1, 0, 16, rate, BE16)).frames());
    assertEquals(AudioProblem.EMPTY, problem(Bytes.aiff(null, 1, 0, 16, rate, new byte[0])));
  }

  private static void assertAu(int encoding, byte[] data, float... expected)
      throws AudioDecodeException {
    DecodedAudio audio = decode(Bytes.au(24, data.length, encoding, 8_000, 1, data));
    assertArrayEquals(expected, audio.channel(0), "encoding " + encoding);
    assertEquals(8_000, audio.sampleRateHz());
  }

  @Test
  void auEncodings() throws Exception {
    assertAu(1, new byte[] {0, (byte) 0x80}, -32124 / 32768f, 32124 / 32768f);
    assertAu(2, new byte[] {64, -64}, 0.5f, -0.5f);
    assertAu(3, BE16, 0.5f, -0.5f);
    assertAu(4, new byte[] {0x40, 0, 0}, 0.5f);
    assertAu(5, new byte[] {0x40, 0, 0, 0}, 0.5f);
    assertAu(6, new Bytes().be(4, Float.floatToIntBits(0.3f)).done(), 0.3f);
    assertAu(7, new Bytes().be(8, Double.doubleToLongBits(0.3)).done(), 0.3f);
    assertAu(27, new byte[] {0x55}, -8 / 32768f);
  }

  @Test
  void auSizes() throws Exception {
    DecodedAudio streamed = decode(Bytes.au(24, 0xffffffffL, 3, 8_000, 1, BE16));
    assertEquals(Set.of(AudioWarning.STREAMED_LENGTH), streamed.warnings());
    assertEquals(2, streamed.frames());
    assertEquals(AudioProblem.TRUNCATED, problem(Bytes.au(24, 6, 3, 8_000, 1, BE16)));
    assertEquals(AudioProblem.BAD_HEADER, problem(Bytes.au(8, 4, 3, 8_000, 1, BE16)));
    byte[] annotated = new Bytes().ascii("note").raw(BE16).done();
    assertEquals(2, decode(Bytes.au(28, 4, 3, 8_000, 1, annotated)).frames());
  }
}
