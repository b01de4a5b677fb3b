package emotionthinker.io.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every form of WAV, written in memory and read back sample by sample. */
class WavFormsTest {
  private static DecodedAudio decode(byte[] file) throws AudioDecodeException {
    return new AudioDecoder().decode(file, AudioLimits.defaults());
  }

  private static AudioProblem problem(byte[] file) {
    return assertThrows(AudioDecodeException.class, () -> decode(file)).problem();
  }

  private static void assertSamples(byte[] file, float... expected) throws AudioDecodeException {
    DecodedAudio audio = decode(file);
    assertArrayEquals(expected, audio.channel(0));
    assertEquals(1, audio.channels());
    assertEquals(16_000, audio.sampleRateHz());
  }

  private static byte[] mono(int tag, int bits, Bytes data) {
    return Bytes.wav(tag, 1, 16_000, bits, data.done());
  }

  @Test
  void integersAreScaledByTheirFullScale() throws Exception {
    assertSamples(mono(1, 8, new Bytes().u8(0, 64, 128, 255)), -1f, -0.5f, 0f, 127 / 128f);
    assertSamples(
        Bytes.wav16(-32768, -1, 0, 1, 32767), -1f, -1 / 32768f, 0f, 1 / 32768f, 32767 / 32768f);
    assertSamples(
        mono(1, 24, new Bytes().le(3, -8388608).le(3, -1).le(3, 4194304)), -1f, -0x1p-23f, 0.5f);
    assertSamples(
        mono(1, 32, new Bytes().le(4, Integer.MIN_VALUE).le(4, 1 << 30).le(4, -256)),
        -1f,
        0.5f,
        -0x1p-23f);
  }

  @Test
  void oddBitDepthsAreLeftJustified() throws Exception {
    assertSamples(mono(1, 12, new Bytes().le(2, 0x4000).le(2, 0xc000)), 0.5f, -0.5f);
    assertSamples(mono(1, 20, new Bytes().le(3, 0x400000).le(3, 0xc00000)), 0.5f, -0.5f);
  }

  @Test
  void floatsAreTakenAsTheyAre() throws Exception {
    byte[] single = Bytes.wav(3, 1, 16_000, 32, Bytes.pcmFloat(0.25f, -1f, 1.5f));
    assertSamples(single, 0.25f, -1f, 1.5f);
    assertEquals(Set.of(AudioWarning.OVER_FULL_SCALE), decode(single).warnings());
    Bytes doubles = new Bytes();
    for (double x : new double[] {0.1, -0.75}) {
      doubles.le(8, Double.doubleToRawLongBits(x));
    }
    assertSamples(mono(3, 64, doubles), 0.1f, -0.75f);
  }

  /** End points and zeros of ITU-T G.711, on the usual 16-bit scale. */
  @Test
  void companded() throws Exception {
    assertSamples(
        mono(7, 8, new Bytes().u8(0x00, 0x80, 0xff, 0x7f, 0x8f, 0xe8)),
        -32124 / 32768f,
        32124 / 32768f,
        0f,
        0f,
        16764 / 32768f,
        244 / 32768f);
    assertSamples(
        mono(6, 8, new Bytes().u8(0xaa, 0x2a, 0xd5, 0x55, 0xa5)),
        32256 / 32768f,
        -32256 / 32768f,
        8 / 32768f,
        -8 / 32768f,
        16896 / 32768f);
  }

  @Test
  void channelsAreSeparated() throws Exception {
    DecodedAudio audio = decode(Bytes.wav(1, 3, 48_000, 16, Bytes.pcm16(1, 2, 3, 4, 5, 6)));
    assertEquals(3, audio.channels());
    assertEquals(2, audio.frames());
    assertArrayEquals(new float[] {2 / 32768f, 5 / 32768f}, audio.channel(1));
    assertEquals("wav", audio.container());
    assertEquals("pcm_s16le", audio.codec());
    assertEquals(2 / 48_000.0, audio.durationS());
  }

  @Test
  void extensibleNamesTheEncodingInItsSubformat() throws Exception {
    byte[] data = Bytes.chunk("data", Bytes.pcm16(16384));
    assertSamples(Bytes.riff(fmtExtensible(1, 16), data), 0.5f);
    assertSamples(
        Bytes.riff(fmtExtensible(3, 32), Bytes.chunk("data", Bytes.pcmFloat(0.5f))), 0.5f);
    byte[] foreign = Bytes.extensible(1, 1, 16_000, 16, 16);
    foreign[39] = 0;
    assertEquals(
        AudioProblem.UNSUPPORTED_CODEC, problem(Bytes.riff(Bytes.chunk("fmt ", foreign), data)));
  }

