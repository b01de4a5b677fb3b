package emotionthinker.models.arrays;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A thread that collects garbage without end and fills small direct buffers with NaN, so that
 * native code which still reads a buffer the JVM gave back finds no number there.
 */
public final class Garbage implements AutoCloseable {
  private final Thread thread = new Thread(Garbage::make, "garbage");

  /** Begins. */
  public Garbage() {
    thread.setDaemon(true);
    thread.start();
  }

  private static void make() {
    List<ByteBuffer> kept = new ArrayList<>();
    byte[] nan = new byte[64];
    Arrays.fill(nan, (byte) -1);
    while (!Thread.currentThread().isInterrupted()) {
      kept.clear();
      System.gc();
      for (int i = 0; i < 500; i++) {
        for (int bytes = 4; bytes <= nan.length; bytes *= 2) {
          kept.add(ByteBuffer.allocateDirect(bytes).put(nan, 0, bytes));
        }
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
