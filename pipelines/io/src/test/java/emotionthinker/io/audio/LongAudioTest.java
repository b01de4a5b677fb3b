package emotionthinker.io.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Hours, bombs and threads. */
class LongAudioTest {
  private static final AudioLimits DEFAULTS = AudioLimits.defaults();

  private static AudioProblem problem(byte[] file, AudioLimits limits) {
    return assertThrows(AudioDecodeException.class, () -> new AudioDecoder().decode(file, limits))
        .problem();
  }

  @Test
  void anHourOfWav() throws Exception {
    int frames = 3600 * 16_000;
    byte[] header = Bytes.wav(1, 1, 16_000, 16, new byte[0]);
    byte[] file = new byte[header.length + 2 * frames];
    System.arraycopy(header, 0, file, 0, header.length - 4);
    for (int i = 0; i < 4; i++) {
      file[4 + i] = (byte) ((36 + 2 * frames) >> (8 * i));
      file[40 + i] = (byte) ((2 * frames) >> (8 * i));
    }
    file[file.length - 1] = 0x40;
    DecodedAudio audio = new AudioDecoder().decode(file, DEFAULTS);
    assertEquals(3600.0, audio.durationS());
    assertEquals(0.5f, audio.channel(0)[frames - 1]);
    assertEquals(0f, audio.channel(0)[frames - 2]);
  }

  @Test
  void anHourOfFlacInTwelveKilobytes() throws Exception {
    int blocks = 879;
    byte[] file = Bytes.flacConstant(16_000, 65_535L * blocks, blocks, 65_535, 16_384);
    assertTrue(file.length < 13_000);
    DecodedAudio audio = new AudioDecoder().decode(file, DEFAULTS);
    assertEquals(65_535 * blocks, audio.frames());
    assertEquals(0.5f, audio.channel(0)[65_535 * blocks - 1]);
  }

  @Test
  void limitsStopADecoderBeforeTheMemoryIsTaken() {
    byte[] bomb = Bytes.flacConstant(48_000, 0, 4000, 65_535, 1);
    assertEquals(AudioProblem.TOO_LARGE, problem(bomb, DEFAULTS));
    AudioLimits tenSeconds = new AudioLimits(1 << 20, 10, 10_000_000, 2, 8_000, 48_000);
    assertEquals(AudioProblem.TOO_LONG, problem(bomb, tenSeconds));
    AudioLimits tiny = new AudioLimits(100, 10, 100, 1, 16_000, 16_000);
    assertEquals(AudioProblem.TOO_LARGE, problem(new byte[101], tiny));
    assertEquals(AudioProblem.TOO_LARGE, problem(Bytes.flacConstant(16_000, 0, 1, 101, 0), tiny));
    AudioLimits oneSecond = new AudioLimits(1 << 20, 0.9, 100_000, 2, 8_000, 48_000);
    for (String name :
        new String[] {
          "mono16k.flac", "mono16k.mp3", "mono16k.ogg", "silk.opus", "mono16k.m4a", "mono16k.aac"
        }) {
      assertEquals(AudioProblem.TOO_LONG, problem(Tones.fixture(name), oneSecond), name);
    }
  }

  /** A Vorbis set-up header of a few bytes that asks JOrbis for gigabytes. */
  @Test
  void vorbisTablesAreBoundedByTheGuard() {
    // One codebook of 65,535 dimensions and 2^24 - 1 entries, all of one length (ordered).
    byte[] setup =
        new Bytes()
            .ascii("\5vorbis")
            .u8(0)
            .le(3, 0x564342)
            .le(2, 65_535)
            .le(3, 0xffffff)
            .raw(new byte[64])
            .done();
    AudioDecodeException e =
        assertThrows(AudioDecodeException.class, () -> VorbisSetupGuard.check(setup, setup.length));
    assertEquals(AudioProblem.BAD_HEADER, e.problem());
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    String[] names = {"mono16k.mp3", "mono16k.ogg", "hybrid.opus", "stereo44k.m4a", "lax.flac"};
    List<String> alone = new ArrayList<>();
    for (String name : names) {
      alone.add(Tones.decode(name).pcmSha256());
    }
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<String>> tasks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String name = names[i % names.length];
        tasks.add(() -> Tones.decode(name).pcmSha256());
      }
      List<Future<String>> together = pool.invokeAll(tasks);
      for (int i = 0; i < together.size(); i++) {
        assertEquals(alone.get(i % names.length), together.get(i).get(), names[i % names.length]);
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
