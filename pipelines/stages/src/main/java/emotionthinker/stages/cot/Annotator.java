package emotionthinker.stages.cot;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.template.TemplateTeacher;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine of the annotate stage: one utterance with its levels becomes its candidates, or a
 * typed reject. Requests in = candidates + rejects, where an utterance that cannot be asked about
 * is one request.
 */
public final class Annotator {
  /** Stage name in rejects. */
  public static final String STAGE = "annotate";

  private final Teacher teacher;
  private final int samples;
  private final long seed;

  /** An annotator that asks a teacher. */
  public Annotator(Teacher teacher, AnnotateOptions options) {
    this.teacher = teacher;
    this.samples = options.samples();
    this.seed = options.seed();
  }

  /**
   * The embedded teacher that the options name.
   *
   * @throws UserException when they name one that is not embedded
   */
  public static Teacher embeddedTeacher(AnnotateOptions options) {
    if (!options.teacher().equals("template")) {
      throw UserException.badValue(
          "annotate.teacher", options.teacher(), "template", "use the embedded teacher");
    }
    return new TemplateTeacher(options.labelMode());
  }

  /**
   * What became of an utterance.
   *
   * @param candidates candidates in sample order
   * @param rejects one of the utterance when it cannot be asked about, else one for every sample
   *     that gave no candidate
   */
  public record Result(List<Candidate> candidates, List<Reject> rejects) {}

  /**
   * Annotates one utterance.
   *
   * @param levels null when the utterance has no row there
   * @param prosody null when the utterance has no row there
   */
  public Result annotate(Utterance utterance, Levels levels, Prosody prosody) {
    if (utterance.emotionRaw() == null) {
      return rejected(utterance, RejectReason.UNLABELLED, "no label");
    }
    if (utterance.emotion() == null) {
      return rejected(utterance, RejectReason.LABEL_EXCLUDED, utterance.emotionRaw());
    }
    if (levels == null) {
      return rejected(utterance, RejectReason.NO_CITABLE_CUE, "no row in levels");
    }
    if (teacher.remote() && !utterance.externalProcessing()) {
      return rejected(
          utterance,
          RejectReason.EXTERNAL_PROCESSING_FORBIDDEN,
          utterance.corpus() + " may not be sent to " + teacher.name());
    }
    CueSheet sheet = CueSheet.of(utterance, levels, prosody);
    if (!sheet.hasCitableCue()) {
      return rejected(utterance, RejectReason.NO_CITABLE_CUE, "no level and no contour to cite");
    }
    return ask(utterance, sheet);
  }

  private Result ask(Utterance utterance, CueSheet sheet) {
    List<Candidate> candidates = new ArrayList<>();
    List<Reject> failures = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      TeacherRequest request = new TeacherRequest(utterance.utteranceId(), i, seed, sheet);
      TeacherResponse response = teacher.ask(request);
      if (response.failure() != null) {
        failures.add(
            new Reject(
                STAGE, utterance.utteranceId() + "~" + i, response.failure(), response.detail()));
        continue;
      }
      candidates.add(
          new Candidate(
              utterance.utteranceId() + "~" + i,
              utterance.utteranceId(),
              i,
              teacher.name(),
              response.model(),
              request.sha256(teacher),
              response.finishReason(),
              response.text(),
              response.promptTokens(),
              response.completionTokens(),
              response.costUsd()));
    }
    return new Result(candidates, failures);
  }

  private static Result rejected(Utterance utterance, RejectReason reason, String detail) {
    return new Result(
        List.of(), List.of(new Reject(STAGE, utterance.utteranceId(), reason, detail)));
  }
}
