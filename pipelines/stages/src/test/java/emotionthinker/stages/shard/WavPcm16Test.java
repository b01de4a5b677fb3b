package emotionthinker.stages.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/** Read back with the JDK's own WAV reader. */
class WavPcm16Test {
  @Test
  void theJdkReadsTheSamplesBack() throws Exception {
    float[] left = {0, 1 / 32768f, -1 / 32768f, 0.5f, -1, 32767 / 32768f, 1, 2, -2};
    float[] right = {0.25f, 0.4999f / 32768f, 0.5f / 32768f, -0.5f / 32768f, 0, 0, 0, 0, 0};
    byte[] file = WavPcm16.encode(new float[][] {left, right}, 22_050).toArray();
    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
      assertEquals(22_050, in.getFormat().getSampleRate());
      assertEquals(2, in.getFormat().getChannels());
      assertEquals(16, in.getFormat().getSampleSizeInBits());
      assertEquals(9, in.getFrameLength());
      ByteBuffer data = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      short[] expectedLeft = {0, 1, -1, 16384, -32768, 32767, 32767, 32767, -32768};
      short[] expectedRight = {8192, 0, 1, -1, 0, 0, 0, 0, 0};
      for (int i = 0; i < 9; i++) {
        assertEquals(expectedLeft[i], data.getShort(), "left " + i);
        assertEquals(expectedRight[i], data.getShort(), "right " + i);
      }
    }
  }

  @Test
  void everySixteenBitSampleSurvives() {
    float[] all = new float[65_536];
    for (int i = 0; i < all.length; i++) {
      all[i] = (i - 32_768) / 32_768f;
    }
    ByteBuffer file =
        ByteBuffer.wrap(WavPcm16.encode(new float[][] {all}, 16_000).toArray())
            .order(ByteOrder.LITTLE_ENDIAN);
    file.position(44);
    for (int i = 0; i < all.length; i++) {
      assertEquals(i - 32_768, file.getShort());
    }
  }

  @Test
  void refusesWhatIsNoSound() {
    assertThrows(IllegalArgumentException.class, () -> WavPcm16.encode(new float[0][], 8000));
    assertThrows(
        IllegalArgumentException.class, () -> WavPcm16.encode(new float[][] {{Float.NaN}}, 8000));
    assertThrows(
        IllegalArgumentException.class, () -> WavPcm16.encode(new float[][] {{0}, {0, 0}}, 8000));
  }
}
