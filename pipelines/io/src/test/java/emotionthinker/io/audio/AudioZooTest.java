package emotionthinker.io.audio;

import static emotionthinker.io.audio.Bytes.aiff;
import static emotionthinker.io.audio.Bytes.au;
import static emotionthinker.io.audio.Bytes.chunk;
import static emotionthinker.io.audio.Bytes.extensible;
import static emotionthinker.io.audio.Bytes.flacConstant;
import static emotionthinker.io.audio.Bytes.fmt;
import static emotionthinker.io.audio.Bytes.pcm16;
import static emotionthinker.io.audio.Bytes.pcmFloat;
import static emotionthinker.io.audio.Bytes.rate16k;
import static emotionthinker.io.audio.Bytes.riff;
import static emotionthinker.io.audio.Bytes.wav;
import static emotionthinker.io.audio.Bytes.wav16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Bad and odd files, each with its one right outcome: "frames x channels @ rate" with any warnings,
 * or the problem.
 */
@Timeout(120)
class AudioZooTest {
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, String> outcomes = new LinkedHashMap<>();

  private void put(String name, String outcome, byte[] file) {
    assertEquals(null, files.put(name, file), name);
    outcomes.put(name, outcome);
  }

  static String outcome(byte[] file) {
    try {
      DecodedAudio a = new AudioDecoder().decode(file, AudioLimits.defaults());
      String shape = a.frames() + "x" + a.channels() + "@" + a.sampleRateHz();
      return a.warnings().isEmpty() ? shape : shape + " " + a.warnings();
    } catch (AudioDecodeException e) {
      return e.problem().name();
    }
  }

  @TestFactory
  Iterable<DynamicTest> everyAnimal() {
    wavHeaders();
    wavSizes();
    samples();
    otherPcm();
    coded();
    notAudio();
    assertTrue(files.size() >= 80, "only " + files.size() + " animals");
    return files.keySet().stream()
            .map(
                name ->
                    DynamicTest.dynamicTest(
                        name, () -> assertEquals(outcomes.get(name), outcome(files.get(name)))))
        ::iterator;
  }

  private void wavHeaders() {
    byte[] two = pcm16(1, 2);
    put("wav: no channels", "NO_CHANNELS", wav(1, 0, 16_000, 16, two));
    put("wav: 6 channels", "2x6@16000", wav(1, 6, 16_000, 16, new byte[24]));
    put("wav: 9 channels", "TOO_MANY_CHANNELS", wav(1, 9, 16_000, 16, new byte[18]));
    put("wav: 65535 channels", "TOO_MANY_CHANNELS", wav(1, 65_535, 16_000, 16, two));
    put("wav: 0 Hz", "BAD_SAMPLE_RATE", wav(1, 1, 0, 16, two));
    put("wav: 1 Hz", "BAD_SAMPLE_RATE", wav(1, 1, 1, 16, two));
    put("wav: 4 kHz", "2x1@4000", wav(1, 1, 4_000, 16, two));
    put("wav: 192 kHz", "2x1@192000", wav(1, 1, 192_000, 16, two));
    put("wav: 4 GHz", "BAD_SAMPLE_RATE", wav(1, 1, 0xffffffffL, 16, two));
    put("wav: 0 bits", "BAD_HEADER", wavFmt(fmt(1, 1, 16_000, 32_000, 2, 0), two));
    put("wav: 17 bits in 2 bytes", "BAD_HEADER", wavFmt(fmt(1, 1, 16_000, 0, 2, 17), two));
    put("wav: 65535 bits", "BAD_HEADER", wavFmt(fmt(1, 1, 16_000, 0, 8192, 65_535), two));
    put("wav: 40 bits", "BAD_HEADER", wav(1, 1, 16_000, 40, new byte[10]));
    put("wav: block size 0", "BAD_HEADER", wavFmt(fmt(1, 1, 16_000, 0, 0, 16), two));
    put("wav: block size 1", "BAD_HEADER", wavFmt(fmt(1, 1, 16_000, 0, 1, 16), two));
    put("wav: block size 65535", "BAD_HEADER", wavFmt(fmt(1, 1, 16_000, 0, 65_535, 16), two));
    put("wav: lying byte rate", "2x1@16000", wavFmt(fmt(1, 1, 16_000, 7, 2, 16), two));
    put("wav: float of 16 bits", "BAD_HEADER", wav(3, 1, 16_000, 16, two));
    put("wav: µ-law of 16 bits", "BAD_HEADER", wav(7, 1, 16_000, 16, two));
    put("wav: format tag 0", "UNSUPPORTED_CODEC", wav(0, 1, 16_000, 16, two));
    put("wav: MS ADPCM", "UNSUPPORTED_CODEC", wav(2, 1, 16_000, 4, two));
    put("wav: IMA ADPCM by ffmpeg", "UNSUPPORTED_CODEC", Tones.fixture("adpcm.wav"));
    put("wav: tag MP3, data PCM", "NOT_AUDIO", wav(0x55, 1, 16_000, 16, new byte[4000]));
    put("wav: fmt of 8 bytes", "BAD_HEADER", wavFmt(new byte[8], two));
    put("wav: fmt of 0 bytes", "BAD_HEADER", wavFmt(new byte[0], two));
    byte[] shortExtensible = Arrays.copyOf(extensible(1, 1, 16_000, 16, 16), 20);
    put("wav: extensible cut short", "BAD_HEADER", wavFmt(shortExtensible, two));
    put("wav: extensible", "2x1@16000", wavFmt(extensible(1, 1, 16_000, 16, 9), two));
    put("wav: no fmt", "BAD_HEADER", riff(chunk("data", two)));
    put("wav: no data", "BAD_HEADER", riff(chunk("fmt ", fmt(1, 1, 16_000, 16))));
    put("wav: two fmt", "2x1@16000", twoFormats());
    put("wav: data before fmt", "2x1@16000", dataFirst());
    put("wav: 5000 empty chunks", "2x1@16000", manyChunks());
    put(
        "wav: RIFF that is AVI",
        "UNSUPPORTED_CODEC",
        new Bytes().ascii("RIFF").le(4, 4).ascii("AVI ").done());
  }

