package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * When two texts are near-duplicates: MinHash signatures of masked word shingles, candidates by
 * locality-sensitive hashing (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive
 * Datasets, ch. 3).
 *
 * @param shingleWords words of a shingle (words)
 * @param permutations hash functions of a signature, a multiple of bands
 * @param bands bands of the signature; two texts meet when one band is equal
 * @param minJaccard share of equal positions from which two texts are near-duplicates (1)
 * @param seed seed of the hash functions
 */
public record NearDuplicateOptions(
    int shingleWords, int permutations, int bands, double minJaccard, long seed)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public NearDuplicateOptions {
    Checks.range("shingle_words", (double) shingleWords, 1, 20, "from 1 to 20");
    Checks.range("permutations", (double) permutations, 1, 1024, "from 1 to 1024");
    Checks.positive("bands", bands);
    Checks.share("min_jaccard", minJaccard);
    if (permutations % bands != 0) {
      throw Checks.bad("permutations", permutations, "a multiple of bands = " + bands);
    }
  }

  /** 64 functions in 16 bands of 4, shingles of 4 words, from a Jaccard similarity of 0.7. */
  public static NearDuplicateOptions defaults() {
    return new NearDuplicateOptions(4, 64, 16, 0.7, 20260115L);
  }
}
