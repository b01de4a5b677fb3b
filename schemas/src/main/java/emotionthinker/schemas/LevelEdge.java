package emotionthinker.schemas;

import java.io.Serializable;
import java.util.List;

/**
 * Frozen thresholds of one attribute in one group.
 *
 * @param attribute pitch, energy or speed
 * @param basis which utterances form the group
 * @param groupKey the group, for instance ravdess|Female
 * @param cuts two ascending cuts: up to cut 1 is low, up to cut 2 normal, else high; empty when
 *     reason is set (unit of the attribute)
 * @param quantiles 101 percentiles 0..100 of the fitted values, for percentiles of new ones; empty
 *     when n = 0 (unit of the attribute)
 * @param n utterances fitted (utterances)
 * @param method how the cuts were taken, for instance percentile 33.333/66.667
 * @param minCutDistance smallest distance of cuts that makes levels (st for pitch, dB for energy,
 *     syllables/s for speed)
 * @param unit unit of cuts and quantiles: Hz, dBFS or syllables/s
 * @param transductive true for speaker groups: label-free statistics of the judged clips themselves
 * @param reason why the group gives no levels; null when it does
 * @param edgesVersion version of this table's meaning
 */
public record LevelEdge(
    Attribute attribute,
    LevelBasis basis,
    String groupKey,
    List<Double> cuts,
    List<Double> quantiles,
    int n,
    String method,
    double minCutDistance,
    String unit,
    boolean transductive,
    LevelReason reason,
    int edgesVersion)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public LevelEdge {
    Checks.present("attribute", attribute);
    Checks.present("basis", basis);
    Checks.text("group_key", groupKey);
    cuts = Checks.list("cuts", cuts);
    quantiles = Checks.list("quantiles", quantiles);
    Checks.nonNegative("n", n);
    Checks.text("method", method);
    Checks.nonNegative("min_cut_distance", minCutDistance);
    Checks.text("unit", unit);
    Checks.positive("edges_version", edgesVersion);
    if ((reason == null) != (cuts.size() == 2)) {
      throw Checks.bad("cuts", cuts, "two cuts exactly when reason is null");
    }
    if (cuts.size() == 2 && !(cuts.get(0) < cuts.get(1))) {
      throw Checks.bad("cuts", cuts, "strictly ascending");
    }
    if (!quantiles.isEmpty() && quantiles.size() != 101) {
      throw Checks.bad("quantiles", quantiles.size() + " values", "none or 101");
    }
  }
}