  private static byte[] wavFmt(byte[] fmt, byte[] data) {
    return riff(chunk("fmt ", fmt), chunk("data", data));
  }

  private static byte[] twoFormats() {
    byte[] other = chunk("fmt ", fmt(1, 2, 8_000, 8));
    return riff(chunk("fmt ", fmt(1, 1, 16_000, 16)), other, chunk("data", pcm16(1, 2)));
  }

  private static byte[] dataFirst() {
    return riff(chunk("data", pcm16(1, 2)), chunk("fmt ", fmt(1, 1, 16_000, 16)));
  }

  private static byte[] manyChunks() {
    Bytes flood = new Bytes();
    for (int i = 0; i < 5000; i++) {
      flood.ascii("JUNK").le(4, 0);
    }
    return riff(flood.done(), chunk("fmt ", fmt(1, 1, 16_000, 16)), chunk("data", pcm16(1, 2)));
  }

  private void wavSizes() {
    put("wav: data size -1", "2x1@16000 [STREAMED_LENGTH]", sized(0xffffffffL, 0xffffffffL));
    put("wav: all sizes 0", "2x1@16000 [STREAMED_LENGTH]", sized(0, 0));
    put("wav: data size 0 in a right RIFF", "EMPTY", sized(40, 0));
    put("wav: RIFF size 0", "2x1@16000 [WRONG_SIZE_FIELD]", sized(0, 4));
    put("wav: RIFF size huge", "2x1@16000 [WRONG_SIZE_FIELD]", sized(0xfffffff0L, 4));
    put("wav: data size 1 GB", "TRUNCATED", sized(40, 1L << 30));
    put("wav: data size 2 too many", "TRUNCATED", sized(40, 6));
    put("wav: data size odd", "1x1@16000 [PARTIAL_LAST_FRAME]", sized(40, 3));
    put("wav: data size 1", "EMPTY", sized(40, 1));
    put(
        "wav: chunk past the end",
        "TRUNCATED",
        riff(new Bytes().ascii("LIST").le(4, 99_999).done()));
    byte[] hugeFmt = new Bytes().ascii("fmt ").le(4, 0x7fffffffL).raw(new byte[32]).done();
    put("wav: fmt of 2 GB", "TRUNCATED", riff(hugeFmt));
    put("wav: header only", "TRUNCATED", Arrays.copyOf(wav16(1, 2), 12));
    put("wav: cut in the header", "TRUNCATED", Arrays.copyOf(wav16(1, 2), 30));
    put("wav: first half", "TRUNCATED", Arrays.copyOf(wav16(new int[1000]), 1000));
    put("rf64: no ds64", "2x1@16000 [STREAMED_LENGTH]", rf64(null));
    put(
        "rf64: data of 2^63",
        "TRUNCATED",
        rf64(new Bytes().le(8, 0).le(8, 1L << 62).le(8, 0).done()));
    put(
        "rf64: negative size",
        "2x1@16000 [STREAMED_LENGTH]",
        rf64(new Bytes().le(8, 0).le(8, -1).le(8, 0).done()));
    put("rf64: right", "2x1@16000", rf64(new Bytes().le(8, 0).le(8, 4).le(8, 2).done()));
    put("rf64: ds64 too short", "TRUNCATED", rf64(new byte[4]));
  }

