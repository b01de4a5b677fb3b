package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Split;
import java.io.Serializable;

/**
 * How a corpus is split. The shares count speakers and are used by {@link SplitMethod#SPEAKER_HASH}
 * only.
 *
 * @param method method
 * @param trainShare share of speakers for training (1)
 * @param validationShare share of speakers for validation (1)
 * @param testShare share of speakers for test (1); the three sum to 1
 * @param seed seed of the hash that orders speakers
 */
public record SplitPolicy(
    SplitMethod method, double trainShare, double validationShare, double testShare, long seed)
    implements Serializable {

  /** Checks the shares. */
  public SplitPolicy {
    Checks.present("split.method", method);
    Checks.share("split.train_share", trainShare);
    Checks.share("split.validation_share", validationShare);
    Checks.share("split.test_share", testShare);
    double sum = trainShare + validationShare + testShare;
    if (Math.abs(sum - 1) > 1e-9) {
      throw Checks.bad(
          "split.train_share + validation_share + test_share", sum, "1 (each from 0 to 1)");
    }
  }

  /** Speaker hash with 80 %, 10 % and 10 % of the speakers, seed 1. */
  public static SplitPolicy defaults() {
    return new SplitPolicy(SplitMethod.SPEAKER_HASH, 0.8, 0.1, 0.1, 1);
  }

  /** Share of speakers of a split (1). */
  public double share(Split split) {
    return switch (split) {
      case TRAIN -> trainShare;
      case VALIDATION -> validationShare;
      case TEST -> testShare;
    };
  }
}
