package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Split;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The splits of one corpus.
 *
 * @param method how it was made
 * @param bySpeaker split of every speaker; empty unless the method is speaker-hash
 * @param sharesSpeakers whether a speaker occurs in several official splits
 */
public record SplitPlan(SplitMethod method, Map<String, Split> bySpeaker, boolean sharesSpeakers)
    implements Serializable {

  /** Copies the map. */
  public SplitPlan {
    Checks.present("method", method);
    bySpeaker = Collections.unmodifiableSortedMap(new TreeMap<>(bySpeaker));
  }

  /** The split of a draft; empty when the corpus is split officially and this draft is in none. */
  public Optional<Split> splitOf(Draft draft) {
    return switch (method) {
      case ALL_TRAIN -> Optional.of(Split.TRAIN);
      case ALL_TEST -> Optional.of(Split.TEST);
      case OFFICIAL -> Optional.ofNullable(draft.officialSplit());
      case SPEAKER_HASH -> Optional.of(bySpeaker.get(draft.speaker()));
    };
  }
}