  private static byte[] sized(long riff, long data) {
    return new Bytes()
        .ascii("RIFF")
        .le(4, riff)
        .ascii("WAVE")
        .raw(chunk("fmt ", fmt(1, 1, 16_000, 16)))
        .ascii("data")
        .le(4, data)
        .raw(pcm16(1, 2))
        .done();
  }

  private static byte[] rf64(byte[] ds64) {
    return new Bytes()
        .ascii("RF64")
        .le(4, 0xffffffffL)
        .ascii("WAVE")
        .raw(ds64 == null ? new byte[0] : chunk("ds64", ds64))
        .raw(chunk("fmt ", fmt(1, 1, 16_000, 16)))
        .ascii("data")
        .le(4, 0xffffffffL)
        .raw(pcm16(1, 2))
        .done();
  }

  private void samples() {
    put("float: NaN", "NON_FINITE", wav(3, 1, 16_000, 32, pcmFloat(0, Float.NaN)));
    put("float: infinite", "NON_FINITE", wav(3, 1, 16_000, 32, pcmFloat(Float.POSITIVE_INFINITY)));
    put("float: -infinite", "NON_FINITE", wav(3, 1, 16_000, 32, pcmFloat(0, 0, -1f / 0)));
    put("float: 1e30", "NON_FINITE", wav(3, 1, 16_000, 32, pcmFloat(1e30f)));
    put("float: denormal", "1x1@16000", wav(3, 1, 16_000, 32, pcmFloat(Float.MIN_VALUE)));
    put(
        "float: scaled as integers",
        "2x1@16000 [OVER_FULL_SCALE]",
        wav(3, 1, 16_000, 32, pcmFloat(32_767f, -32_768f)));
    byte[] doubles = new Bytes().le(8, Double.doubleToLongBits(1e300)).done();
    put("double: 1e300", "NON_FINITE", wav(3, 1, 16_000, 64, doubles));
    put("one sample", "1x1@16000", wav16(7));
    put("no samples", "EMPTY", wav16());
    put("digital silence", "16000x1@16000", wav16(new int[16_000]));
    put("inverted stereo", "3x2@16000", wav(1, 2, 16_000, 16, pcm16(5, -5, 9, -9, 3, -3)));
  }

  private void otherPcm() {
    byte[] two = {0, 1, 0, 2};
    put("au: right", "2x1@16000", au(24, 4, 3, 16_000, 1, two));
    put("au: no channels", "NO_CHANNELS", au(24, 4, 3, 16_000, 0, two));
    put("au: 2^32 - 1 channels", "TOO_MANY_CHANNELS", au(24, 4, 3, 16_000, 0xffffffffL, two));
    put("au: offset past the end", "TRUNCATED", au(0xfffffff0L, 4, 3, 16_000, 1, two));
    put("au: G.721", "UNSUPPORTED_CODEC", au(24, 4, 23, 16_000, 1, two));
    put("au: header only", "TRUNCATED", Arrays.copyOf(au(24, 4, 3, 16_000, 1, two), 20));
    put("aiff: right", "2x1@16000", aiff(null, 1, 2, 16, rate16k(), two));
    put("aiff: no channels", "NO_CHANNELS", aiff(null, 0, 2, 16, rate16k(), two));
    put("aiff: rate NaN", "BAD_SAMPLE_RATE", aiff(null, 1, 2, 16, ones(10), two));
    put("aiff: rate negative", "BAD_SAMPLE_RATE", aiff(null, 1, 2, 16, negativeRate(), two));
    put("aiff: rate 0", "BAD_SAMPLE_RATE", aiff(null, 1, 2, 16, new byte[10], two));
    put("aiff: 2^32 - 1 frames", "TRUNCATED", aiff(null, 1, 0xffffffffL, 16, rate16k(), two));
    put("aiff: 0 bits", "BAD_HEADER", aiff(null, 1, 2, 0, rate16k(), two));
    put("aiff: 65535 bits", "BAD_HEADER", aiff(null, 1, 2, 65_535, rate16k(), two));
    put("aiff: header only", "BAD_HEADER", Arrays.copyOf(aiff(null, 1, 2, 16, rate16k(), two), 12));
    put(
        "iff: a picture",
        "UNSUPPORTED_CODEC",
        new Bytes().ascii("FORM").be(4, 4).ascii("ILBM").done());
  }

