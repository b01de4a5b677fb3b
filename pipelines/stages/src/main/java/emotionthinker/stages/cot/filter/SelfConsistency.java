package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Emotion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two samples of one utterance agree: the same answer, and of every cue that both speak of
 * at least one assertion in common. What a sample denies, and drift within the clip, is not
 * compared: both may be said beside many levels.
 */
final class SelfConsistency {
  private static final Set<Cue> COMPARED =
      Set.of(Cue.PITCH, Cue.ENERGY, Cue.SPEED, Cue.INTONATION, Cue.GENDER, Cue.AGE);

  private SelfConsistency() {}

  /**
   * A sample: what it answers and what it claims.
   *
   * @param answer null when it cannot be read
   */
  record Sample(Emotion answer, List<Claim> claims) {}

  /** Share of the samples, one itself included, that agree with it; null for a single sample. */
  static Double of(Sample one, List<Sample> all) {
    if (all.size() < 2) {
      return null;
    }
    return (double) all.stream().filter(other -> agree(one, other)).count() / all.size();
  }

  private static boolean agree(Sample a, Sample b) {
    if (a.answer() == null || a.answer() != b.answer()) {
      return false;
    }
    Map<Cue, Set<String>> first = asserted(a);
    for (Map.Entry<Cue, Set<String>> second : asserted(b).entrySet()) {
      Set<String> common = first.get(second.getKey());
      if (common != null && common.stream().noneMatch(second.getValue()::contains)) {
        return false;
      }
    }
    return true;
  }

  private static Map<Cue, Set<String>> asserted(Sample sample) {
    Map<Cue, Set<String>> out = new HashMap<>();
    for (Claim claim : sample.claims()) {
      boolean level =
          COMPARED.contains(claim.cue())
              && !claim.asserted().startsWith("not ")
              && !claim.asserted().endsWith("creasing");
      if (level) {
        out.computeIfAbsent(claim.cue(), cue -> new HashSet<>()).add(claim.asserted());
      }
    }
    return out;
  }
}
