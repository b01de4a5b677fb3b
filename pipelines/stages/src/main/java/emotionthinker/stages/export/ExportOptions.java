package emotionthinker.stages.export;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Split;
import emotionthinker.stages.eval.LabelSet;
import java.io.Serializable;
import java.util.List;

/**
 * What an export is made with.
 *
 * @param labelSet list of options of the emotion question, by its name in {@link LabelSet}; rows
 *     whose emotion is no option are left out
 * @param splits splits that are written; never test, which no trainer may see
 * @param audio where the audio lies
 * @param audioPrefix what paths of written audio begin with; null for the folder of the export
 * @param rowsPerFile most rows of a file
 * @param prompt prompts of the trained model
 */
public record ExportOptions(
    String labelSet,
    List<Split> splits,
    AudioExport audio,
    String audioPrefix,
    int rowsPerFile,
    PromptTemplates prompt)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ExportOptions {
    if (!LabelSet.names().contains(labelSet)) {
      throw Checks.bad("label_set", labelSet, "one of " + LabelSet.names());
    }
    splits = Checks.list("splits", splits);
    if (splits.isEmpty() || splits.contains(Split.TEST)) {
      throw Checks.bad("splits", splits, "of train and validation; trainers never see test rows");
    }
    Checks.present("audio", audio);
    Checks.positive("rows_per_file", rowsPerFile);
    Checks.present("prompt", prompt);
  }

  /** The defaults of conf/reference/export.conf. */
  public static ExportOptions defaults() {
    return new ExportOptions(
        "nine",
        List.of(Split.TRAIN, Split.VALIDATION),
        AudioExport.FILES,
        null,
        100_000,
        PromptTemplates.defaults());
  }
}
