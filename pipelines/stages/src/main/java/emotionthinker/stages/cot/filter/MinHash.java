package emotionthinker.stages.cot.filter;

import emotionthinker.stages.cot.claims.MaskedText;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * MinHash signature of a text (Broder 1997): for each hash function the least hash over the
 * shingles of its masked words, of which 32 bits are kept. The share of equal positions of two
 * signatures estimates the Jaccard similarity of their shingle sets.
 */
public final class MinHash {

  private final int[] minima;

  private MinHash(int[] minima) {
    this.minima = minima;
  }

  /** The signature of a text; a text shorter than a shingle is one shingle. */
  public static MinHash of(String text, NearDuplicateOptions options) {
    return ofMasked(masked(text), options);
  }

  /** The words that signatures are of, one blank apart. */
  static String masked(String text) {
    return String.join(" ", MaskedText.words(text));
  }

  /** The signature of masked words, one blank apart. */
  static MinHash ofMasked(String words, NearDuplicateOptions options) {
    long[] shingles = Shingles.hashes(words, options.shingleWords());
    if (shingles.length == 0) {
      shingles = new long[] {Shingles.hash(words)};
    }
    int[] minima = new int[options.permutations()];
    for (int k = 0; k < minima.length; k++) {
      long salt = mix(options.seed() + k);
      long least = Long.MAX_VALUE;
      for (long shingle : shingles) {
        least = Math.min(least, mix(shingle ^ salt));
      }
      minima[k] = (int) least;
    }
    return new MinHash(minima);
  }

  /** The signature as bytes, four for each position, big-endian. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * minima.length);
    bytes.asIntBuffer().put(minima);
    return bytes.array();
  }

  /** The signature of {@link #toBytes}. */
  public static MinHash fromBytes(byte[] bytes) {
    int[] minima = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(minima);
    return new MinHash(minima);
  }

  /** Estimated Jaccard similarity, 0 to 1. */
  public double similarity(MinHash other) {
    int equal = 0;
    for (int k = 0; k < minima.length; k++) {
      equal += minima[k] == other.minima[k] ? 1 : 0;
    }
    return (double) equal / minima.length;
  }

  /** One key per band; texts that share a key are compared. */
  public long[] bandKeys(NearDuplicateOptions options) {
    int rows = minima.length / options.bands();
    long[] keys = new long[options.bands()];
    for (int band = 0; band < keys.length; band++) {
      long hash = mix(band + 1);
      for (int r = 0; r < rows; r++) {
        hash = mix(hash ^ minima[band * rows + r]);
      }
      keys[band] = hash;
    }
    return keys;
  }

  private static long mix(long value) {
    long z = value * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MinHash m && Arrays.equals(minima, m.minima);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(minima);
  }
}
