package emotionthinker.stages.cot.filter;

/**
 * Runs of n words of a text whose words stand one blank apart, each as a 64-bit hash (FNV-1a over
 * UTF-16 units): counting and comparing runs needs no text of its own for each. Two runs of one
 * data set fall together by chance less than once in a million data sets of 10^6 runs.
 */
final class Shingles {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Shingles() {}

  /** Hashes of the runs in order; none when the text has fewer than n words. */
  static long[] hashes(String words, int n) {
    int[] starts = starts(words);
    int runs = Math.max(0, starts.length - 1 - n + 1);
    long[] out = new long[runs];
    for (int i = 0; i < runs; i++) {
      out[i] = hash(words, starts[i], starts[i + n] - 1);
    }
    return out;
  }

  /** The i-th run of n words. */
  static String run(String words, int i, int n) {
    int[] starts = starts(words);
    return words.substring(starts[i], starts[i + n] - 1);
  }

  /** Hash of the whole text. */
  static long hash(String words) {
    return hash(words, 0, words.length());
  }

  private static long hash(String text, int from, int to) {
    long hash = BASIS;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  /** Where words begin, and one behind the blank that would follow the last. */
  private static int[] starts(String words) {
    if (words.isEmpty()) {
      return new int[1];
    }
    int count = 2;
    for (int i = 0; i < words.length(); i++) {
      count += words.charAt(i) == ' ' ? 1 : 0;
    }
    int[] starts = new int[count];
    int n = 1;
    for (int i = 0; i < words.length(); i++) {
      if (words.charAt(i) == ' ') {
        starts[n++] = i + 1;
      }
    }
    starts[n] = words.length() + 1;
    return starts;
  }
}
