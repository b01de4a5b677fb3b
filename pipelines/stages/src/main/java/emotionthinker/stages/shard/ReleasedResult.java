package emotionthinker.stages.shard;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Reject;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a released row: the row with its repairs, or a reject.
 *
 * @param row the row; null when rejected
 * @param repairs what was repaired, in the order of fields; empty when rejected
 * @param reject why there is no row; null when there is one
 */
public record ReleasedResult(ReleasedRow row, List<ReleasedRepair> repairs, Reject reject) {

  /** Checks that it is one or the other. */
  public ReleasedResult {
    repairs = Checks.list("repairs", repairs);
    if ((row == null) == (reject == null)) {
      throw Checks.bad("reject", reject, "present exactly when there is no row");
    }
  }

  /** Rows, rejects by reason, and repairs by name, over many results. */
  public static SortedMap<String, Long> counts(Collection<ReleasedResult> results) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (ReleasedResult result : results) {
      if (result.row == null) {
        counts.merge("rejected:" + result.reject.reason().wire(), 1L, Long::sum);
      } else {
        counts.merge("rows", 1L, Long::sum);
      }
      result.repairs.forEach(repair -> counts.merge(repair.name(), 1L, Long::sum));
    }
    return counts;
  }
}
