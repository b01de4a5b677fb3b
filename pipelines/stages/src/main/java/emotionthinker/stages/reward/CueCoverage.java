package emotionthinker.stages.reward;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Verdict;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.CueSheet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of what there is to say of a voice a text speaks of: {@code 1 + 4 (weight of cues spoken
 * of / weight of cues on the sheet)}. A cue away from its middle, and a contour, weigh 1, a normal
 * level 1/2: it is worth a word, and no harm is done without it. A sheet without cues is covered by
 * any text.
 */
public final class CueCoverage {
  /** The cues that count. */
  public static final Set<Cue> COUNTED = Set.of(Cue.PITCH, Cue.ENERGY, Cue.SPEED, Cue.INTONATION);

  private static final double NORMAL_WEIGHT = 0.5;

  private CueCoverage() {}

  /** From 1 to 5. */
  public static double score(Set<Cue> spoken, CueSheet sheet) {
    Map<Cue, Double> worth = worth(sheet);
    double covered =
        worth.entrySet().stream()
            .filter(cue -> spoken.contains(cue.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return worth.isEmpty() ? 5 : 1 + 4 * covered;
  }

  /** The cues of which claims say something that a sheet can decide. */
  public static Set<Cue> spoken(List<Claim> claims) {
    return claims.stream()
        .filter(c -> c.verdict() != Verdict.UNVERIFIABLE)
        .map(Claim::cue)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Cue.class)));
  }

  /** What share each cue on a sheet has in the weight of them all; empty without cues. */
  public static Map<Cue, Double> worth(CueSheet sheet) {
    Map<Cue, Double> weights = new EnumMap<>(Cue.class);
    put(weights, Cue.PITCH, sheet.pitchLevel());
    put(weights, Cue.ENERGY, sheet.energyLevel());
    put(weights, Cue.SPEED, sheet.speedLevel());
    put(weights, Cue.INTONATION, sheet.citableIntonation());
    double all = weights.values().stream().mapToDouble(w -> w).sum();
    weights.replaceAll((cue, weight) -> weight / all);
    return weights;
  }

  private static void put(Map<Cue, Double> weights, Cue cue, WireName level) {
    if (level != null) {
      weights.put(cue, level.wire().equals("normal") ? NORMAL_WEIGHT : 1);
    }
  }
}
