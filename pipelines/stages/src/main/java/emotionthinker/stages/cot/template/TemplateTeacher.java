package emotionthinker.stages.cot.template;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.LabelMode;
import emotionthinker.stages.cot.Teacher;
import emotionthinker.stages.cot.TeacherRequest;
import emotionthinker.stages.cot.TeacherResponse;
import java.util.List;

/**
 * The embedded teacher: writes from a grammar, with the cues of the sheet and nothing else. Free,
 * local, deterministic in (seed, utterance id, sample index).
 */
public final class TemplateTeacher implements Teacher {
  private static final String MODEL = "template-2";

  private final LabelMode mode;

  /** A teacher that knows the label, or concludes from the cues. */
  public TemplateTeacher(LabelMode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return "template";
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public List<TeacherResponse> ask(List<TeacherRequest> requests) {
    return requests.stream().map(this::write).toList();
  }

  private TeacherResponse write(TeacherRequest request) {
    CueSheet sheet = request.sheet();
    if (!sheet.hasCitableCue()) {
      return TeacherResponse.failed(RejectReason.NO_CITABLE_CUE, "no level and no contour to cite");
    }
    Emotion emotion =
        mode == LabelMode.BLIND ? CueExpectations.conclude(CueFact.of(sheet)) : sheet.emotion();
    if (emotion == null) {
      return TeacherResponse.failed(
          RejectReason.UNLABELLED, "the label-aware template needs a label");
    }
    long seed = Seeds.mix(request.seed(), request.utteranceId(), request.sampleIndex());
    String reasoning = new CotWriter(sheet, emotion, seed).write();
    String model = MODEL + "-" + mode.wire();
    return TeacherResponse.free(
        CotText.format(reasoning, emotion), model, request.sha256(name(), model));
  }
}