  private static byte[] fmtExtensible(int subTag, int bits) {
    return Bytes.chunk("fmt ", Bytes.extensible(subTag, 1, 16_000, bits, bits));
  }

  @Test
  void chunksMayComeInAnyOrderAndNumber() throws Exception {
    byte[] fmt = Bytes.chunk("fmt ", Bytes.fmt(1, 1, 16_000, 16));
    byte[] data = Bytes.chunk("data", Bytes.pcm16(16384, -16384));
    byte[] odd = Bytes.chunk("LIST", new byte[] {1, 2, 3});
    byte[] bext = Bytes.chunk("bext", new byte[601]);
    assertSamples(Bytes.riff(odd, fmt, odd, bext, data, odd), 0.5f, -0.5f);
    assertSamples(Bytes.riff(data, odd, fmt), 0.5f, -0.5f);
    byte[] unpadded = new Bytes().ascii("LIST").le(4, 3).u8(1, 2, 3).done();
    assertSamples(Bytes.riff(fmt, unpadded, data), 0.5f, -0.5f);
    assertSamples(Bytes.riff(fmt, Bytes.chunk("JUNK", new byte[0]), data), 0.5f, -0.5f);
  }

  @Test
  void sixtyFourBitSizes() throws Exception {
    for (String form : new String[] {"RF64", "BW64"}) {
      byte[] file =
          new Bytes()
              .ascii(form)
              .le(4, 0xffffffffL)
              .ascii("WAVE")
              .raw(Bytes.chunk("ds64", new Bytes().le(8, 80).le(8, 4).le(8, 2).le(4, 0).done()))
              .raw(Bytes.chunk("fmt ", Bytes.fmt(1, 1, 16_000, 16)))
              .ascii("data")
              .le(4, 0xffffffffL)
              .raw(Bytes.pcm16(16384, -16384))
              .raw(Bytes.chunk("LIST", new byte[4]))
              .done();
      assertSamples(file, 0.5f, -0.5f);
      assertEquals("rf64", decode(file).container());
      assertEquals(Set.of(), decode(file).warnings());
    }
  }

  @Test
  void bigEndianRifx() throws Exception {
    byte[] file =
        new Bytes()
            .ascii("RIFX")
            .be(4, 40)
            .ascii("WAVEfmt ")
            .be(4, 16)
            .be(2, 1)
            .be(2, 1)
            .be(4, 16_000)
            .be(4, 32_000)
            .be(2, 2)
            .be(2, 16)
            .ascii("data")
            .be(4, 4)
            .be(2, 16384)
            .be(2, -16384)
            .done();
    assertSamples(file, 0.5f, -0.5f);
  }

  private static byte[] sizes(long riff, long data, int... samples) {
    return new Bytes()
        .ascii("RIFF")
        .le(4, riff)
        .ascii("WAVE")
        .raw(Bytes.chunk("fmt ", Bytes.fmt(1, 1, 16_000, 16)))
        .ascii("data")
        .le(4, data)
        .raw(Bytes.pcm16(samples))
        .done();
  }

  @Test
  void streamedSizesRunToTheEndOfTheFile() throws Exception {
    for (long unknown : new long[] {0xffffffffL, 0x7fffffffL, 0x7ffff000L, 0x80000000L, 0}) {
      byte[] file = sizes(unknown, unknown, 16384, -16384);
      assertSamples(file, 0.5f, -0.5f);
      assertEquals(Set.of(AudioWarning.STREAMED_LENGTH), decode(file).warnings());
    }
  }

  @Test
  void wrongSizes() throws Exception {
    byte[] wrongRiff = sizes(1234, 4, 16384, -16384);
    assertSamples(wrongRiff, 0.5f, -0.5f);
    assertEquals(Set.of(AudioWarning.WRONG_SIZE_FIELD), decode(wrongRiff).warnings());
    byte[] cutFrame = sizes(40, 3, 16384, -16384);
    assertSamples(cutFrame, 0.5f);
    assertEquals(Set.of(AudioWarning.PARTIAL_LAST_FRAME), decode(cutFrame).warnings());
    assertEquals(AudioProblem.TRUNCATED, problem(sizes(40, 6, 16384, -16384)));
    assertEquals(AudioProblem.EMPTY, problem(sizes(36, 0)));
  }

  @Test
  void mp3InsideWav() throws Exception {
    byte[] mp3 = Tones.fixture("mono16k.mp3");
    byte[] file =
        Bytes.riff(
            Bytes.chunk("fmt ", Bytes.fmt(0x55, 1, 16_000, 6000, 1, 0)), Bytes.chunk("data", mp3));
    DecodedAudio inside = decode(file);
    assertEquals("wav/mp3", inside.container() + "/" + inside.codec());
    assertEquals(decode(mp3).pcmSha256(), inside.pcmSha256());
  }
}
