package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.reward.DimensionScores;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The scores that a draft has by construction; the scale stands in the package's description. */
public final class Rubric {
  private static final double NORMAL_WEIGHT = 0.5;
  private static final int NO_CLAIMS = 3;

  private Rubric() {}

  static DimensionScores score(Draft draft, CueSheet sheet) {
    List<Fact> facts = draft.sentences().stream().flatMap(s -> s.facts().stream()).toList();
    double holding = facts.stream().filter(Fact::holds).count();
    double alignment = facts.isEmpty() ? NO_CLAIMS : Math.round(1 + 4 * holding / facts.size());
    return new DimensionScores(
        alignment, draft.interpretation(), completeness(facts, sheet), draft.form());
  }

  private static double completeness(List<Fact> facts, CueSheet sheet) {
    Map<Cue, Double> weights = weights(sheet);
    double all = weights.values().stream().mapToDouble(w -> w).sum();
    Set<Cue> spoken = facts.stream().map(Fact::cue).collect(Collectors.toSet());
    double covered =
        weights.entrySet().stream()
            .filter(e -> spoken.contains(e.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return all == 0 ? 5 : Math.round(1 + 4 * covered / all);
  }

  /** What there is to speak of: a cue away from its middle counts more than one at it. */
  public static Map<Cue, Double> weights(CueSheet sheet) {
    Map<Cue, Double> weights = new EnumMap<>(Cue.class);
    put(weights, Cue.PITCH, sheet.pitchLevel());
    put(weights, Cue.ENERGY, sheet.energyLevel());
    put(weights, Cue.SPEED, sheet.speedLevel());
    put(weights, Cue.INTONATION, sheet.citableIntonation());
    return weights;
  }

  private static void put(Map<Cue, Double> weights, Cue cue, WireName level) {
    if (level != null) {
      weights.put(cue, level.wire().equals("normal") ? NORMAL_WEIGHT : 1);
    }
  }
}
