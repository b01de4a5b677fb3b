package emotionthinker.stages.reward;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.CueSheet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

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
    Map<Cue, Double> weights = new EnumMap<>(Cue.class);
    put(weights, Cue.PITCH, sheet.pitchLevel());
    put(weights, Cue.ENERGY, sheet.energyLevel());
    put(weights, Cue.SPEED, sheet.speedLevel());
    put(weights, Cue.INTONATION, sheet.citableIntonation());
    double all = 0;
    double covered = 0;
    for (Map.Entry<Cue, Double> cue : weights.entrySet()) {
      all += cue.getValue();
      covered += spoken.contains(cue.getKey()) ? cue.getValue() : 0;
    }
    return all == 0 ? 5 : 1 + 4 * covered / all;
  }

  private static void put(Map<Cue, Double> weights, Cue cue, WireName level) {
    if (level != null) {
      weights.put(cue, level.wire().equals("normal") ? NORMAL_WEIGHT : 1);
    }
  }
}
