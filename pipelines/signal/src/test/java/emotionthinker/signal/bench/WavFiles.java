package emotionthinker.signal.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the 16-bit mono WAV files that the comparison scripts make; a test aid, no general reader.
 */
public final class WavFiles {

  public record Sound(float[] samples, double sampleRateHz) {}

  private WavFiles() {}

  public static Sound read(Path path) throws IOException {
    ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    int rate = 0;
    int at = 12;
    while (at + 8 <= b.limit()) {
      int id = b.getInt(at);
      int size = b.getInt(at + 4);
      if (id == 0x20746d66) { // "fmt "
        if (b.getShort(at + 10) != 1 || b.getShort(at + 22) != 16) {
          throw new IOException(path + ": not 16-bit mono");
        }
        rate = b.getInt(at + 12);
      } else if (id == 0x61746164) { // "data"
        float[] x = new float[Math.min(size, b.limit() - at - 8) / 2];
        for (int i = 0; i < x.length; i++) {
          x[i] = b.getShort(at + 8 + 2 * i) / 32768f;
        }
        return new Sound(x, rate);
      }
      at += 8 + size + (size & 1);
    }
    throw new IOException(path + ": no data chunk");
  }
}
