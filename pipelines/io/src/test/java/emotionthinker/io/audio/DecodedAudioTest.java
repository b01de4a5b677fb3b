package emotionthinker.io.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecodedAudioTest {
  private static DecodedAudio audio(int rateHz, float[]... channels) {
    return new DecodedAudio("wav", "pcm_s16le", rateHz, channels, Set.of());
  }

  @Test
  void segmentsAreRoundedToTheNearestFrame() throws Exception {
    DecodedAudio audio = audio(10, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    assertArrayEquals(new float[] {2, 3, 4}, audio.segment(0.2, 0.5).channel(0));
    assertArrayEquals(new float[] {2, 3, 4}, audio.segment(0.24, 0.46).channel(0));
    assertArrayEquals(new float[] {0, 1}, audio.segment(null, 0.2).channel(0));
    assertArrayEquals(new float[] {8, 9}, audio.segment(0.8, null).channel(0));
    assertEquals(10, audio.segment(null, null).frames());
    assertEquals(1, audio.segment(0.9, 1.05).frames());
  }

  @Test
  void impossibleSegmentsAndChannelsAreTyped() {
    DecodedAudio audio = audio(10, new float[10]);
    Double[][] bad = {
      {-0.1, null},
      {0.5, 0.5},
      {0.5, 0.4},
      {0.51, 0.52},
      {0.0, 1.1},
      {2.0, null},
      {Double.NaN, null},
      {null, Double.POSITIVE_INFINITY}
    };
    for (Double[] b : bad) {
      AudioDecodeException e =
          assertThrows(AudioDecodeException.class, () -> audio.segment(b[0], b[1]));
      assertEquals(AudioProblem.BAD_SEGMENT, e.problem());
    }
    AudioDecodeException e = assertThrows(AudioDecodeException.class, () -> audio.channelOnly(1));
    assertEquals(AudioProblem.BAD_CHANNEL, e.problem());
  }

  @Test
  void monoIsTheMeanUnlessTheChannelsCancel() throws Exception {
    DecodedAudio pair = audio(8000, new float[] {0.5f, 0.25f}, new float[] {0.25f, -0.25f});
    assertArrayEquals(new float[] {0.375f, 0}, pair.mono());
    assertArrayEquals(new float[] {0.25f, -0.25f}, pair.channelOnly(1).mono());
    float[] voice = Tones.chirp(16_000, 1000);
    float[] inverted = new float[1000];
    for (int i = 0; i < 1000; i++) {
      inverted[i] = -voice[i];
    }
    assertSame(voice, audio(16_000, voice, inverted).mono());
    assertArrayEquals(new float[4], audio(16_000, new float[4], new float[4]).mono());
    DecodedAudio single = audio(16_000, voice);
    assertSame(voice, single.mono());
  }

  @Test
  void fingerprintIsTheDocumentedBytes() throws Exception {
    byte[] bytes = new Bytes().ascii("8000 2\n").raw(Bytes.pcmFloat(0.5f, -1f, 0f, 0.25f)).done();
    String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertEquals("8000 2\n", new String(bytes, 0, 7, StandardCharsets.US_ASCII));
    assertEquals(
        expected, audio(8000, new float[] {0.5f, -0f}, new float[] {-1f, 0.25f}).pcmSha256());
    assertNotEquals(
        expected, audio(16_000, new float[] {0.5f, 0f}, new float[] {-1f, 0.25f}).pcmSha256());
  }

  @Test
  void limitsNameTheirFaults() {
    assertThrows(IllegalArgumentException.class, () -> new AudioLimits(0, 1, 1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new AudioLimits(1, Double.NaN, 1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new AudioLimits(1, 1, 1, 1, 8000, 4000));
  }
}
