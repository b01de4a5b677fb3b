package emotionthinker.stages.cot;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.util.List;

/**
 * Options of the annotate stage.
 *
 * @param teacher implementation that writes: template (the embedded one), openai, batch, replay
 * @param labelMode whether the teacher sees the label
 * @param samples candidates per utterance, 1..16
 * @param seed seed of every choice the template makes
 */
public record AnnotateOptions(String teacher, LabelMode labelMode, int samples, long seed)
    implements Serializable {
  private static final List<String> TEACHERS = List.of("template", "openai", "batch", "replay");

  /** Whether the embedded teacher writes. */
  public boolean embedded() {
    return teacher.equals("template");
  }

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public AnnotateOptions {
    if (!TEACHERS.contains(Checks.text("teacher", teacher))) {
      throw Checks.bad("teacher", teacher, "one of " + String.join(", ", TEACHERS));
    }
    Checks.present("label_mode", labelMode);
    Checks.range("samples", (double) samples, 1, 16, "from 1 to 16");
  }

  /** The defaults of {@code conf/reference/annotate.conf}. */
  public static AnnotateOptions defaults() {
    return new AnnotateOptions("template", LabelMode.AWARE, 1, 20260115L);
  }
}
