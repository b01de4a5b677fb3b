package emotionthinker.models.reward;

import emotionthinker.schemas.Checks;

/**
 * Sizes of the network.
 *
 * @param wordUnits numbers per word
 * @param sentenceUnits numbers per sentence; a multiple of the heads
 * @param heads attention heads between sentences
 * @param headUnits numbers per dimension before its score
 * @param prefixBuckets hash buckets of word beginnings
 * @param suffixBuckets hash buckets of word endings
 * @param maxWords words read; what follows is not seen by the network
 * @param maxSentences sentences read
 * @param resolution step of the scores given (points). Differences of expected scores below it are
 *     noise rather than judgement; people give half points
 */
public record NetworkOptions(
    int wordUnits,
    int sentenceUnits,
    int heads,
    int headUnits,
    int prefixBuckets,
    int suffixBuckets,
    int maxWords,
    int maxSentences,
    double resolution) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public NetworkOptions {
    Checks.range("word_units", (double) wordUnits, 4, 1024, "from 4 to 1024");
    Checks.range("sentence_units", (double) sentenceUnits, 4, 1024, "from 4 to 1024");
    Checks.range("heads", (double) heads, 1, 64, "from 1 to 64");
    Checks.range("head_units", (double) headUnits, 1, 1024, "from 1 to 1024");
    Checks.range("prefix_buckets", (double) prefixBuckets, 1, 1e6, "from 1 to 1,000,000");
    Checks.range("suffix_buckets", (double) suffixBuckets, 1, 1e6, "from 1 to 1,000,000");
    Checks.range("max_words", (double) maxWords, 16, 8192, "from 16 to 8192");
    Checks.range("max_sentences", (double) maxSentences, 2, 1024, "from 2 to 1024");
    Checks.range("resolution", resolution, 1e-4, 1, "from 0.0001 to 1");
    if (sentenceUnits % heads != 0) {
      throw Checks.bad("sentence_units", sentenceUnits, "a multiple of heads = " + heads);
    }
  }

  /** About 0.3 million parameters. */
  public static NetworkOptions defaults() {
    return new NetworkOptions(48, 64, 4, 48, 2048, 512, 768, 64, 0.5);
  }
}
