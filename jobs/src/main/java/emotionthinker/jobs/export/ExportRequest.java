package emotionthinker.jobs.export;

import emotionthinker.schemas.TrainingSubset;
import emotionthinker.stages.export.Example;
import emotionthinker.stages.export.ExportContent;
import emotionthinker.stages.export.ExportFormat;
import emotionthinker.stages.export.ExportPurpose;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one command writes.
 *
 * @param format of the files
 * @param content what they hold
 * @param purpose what they are for; null: rows of the cold start are for SFT, the others for GRPO,
 *     and what has no subset is for both
 * @param subset rows of one training stage; null for all
 */
public record ExportRequest(
    ExportFormat format, ExportContent content, ExportPurpose purpose, TrainingSubset subset)
    implements Serializable {

  /** The purposes that a row is written for; empty when it is not asked for. */
  public List<ExportPurpose> purposes(Example example) {
    if (subset != null && example.subset() != null && example.subset() != subset) {
      return List.of();
    }
    List<ExportPurpose> out = new ArrayList<>();
    for (ExportPurpose one : ExportPurpose.values()) {
      boolean fits =
          purpose != null
              ? one == purpose
              : example.subset() == null
                  || (example.subset() == TrainingSubset.COLD_START) == (one == ExportPurpose.SFT);
      // A reward model is regressed on its scores: there is nothing to explore.
      boolean possible =
          format.has(one) && (content != ExportContent.REWARD_TUPLES || one == ExportPurpose.SFT);
      if (fits && possible) {
        out.add(one);
      }
    }
    return out;
  }
}
