package emotionthinker.io.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged files by rule and by seed: the outcome is samples or an {@link AudioDecodeException},
 * never anything else. The number of mutations per file is {@code -Demotionthinker.fuzz=N}, 60 by
 * default.
 */
@Timeout(300)
class AudioFuzzTest {
  private static final int MUTATIONS = Integer.getInteger("emotionthinker.fuzz", 60);
  private static final AudioLimits SMALL =
      new AudioLimits(1 << 20, 60, 2_000_000, 8, 2_000, 192_000);

  /** The fingerprint of what comes out, or the problem's name. */
  private static String outcome(byte[] file) {
    try {
      return new AudioDecoder().decode(file, SMALL).pcmSha256();
    } catch (AudioDecodeException e) {
      return e.problem().name();
    }
  }

  private static boolean decodes(String outcome) {
    return outcome.length() == 64;
  }

  /** Formats that know their own length: no beginning of them passes for the whole. */
  @Test
  void everyBeginningOfAFileWithALengthIsRejected() {
    byte[] samples = {0, 1, 0, 2, 0, 3};
    byte[][] files = {
      Bytes.wav16(1, 2, 3, 4, 5),
      Bytes.wav(0xfffe, 1, 16_000, 16, new byte[0]),
      Bytes.aiff(null, 1, 3, 16, Bytes.rate16k(), samples),
      Bytes.aiff("NONE", 1, 3, 16, Bytes.rate16k(), samples),
      Bytes.au(24, 6, 3, 16_000, 1, samples),
      Bytes.flacConstant(16_000, 512, 2, 256, 7),
      Tones.fixture("short-rf64.wav"),
    };
    for (int f = 0; f < files.length; f++) {
      for (int cut = 0; cut < files[f].length; cut++) {
        String outcome = outcome(Arrays.copyOf(files[f], cut));
        assertTrue(!decodes(outcome), "file " + f + " cut at " + cut);
        assertTrue(
            cut < 12 || f == 1 || outcome.equals("TRUNCATED") || outcome.equals("BAD_HEADER"),
            "file " + f + " cut at " + cut + " gave " + outcome);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixed-small-blocks.flac", "mono8k.mp3", "untagged16k.mp3", "mono16k.ogg", "silk.opus",
        "mono16k.m4a", "fragmented.mp4", "pulses.aac", "short-float.aifc", "mono16k.oga"
      })
  void aBeginningIsRejectedOrShorter(String name) throws Exception {
    byte[] file = Tones.fixture(name);
    int whole = Tones.decode(name).frames();
    int step = Math.max(1, file.length / 150);
    for (int cut = 0; cut < file.length; cut += cut < 100 ? 1 : step) {
      try {
        DecodedAudio part = new AudioDecoder().decode(Arrays.copyOf(file, cut), SMALL);
        assertTrue(part.frames() <= whole, name + " cut at " + cut);
        // A bare stream cut between two frames is a shorter stream.
        boolean bare = name.equals("untagged16k.mp3") || name.endsWith(".aac");
        assertTrue(
            bare
                || name.equals("fragmented.mp4")
                || part.frames() == whole
                || !part.warnings().isEmpty(),
            name + " cut at " + cut + " passes for whole");
      } catch (AudioDecodeException e) {
        assertNotEquals(AudioProblem.NON_FINITE, e.problem());
      }
    }
  }

  /** Where checksums cover the audio, a flipped bit is noticed or does not matter. */
  @ParameterizedTest
  @ValueSource(strings = {"fixed-small-blocks.flac", "silk.opus", "mono16k.ogg", "mono16k.oga"})
  void aFlippedBitNeverChangesChecksummedSamples(String name) {
    byte[] file = Tones.fixture(name);
    String right = outcome(file);
    int step = name.endsWith("flac") ? 1 : 7;
    for (int at = 0; at < file.length; at += step) {
      byte[] damaged = file.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      String outcome = outcome(damaged);
      // Outside all checksums: FLAC's STREAMINFO beyond the MD5 (rate, block and frame sizes).
      boolean streamInfo = name.endsWith("flac") && at < 42;
      assertTrue(
          !decodes(outcome) || outcome.equals(right) || streamInfo,
          name + ": bit flipped in byte " + at);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixed-small-blocks.flac",
        "lax.flac",
        "stereo16k-24bit.flac",
        "mono16k.oga",
        "mono16k.mp3",
        "mono8k.mp3",
        "stereo44k-vbr.mp3",
        "layer2.mp3",
        "mono16k.ogg",
        "stereo44k.ogg",
        "silk.opus",
        "celt-stereo.opus",
        "hybrid.opus",
        "mono16k.m4a",
        "stereo44k.m4a",
        "fragmented.mp4",
        "video.mp4",
        "pulses.aac",
        "short.aiff",
        "short-float.aifc",
        "short.au",
        "short-alaw.wav",
        "short-rf64.wav",
        "adpcm.wav",
        "alac.m4a"
      })
  void mutationsEndInSamplesOrATypedProblem(String name) {
    byte[] file = Tones.fixture(name);
    for (int seed = 0; seed < MUTATIONS; seed++) {
      byte[] damaged = mutate(file, new Random(seed));
      try {
        repairOggChecksums(damaged);
        outcome(damaged);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(name + ", seed " + seed + ": " + e, e);
      }
    }
  }

  /** Overwrites, copies, cuts; half of the time in the first 300 bytes, where the headers are. */
  private static byte[] mutate(byte[] file, Random random) {
    byte[] damaged = file.clone();
    int edits = 1 + random.nextInt(6);
    for (int i = 0; i < edits; i++) {
      int span = random.nextBoolean() ? Math.min(300, file.length) : file.length;
      int at = random.nextInt(span);
      switch (random.nextInt(6)) {
        case 0 -> damaged[at] = (byte) 0xff;
        case 1 -> damaged[at] = 0;
        case 2 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> damaged[at]++;
        case 4 -> {
          int n = Math.min(1 + random.nextInt(16), file.length - at);
          System.arraycopy(file, random.nextInt(file.length - n + 1), damaged, at, n);
        }
        default -> damaged[at] = (byte) random.nextInt(256);
      }
    }
    return random.nextInt(8) == 0
        ? Arrays.copyOf(damaged, random.nextInt(damaged.length))
        : damaged;
  }

  /** Makes page checksums right again, so that damage reaches the codecs behind them. */
  private static void repairOggChecksums(byte[] file) {
    for (int at = 0; at + 27 <= file.length; ) {
      int body = at + 27 + (file[at + 26] & 0xff);
      if (!ByteReader.at(file, at, "OggS") || body > file.length) {
        return;
      }
      int end = body;
      for (int i = at + 27; i < body; i++) {
        end += file[i] & 0xff;
      }
      if (end > file.length) {
        return;
      }
      int crc = Crc.OGG_PAGE.ofWithHole(file, at, at + 22, end);
      for (int i = 0; i < 4; i++) {
        file[at + 22 + i] = (byte) (crc >> (8 * i));
      }
      at = end;
    }
  }

  @Test
  void repairingAGoodOggFileChangesNothing() {
    byte[] file = Tones.fixture("mono16k.ogg");
    byte[] repaired = file.clone();
    repairOggChecksums(repaired);
    assertEquals(outcome(file), outcome(repaired));
    assertTrue(Arrays.equals(file, repaired));
  }
}
