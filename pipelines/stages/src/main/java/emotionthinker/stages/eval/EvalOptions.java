package emotionthinker.stages.eval;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * How answers are added up.
 *
 * @param labelSet list of options that is asked, a name of {@link LabelSet}
 * @param resamples draws of speakers for intervals (draws)
 * @param level level of intervals (1)
 * @param permutations random swaps for the paired test, where there are too many speakers for all
 *     of them (swaps)
 * @param seed of draws and swaps
 */
public record EvalOptions(String labelSet, int resamples, double level, int permutations, long seed)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public EvalOptions {
    Checks.text("label_set", labelSet);
    Checks.range("resamples", (double) resamples, 1, 1_000_000, "from 1 to 1000000");
    Checks.range("level", level, 0.5, 0.999, "from 0.5 to 0.999");
    Checks.range("permutations", (double) permutations, 1, 10_000_000, "from 1 to 10000000");
    if (!LabelSet.names().contains(labelSet)) {
      throw Checks.bad("label_set", labelSet, "one of " + String.join(", ", LabelSet.names()));
    }
  }

  /** The options of that name. */
  public LabelSet labels() {
    return LabelSet.of(labelSet);
  }

  /** A bootstrap over so many speakers. */
  public SpeakerBootstrap bootstrap(int speakers) {
    return new SpeakerBootstrap(speakers, resamples, level, seed);
  }
}
