package emotionthinker.stages.eval;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Prediction;
import java.util.ArrayList;
import java.util.List;

/**
 * The same questions answered after training with several seeds: the answers of seed i get the
 * sample index {@code i * rollouts + own index}, so that they are one set with unique ids, in which
 * a speaker is drawn with the answers of all seeds.
 */
public final class SeededAnswers {
  private SeededAnswers() {}

  /** One set. */
  public static List<Prediction> join(List<List<Prediction>> bySeed) {
    int rollouts =
        bySeed.stream().flatMap(List::stream).mapToInt(Prediction::sampleIndex).max().orElse(0) + 1;
    List<Prediction> out = new ArrayList<>();
    for (int seed = 0; seed < bySeed.size(); seed++) {
      for (Prediction one : bySeed.get(seed)) {
        out.add(one.withSample(seed * rollouts + one.sampleIndex()));
      }
    }
    return out;
  }

  /**
   * One set of answers for each of so many seeds: as it is, or the only one again for each.
   *
   * @throws IllegalArgumentException when there are others than one or {@code seeds}
   */
  public static List<List<Prediction>> repeat(List<List<Prediction>> bySeed, int seeds) {
    if (bySeed.size() == seeds) {
      return bySeed;
    }
    if (bySeed.size() != 1) {
      throw Checks.bad("seeds", bySeed.size(), "1 or " + seeds);
    }
    List<List<Prediction>> out = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      out.add(bySeed.get(0));
    }
    return out;
  }
}
