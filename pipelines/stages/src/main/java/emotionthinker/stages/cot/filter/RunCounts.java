package emotionthinker.stages.cot.filter;

/**
 * In how many texts a hash occurs: an open-addressing map from hash to count. Hashes of one text
 * come together, and each counts once for it.
 */
final class RunCounts {
  private static final int LEAST = 1 << 10;

  private long[] keys = new long[LEAST];
  private int[] counts = new int[LEAST];
  private int[] lastText = new int[LEAST];
  private int used;

  /** Counts a hash in a text; texts are numbered from 1, ascending. */
  void add(long hash, int text) {
    if (2 * (used + 1) > keys.length) {
      grow();
    }
    int slot = slot(hash);
    if (counts[slot] == 0) {
      keys[slot] = hash;
      used++;
    }
    if (lastText[slot] != text) {
      lastText[slot] = text;
      counts[slot]++;
    }
  }

  /** Texts that hold a hash. */
  int texts(long hash) {
    return counts[slot(hash)];
  }

  private int slot(long hash) {
    int mask = keys.length - 1;
    int slot = (int) ((hash * 0x9e3779b97f4a7c15L) >>> 33) & mask;
    while (counts[slot] != 0 && keys[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] formerKeys = keys;
    int[] formerCounts = counts;
    int[] formerTexts = lastText;
    keys = new long[2 * formerKeys.length];
    counts = new int[keys.length];
    lastText = new int[keys.length];
    for (int i = 0; i < formerKeys.length; i++) {
      if (formerCounts[i] != 0) {
        int slot = slot(formerKeys[i]);
        keys[slot] = formerKeys[i];
        counts[slot] = formerCounts[i];
        lastText[slot] = formerTexts[i];
      }
    }
  }
}
