package emotionthinker.signal;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What is left of a recording when gain, sample rate, codec and light noise are taken away: one
 * 32-bit word for every 32 ms, as {@link AudioSketcher} makes them (J. Haitsma, T. Kalker, A Highly
 * Robust Audio Fingerprinting System, ISMIR 2002). Two recordings of one sound share most bits;
 * different speech, also of the same words by the same speaker, shares about half of them.
 *
 * <p>Frames too quiet to carry speech are inactive: their bits are noise and are never compared.
 */
public final class AudioFingerprint implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Time between two words, s. */
  public static final double STEP_S = 0.032;

  /** Bits of a word that a key leaves out. */
  private static final int NARROW_BITS = 8;

  private static final int FRAME_BYTES = 5;

  private final int[] words;
  private final boolean[] active;
  private final int activeFrames;

  AudioFingerprint(int[] words, boolean[] active) {
    this.words = words;
    this.active = active;
    int count = 0;
    for (boolean one : active) {
      count += one ? 1 : 0;
    }
    activeFrames = count;
  }

  /** For each frame a byte, 1 for active, and its word in 4 bytes, big-endian. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(FRAME_BYTES * words.length);
    for (int i = 0; i < words.length; i++) {
      bytes.put((byte) (active[i] ? 1 : 0)).putInt(words[i]);
    }
    return bytes.array();
  }

  /**
   * The fingerprint that {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException when these are no frames
   */
  public static AudioFingerprint ofBytes(byte[] frames) {
    if (frames.length % FRAME_BYTES != 0) {
      throw new IllegalArgumentException(frames.length + " bytes are no whole frames");
    }
    ByteBuffer bytes = ByteBuffer.wrap(frames);
    int[] words = new int[frames.length / FRAME_BYTES];
    boolean[] active = new boolean[words.length];
    for (int i = 0; i < words.length; i++) {
      active[i] = bytes.get() != 0;
      words[i] = bytes.getInt();
    }
    return new AudioFingerprint(words, active);
  }

  /** Frames that carry sound. */
  public int activeFrames() {
    return activeFrames;
  }

  /**
   * The upper 24 bits of a word, which two fingerprints may have in common, and the frame that it
   * stands at. The other 8 bits are of narrow bands and suffer first when frames lie between
   * frames.
   */
  public record Key(int word, int frame) implements Serializable {}

  /**
   * The keys by which likely copies find each other: of the distinct active words the {@code most}
   * with the smallest hash, so that two copies choose the same ones where they share them (A. Z.
   * Broder, On the resemblance and containment of documents, 1997). A word that occurs more than
   * once stands at its first frame.
   */
  public List<Key> keys(int most) {
    List<Key> all = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (active[i]) {
        all.add(new Key(words[i] >>> NARROW_BITS, i));
      }
    }
    all.sort(
        Comparator.comparingInt((Key key) -> mix(key.word()))
            .thenComparingInt(Key::word)
            .thenComparingInt(Key::frame));
    List<Key> keys = new ArrayList<>();
    for (Key key : all) {
      boolean repeated = !keys.isEmpty() && keys.get(keys.size() - 1).word() == key.word();
      if (!repeated && keys.size() < most) {
        keys.add(key);
      }
    }
    return keys;
  }

  /**
   * Share of different bits where both are active, when frame i + {@code shift} of this lies on
   * frame i of the other: 0 for the same sound, about 0.5 for different ones.
   *
   * @return 1 when the common active frames are fewer than {@code minFrames} or than half of the
   *     active frames of the shorter one
   */
  public double bitErrorRate(AudioFingerprint other, int shift, int minFrames) {
    long different = 0;
    int common = 0;
    int from = Math.max(0, -shift);
    int to = Math.min(other.words.length, words.length - shift);
    for (int i = from; i < to; i++) {
      if (active[i + shift] && other.active[i]) {
        different += Integer.bitCount(words[i + shift] ^ other.words[i]);
        common++;
      }
    }
    int least = Math.max(minFrames, Math.min(activeFrames, other.activeFrames) / 2);
    return common < Math.max(1, least) ? 1 : different / (32.0 * common);
  }

  /** The finaliser of MurmurHash3, a bijection. */
  private static int mix(int word) {
    int h = word;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof AudioFingerprint that
        && Arrays.equals(words, that.words)
        && Arrays.equals(active, that.active);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(words) + Arrays.hashCode(active);
  }

  @Override
  public String toString() {
    return "AudioFingerprint[" + words.length + " frames, " + activeFrames + " active]";
  }
}
