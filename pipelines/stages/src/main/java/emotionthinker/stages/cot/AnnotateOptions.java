package emotionthinker.stages.cot;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Options of the annotate stage.
 *
 * @param teacher implementation that writes; template is the embedded one
 * @param labelMode whether the teacher sees the label
 * @param samples candidates per utterance, 1..16
 * @param seed seed of every choice the template makes
 */
public record AnnotateOptions(String teacher, LabelMode labelMode, int samples, long seed)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public AnnotateOptions {
    Checks.text("teacher", teacher);
    Checks.present("label_mode", labelMode);
    Checks.range("samples", (double) samples, 1, 16, "from 1 to 16");
  }

  /** The defaults of {@code conf/reference/annotate.conf}. */
  public static AnnotateOptions defaults() {
    return new AnnotateOptions("template", LabelMode.AWARE, 1, 20260115L);
  }
}
