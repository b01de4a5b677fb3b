package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Cue;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.reward.CueCoverage;
import emotionthinker.stages.reward.DimensionScores;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The scores that a draft has by construction; the scale stands in the package's description. */
final class Rubric {
  private static final int NO_CLAIMS = 3;

  private Rubric() {}

  static DimensionScores score(Draft draft, CueSheet sheet) {
    List<Fact> facts = draft.sentences().stream().flatMap(s -> s.facts().stream()).toList();
    double holding = facts.stream().filter(Fact::holds).count();
    double alignment = facts.isEmpty() ? NO_CLAIMS : Math.round(1 + 4 * holding / facts.size());
    Set<Cue> spoken = facts.stream().map(Fact::cue).collect(Collectors.toSet());
    double coverage = Math.round(CueCoverage.score(spoken, sheet));
    return new DimensionScores(alignment, draft.interpretation(), coverage, draft.form());
  }
}
