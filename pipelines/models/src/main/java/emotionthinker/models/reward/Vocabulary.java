package emotionthinker.models.reward;

import emotionthinker.schemas.Checks;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * Words to rows of the embedding table. A word is the sum of four rows: itself (or "unknown"), the
 * bucket of its first five letters, the bucket of its last three, and its tag; so a word that
 * training never met still has a stem and an ending. Row 0 is "unknown".
 */
final class Vocabulary {
  /** Rows that are added up for a word. */
  static final int ROWS_PER_WORD = 4;

  /** Words whose rows are kept; texts of people hold ever new ones. */
  private static final int MOST_MET = 1 << 16;

  private static final int PREFIX = 5;
  private static final int SUFFIX = 3;

  private final List<String> words;
  private final Map<String, Integer> index = new HashMap<>();
  private final int prefixBuckets;
  private final int suffixBuckets;
  private final int tags;

  /** Of words in the order of their rows. */
  private final Map<String, int[]> met = new ConcurrentHashMap<>();

  Vocabulary(List<String> words, NetworkOptions options, int tags) {
    this.words = Checks.list("words", words);
    this.prefixBuckets = options.prefixBuckets();
    this.suffixBuckets = options.suffixBuckets();
    this.tags = tags;
    for (String word : words) {
      index.put(word, index.size() + 1);
    }
  }

  /** The words that are met at least so often, most frequent first, then by their letters. */
  static List<String> frequent(Iterable<String> text, int least) {
    Map<String, Integer> counts = new HashMap<>();
    text.forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(e -> e.getValue() >= least)
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  List<String> words() {
    return words;
  }

  /** Rows of the table. */
  int rows() {
    return 1 + words.size() + prefixBuckets + suffixBuckets + tags;
  }

  /** The row of a word itself; 0 for an unknown one. */
  private int word(String form) {
    return index.getOrDefault(form, 0);
  }

  /** The rows of a word, its beginning and its ending; texts say the same words again and again. */
  int[] rowsOf(String form) {
    int[] known = met.get(form);
    if (known == null) {
      known = new int[] {word(form), prefix(form), suffix(form)};
      if (met.size() < MOST_MET) {
        met.put(form, known);
      }
    }
    return known;
  }

  private int prefix(String form) {
    String part = form.length() > PREFIX ? form.substring(0, PREFIX) : form;
    return 1 + words.size() + bucket(part, prefixBuckets);
  }

  private int suffix(String form) {
    String part = form.length() > SUFFIX ? form.substring(form.length() - SUFFIX) : form;
    return 1 + words.size() + prefixBuckets + bucket(part, suffixBuckets);
  }

  int tag(int tag) {
    return 1 + words.size() + prefixBuckets + suffixBuckets + tag;
  }

  private static int bucket(String part, int buckets) {
    CRC32 crc = new CRC32();
    crc.update(part.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % buckets);
  }
}