  private static byte[] ones(int n) {
    byte[] b = new byte[n];
    Arrays.fill(b, (byte) 0xff);
    return b;
  }

  private static byte[] negativeRate() {
    byte[] rate = rate16k();
    rate[0] |= (byte) 0x80;
    return rate;
  }

  private void coded() {
    put(
        "flac: silence, streamed",
        "8192x1@16000 [STREAMED_LENGTH]",
        flacConstant(16_000, 0, 2, 4096, 0));
    put("flac: a day in 60 kB", "TOO_LONG", flacConstant(2_000, 0, 2700, 65_535, 0));
    put(
        "flac: claims 2^36 - 1 frames",
        "TRUNCATED",
        flacConstant(16_000, (1L << 36) - 1, 2, 4096, 1));
    put(
        "flac: claims fewer",
        "8192x1@16000 [LONGER_THAN_CLAIMED]",
        flacConstant(16_000, 100, 2, 4096, 1));
    put("flac: 0 Hz", "BAD_SAMPLE_RATE", flacConstant(0, 0, 1, 4096, 0));
    put("flac: no frames", "EMPTY", flacConstant(16_000, 0, 0, 4096, 0));
    put("flac: mark only", "TRUNCATED", new Bytes().ascii("fLaC").done());
    put(
        "flac: metadata of 16 MB",
        "TRUNCATED",
        new Bytes().ascii("fLaC").u8(0, 255, 255, 255).done());
    byte[] flac = Tones.fixture("fixed-small-blocks.flac");
    put("flac: half", "TRUNCATED", Arrays.copyOf(flac, flac.length / 2));
    put(
        "flac: ID3v2 before, ID3v1 after",
        "4000x1@16000 [TRAILING_BYTES]",
        new Bytes()
            .ascii("ID3")
            .u8(4, 0, 0, 0, 0, 0, 5)
            .raw(new byte[5])
            .raw(flac)
            .ascii("TAG")
            .raw(new byte[125])
            .done());
    byte[] mp3 = Tones.fixture("mono16k.mp3");
    put("mp3: half", "TRUNCATED", Arrays.copyOf(mp3, mp3.length / 2));
    put("mp3: 1000 ID3v2 tags", "16000x1@16000", id3Flood(mp3, 1000, 20));
    put("mp3: nothing but tags", "TRUNCATED", id3Flood(new byte[0], 500, 20));
    put(
        "mp3: tag claims 256 MB",
        "TRUNCATED",
        new Bytes().ascii("ID3").u8(4, 0, 0, 127, 127, 127, 127).raw(mp3).done());
    put(
        "mp3: untagged, cut",
        "15552x1@16000 [PARTIAL_LAST_FRAME]",
        Arrays.copyOf(Tones.fixture("untagged16k.mp3"), 5900));
    put("mp3: MPEG-2 layer II", "UNSUPPORTED_CODEC", Tones.fixture("layer2-mpeg2.mp3"));
    byte[] ogg = Tones.fixture("mono16k.ogg");
    put("ogg: half", "TRUNCATED", Arrays.copyOf(ogg, ogg.length / 2));
    put("ogg: first page only", "TRUNCATED", Arrays.copyOf(ogg, 58));
    put("ogg: chained", "UNSUPPORTED_CODEC", new Bytes().raw(ogg).raw(ogg).done());
    put(
        "ogg: garbage after the end",
        "16000x1@16000 [TRAILING_BYTES]",
        new Bytes().raw(ogg).ascii("garbage").done());
    put("ogg: FLAC, half", "TRUNCATED", Arrays.copyOf(Tones.fixture("mono16k.oga"), 6000));
    put("opus: half", "TRUNCATED", Arrays.copyOf(Tones.fixture("silk.opus"), 1100));
    put("opus: in WebM", "UNSUPPORTED_CODEC", Tones.fixture("opus.webm"));
    byte[] m4a = Tones.fixture("mono16k.m4a");
    put("m4a: half", "TRUNCATED", Arrays.copyOf(m4a, m4a.length / 2));
    put("m4a: moov first, half", "TRUNCATED", Arrays.copyOf(Tones.fixture("stereo44k.m4a"), 6000));
    put("m4a: Apple lossless", "UNSUPPORTED_CODEC", Tones.fixture("alac.m4a"));
    put("mp4: video only", "NO_CHANNELS", Tones.fixture("no-audio.mp4"));
    put("mp4: ftyp only", "TRUNCATED", Arrays.copyOf(m4a, 28));
    put(
        "mp4: box of 3 bytes",
        "BAD_HEADER",
        new Bytes().be(4, 8).ascii("ftyp").be(4, 3).ascii("moov").done());
    put("mp4: box of 2^63 bytes", "TRUNCATED", new Bytes().be(4, 1).ascii("ftyp").be(8, -1).done());
    put(
        "mp4: garbage after the end",
        "16000x1@16000 [TRAILING_BYTES]",
        new Bytes().raw(m4a).raw(new byte[3]).done());
    put(
        "aac: cut",
        "16384x1@16000 [PARTIAL_LAST_FRAME]",
        Arrays.copyOf(Tones.fixture("mono16k.aac"), 5800));
  }

