package emotionthinker.beam;

import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusReaders;
import emotionthinker.stages.corpus.CorpusSpec;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How files are spread over the calls of a reader: those that it reads one by one by hash, one call
 * for every {@value #CALL_BYTES} bytes or 20,000 files of a corpus.
 */
final class LayoutKeys implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long CALL_BYTES = 4L << 30;
  private static final long MIN_FILE_BYTES = CALL_BYTES / 20_000;
  private static final int MAX_CALLS = 1024;

  private final TreeMap<String, CorpusSpec> corpora;
  private transient Map<String, Predicate<CorpusFile>> alone;

  LayoutKeys(TreeMap<String, CorpusSpec> corpora) {
    this.corpora = corpora;
  }

  /** Whether a file is in one call only: its reader reads it by itself, or nobody can. */
  boolean alone(String corpus, CorpusFile file) {
    if (file.unreadable()) {
      return true;
    }
    if (alone == null) {
      alone = new HashMap<>();
    }
    return alone
        .computeIfAbsent(
            corpus,
            name -> {
              CorpusSpec spec = corpora.get(name);
              return CorpusReaders.byName(spec.reader()).alone(spec);
            })
        .test(file);
  }

  /** What a file counts when the calls of its corpus are planned. */
  static long weight(CorpusFile file) {
    return Math.max(MIN_FILE_BYTES, file.bytes());
  }

  /**
   * The call that reads a file.
   *
   * @param file null for the call that every corpus has
   * @param weight sum of {@link #weight} of the corpus; null for none
   */
  static String call(String corpus, CorpusFile file, Long weight) {
    long calls = weight == null ? 1 : Math.min(MAX_CALLS, 1 + weight / CALL_BYTES);
    return corpus + "/" + (file == null ? 0 : Math.floorMod(file.path().hashCode(), calls));
  }

  /** The corpus of a call. */
  static String corpus(String call) {
    return call.substring(0, call.lastIndexOf('/'));
  }
}
