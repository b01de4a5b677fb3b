package emotionthinker.beam;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** 16-bit mono WAV files of seeded noise. */
final class Wav {
  private Wav() {}

  static byte[] noise(long seed, int sampleRateHz, int frames) {
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * frames).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * frames);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(sampleRateHz).putInt(2 * sampleRateHz);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * frames);
    Random random = new Random(seed);
    for (int i = 0; i < frames; i++) {
      wav.putShort((short) (random.nextInt(20_000) - 10_000));
    }
    return wav.array();
  }
}
