package emotionthinker.stages.cot.filter;

import emotionthinker.stages.cot.claims.MaskedText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * MinHash signature of a text: for each hash function the least hash over the shingles of its
 * masked words. The share of equal positions of two signatures estimates the Jaccard similarity of
 * their shingle sets; the signature of a union is the position-wise minimum.
 */
public final class MinHash {

  private final long[] minima;

  private MinHash(long[] minima) {
    this.minima = minima;
  }

  /** The signature of a text; a text shorter than a shingle is one shingle. */
  public static MinHash of(String text, NearDuplicateOptions options) {
    List<String> words = MaskedText.words(text);
    List<String> shingles = TextDiversity.ngrams(words, options.shingleWords());
    if (shingles.isEmpty()) {
      shingles = List.of(String.join(" ", words));
    }
    long[] minima = new long[options.permutations()];
    Arrays.fill(minima, Long.MAX_VALUE);
    for (String shingle : shingles) {
      long hash = fnv(shingle);
      for (int k = 0; k < minima.length; k++) {
        minima[k] = Math.min(minima[k], mix(hash ^ mix(options.seed() + k)));
      }
    }
    return new MinHash(minima);
  }

  /** The signature as bytes, eight for each position, big-endian. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * minima.length);
    bytes.asLongBuffer().put(minima);
    return bytes.array();
  }

  /** The signature of {@link #toBytes}. */
  public static MinHash fromBytes(byte[] bytes) {
    long[] minima = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(minima);
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
  public List<String> bandKeys(NearDuplicateOptions options) {
    int rows = minima.length / options.bands();
    List<String> keys = new ArrayList<>();
    for (int band = 0; band < options.bands(); band++) {
      long hash = band;
      for (int r = 0; r < rows; r++) {
        hash = mix(hash ^ minima[band * rows + r]);
      }
      keys.add(band + ":" + Long.toHexString(hash));
    }
    return keys;
  }

  private static long fnv(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
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
