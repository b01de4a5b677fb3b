package emotionthinker.models.reward;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.cot.claims.VerifierOptions;

/**
 * How the embedded reward model is trained.
 *
 * @param seed of weights, order of texts, dropout and the choice of validation speakers
 * @param threads threads of the engine while it trains: sums are taken in another order with
 *     another number, so the bytes depend on it and not on the machine's processors
 * @param epochs passes over the texts at most
 * @param patience passes without a better validation after which it ends
 * @param batch texts per step
 * @param learningRate largest step size; it rises over the first tenth and falls along a half
 *     cosine
 * @param weightDecay of AdamW
 * @param dropout share of numbers dropped between layers
 * @param wordDropout mean share of content words made unknown
 * @param validationShare share of the training speakers that only say when to stop
 * @param maxTexts texts that are used at most, chosen by the seed, whole utterances at a time
 * @param leastWordCount times that a word must occur to get a row of its own
 * @param network sizes
 * @param verifier reads the claims
 */
public record TrainOptions(
    long seed,
    int threads,
    int epochs,
    int patience,
    int batch,
    double learningRate,
    double weightDecay,
    double dropout,
    double wordDropout,
    double validationShare,
    int maxTexts,
    int leastWordCount,
    NetworkOptions network,
    VerifierOptions verifier) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public TrainOptions {
    Checks.range("threads", (double) threads, 1, 1024, "from 1 to 1024");
    Checks.range("epochs", (double) epochs, 1, 10_000, "from 1 to 10,000");
    Checks.range("patience", (double) patience, 1, 10_000, "from 1 to 10,000");
    Checks.range("batch", (double) batch, 1, 4096, "from 1 to 4096");
    Checks.range("learning_rate", learningRate, 1e-7, 1, "from 1e-7 to 1");
    Checks.range("weight_decay", weightDecay, 0, 1, "from 0 to 1");
    Checks.range("dropout", dropout, 0, 0.9, "from 0 to 0.9");
    Checks.range("word_dropout", wordDropout, 0, 0.9, "from 0 to 0.9");
    Checks.range("validation_share", validationShare, 0.01, 0.9, "from 0.01 to 0.9");
    Checks.range("max_texts", (double) maxTexts, 1, 1e9, "from 1 to 1,000,000,000");
    Checks.range("least_word_count", (double) leastWordCount, 1, 1e6, "from 1 to 1,000,000");
    Checks.present("network", network);
    Checks.present("verifier", verifier);
  }

  /** Minutes on two cores for some thousands of texts. */
  public static TrainOptions defaults() {
    return new TrainOptions(
        20260115L,
        2,
        12,
        4,
        32,
        2e-3,
        1e-2,
        0.15,
        0.35,
        0.15,
        14_000,
        5,
        NetworkOptions.defaults(),
        VerifierOptions.defaults());
  }
}