  private static byte[] id3Flood(byte[] file, int tags, int size) {
    Bytes flood = new Bytes();
    for (int i = 0; i < tags; i++) {
      flood.ascii("ID3").u8(4, 0, 0, 0, 0, 0, size).raw(new byte[size]);
    }
    return flood.raw(file).done();
  }

  private void notAudio() {
    put("no bytes", "EMPTY", new byte[0]);
    put("one byte", "NOT_AUDIO", new byte[1]);
    put("zeros", "NOT_AUDIO", new byte[100_000]);
    put("ones", "NOT_AUDIO", ones(100_000));
    put(
        "text",
        "NOT_AUDIO",
        "RIFFraff, street rat"
            .repeat(50)
            .toLowerCase(java.util.Locale.ROOT)
            .getBytes(StandardCharsets.UTF_8));
    put("html", "NOT_AUDIO", "<html>404".getBytes(StandardCharsets.UTF_8));
    put("json", "NOT_AUDIO", "{\"error\": 404}".getBytes(StandardCharsets.UTF_8));
    put("png", "NOT_AUDIO", new Bytes().u8(0x89).ascii("PNG\r\n\032\n").raw(new byte[500]).done());
    put("jpeg", "NOT_AUDIO", new Bytes().u8(0xff, 0xd8, 0xff, 0xe0).raw(new byte[500]).done());
    put("zip of a wav", "NOT_AUDIO", zip(wav16(1, 2)));
    put("gzip of a wav", "NOT_AUDIO", gzip(wav16(1, 2)));
    put(
        "AppleDouble",
        "NOT_AUDIO",
        new Bytes().u8(0, 5, 22, 7, 0, 2, 0, 0).raw(new byte[4088]).done());
    put(
        "LFS pointer",
        "NOT_AUDIO",
        "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8));
    put("AMR", "UNSUPPORTED_CODEC", new Bytes().ascii("#!AMR\n").raw(new byte[320]).done());
    put(
        "SPHERE",
        "UNSUPPORTED_CODEC",
        new Bytes().ascii("NIST_1A\n   1024\n").raw(new byte[1024]).done());
    put(
        "Wave64",
        "UNSUPPORTED_CODEC",
        new Bytes().ascii("riff").u8(0x2e, 0x91, 0xcf, 0x11).raw(new byte[99]).done());
    for (int seed = 0; seed < 8; seed++) {
      byte[] noise = new byte[20_000];
      new Random(seed).nextBytes(noise);
      put("random bytes " + seed, "NOT_AUDIO", noise);
    }
  }

  private static byte[] zip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.wav"));
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
