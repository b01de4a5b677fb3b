package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Emotion;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The embedded label-blind reader: multinomial naive Bayes on words and pairs of neighbouring words
 * (McCallum and Nigam 1998), hashed into {@value #BUCKETS} features. {@link #accept} and {@link
 * #combine} fit it in any order to the same counts; reading leaves out the counts of the text
 * itself when it was learnt from, so that a text does not vouch for itself.
 */
public final class LabelCounts implements LabelReader, Serializable {
  static final int BUCKETS = 1 << 15;
  private static final long serialVersionUID = 1L;
  private static final int TABLE = 4096;
  private static final int LABELS = Emotion.values().length;

  private final double smoothing;
  private final int minTexts;
  private final int[] counts = new int[BUCKETS * LABELS];
  private final long[] features = new long[LABELS];
  private final long[] texts = new long[LABELS];
  private transient double[] logs;

  /** Empty counts. */
  public LabelCounts(RecoverabilityOptions options) {
    this.smoothing = options.smoothing();
    this.minTexts = options.minTexts();
  }

  /** Learns from one text, whose form is that of {@link BlindText#sentences}. */
  public void accept(String sentences, Emotion label) {
    int[] hashes = hashes(sentences);
    int l = label.ordinal();
    for (int hash : hashes) {
      counts[hash * LABELS + l]++;
    }
    features[l] += hashes.length;
    texts[l]++;
  }

  /** Adds what another has learnt. */
  public void combine(LabelCounts other) {
    Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
    Arrays.setAll(features, i -> features[i] + other.features[i]);
    Arrays.setAll(texts, i -> texts[i] + other.texts[i]);
  }

  /** Texts learnt from. */
  public long texts() {
    return Arrays.stream(texts).sum();
  }

  @Override
  public List<Finding> read(List<BlindText> blind) {
    return blind.stream().map(t -> Finding.of(read(t.sentences(), t.learnt()))).toList();
  }

  /** The likeliest emotion; null when too little was learnt. */
  Emotion read(String sentences, Emotion learnt) {
    int own = learnt == null ? 0 : 1;
    if (texts() - own < minTexts) {
      return null;
    }
    int[] sorted = hashes(sentences);
    Arrays.sort(sorted);
    double best = Double.NEGATIVE_INFINITY;
    Emotion found = null;
    for (Emotion label : Emotion.values()) {
      int l = label.ordinal();
      int without = label == learnt ? 1 : 0;
      if (texts[l] - without > 0) {
        double score = Math.log(texts[l] - without) + likelihood(sorted, l, without);
        if (score > best) {
          best = score;
          found = label;
        }
      }
    }
    return found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelCounts c
        && Arrays.equals(counts, c.counts)
        && Arrays.equals(features, c.features)
        && Arrays.equals(texts, c.texts)
        && minTexts == c.minTexts
        && Double.compare(smoothing, c.smoothing) == 0;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  /** Log likelihood of features in ascending order, under the counts without the text itself. */
  private double likelihood(int[] sorted, int l, int without) {
    double total = features[l] - (double) without * sorted.length + smoothing * BUCKETS;
    double sum = -sorted.length * Math.log(total);
    for (int i = 0; i < sorted.length; ) {
      int same = i;
      while (same < sorted.length && sorted[same] == sorted[i]) {
        same++;
      }
      int seen = counts[sorted[i] * LABELS + l] - without * (same - i);
      sum += (same - i) * log(seen);
      i = same;
    }
    return sum;
  }

  /** Math.log(seen + smoothing), small counts from a table. */
  private double log(int seen) {
    if (logs == null) {
      double[] table = new double[TABLE];
      Arrays.setAll(table, n -> Math.log(n + smoothing));
      logs = table;
    }
    return seen < TABLE ? logs[seen] : Math.log(seen + smoothing);
  }

  /** Features of the words and of the pairs within a sentence; a word is its String hash. */
  private static int[] hashes(String sentences) {
    int[] out = new int[2 * sentences.length()];
    int n = 0;
    int before = 0;
    int hash = 0;
    int start = 0;
    for (int i = 0; i <= sentences.length(); i++) {
      char c = i == sentences.length() ? BlindText.SENTENCE_END : sentences.charAt(i);
      if (c != ' ' && c != BlindText.SENTENCE_END) {
        hash = 31 * hash + c;
        continue;
      }
      if (i > start) {
        out[n++] = bucket(hash);
        out[n++] = bucket(31 * (before + 0x9e3779b9) ^ hash);
      }
      before = c == ' ' ? hash : 0;
      hash = 0;
      start = i + 1;
    }
    return Arrays.copyOf(out, n);
  }

  private static int bucket(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x45d9f3b;
    return (mixed ^ (mixed >>> 16)) & (BUCKETS - 1);
  }
}
