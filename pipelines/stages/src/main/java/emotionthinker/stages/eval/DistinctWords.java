package emotionthinker.stages.eval;

import emotionthinker.stages.cot.claims.MaskedText;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * distinct-1 and distinct-2: different words, and pairs of neighbouring words of a sentence, over
 * all of them (Li et al. 2016). Depends on how much text there is, so only systems that answered
 * the same questions compare. It has no interval: a speaker drawn twice says nothing new. NaN
 * without a word.
 */
public final class DistinctWords implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Set<String> words = new HashSet<>();
  private final Set<String> pairs = new HashSet<>();
  private long allWords;
  private long allPairs;

  /** Reads a text; tags are not words, quotations are left out. */
  public void accept(String text) {
    for (List<String> sentence : MaskedText.sentences(text.replaceAll("<[^>]*>", " "))) {
      words.addAll(sentence);
      allWords += sentence.size();
      for (int i = 1; i < sentence.size(); i++) {
        pairs.add(sentence.get(i - 1) + " " + sentence.get(i));
        allPairs++;
      }
    }
  }

  /** Adds what another has read. */
  public void combine(DistinctWords other) {
    words.addAll(other.words);
    pairs.addAll(other.pairs);
    allWords += other.allWords;
    allPairs += other.allPairs;
  }

  /** Different words / words. */
  public double distinct1() {
    return words.size() / (double) allWords;
  }

  /** Different pairs / pairs. */
  public double distinct2() {
    return pairs.size() / (double) allPairs;
  }
}
