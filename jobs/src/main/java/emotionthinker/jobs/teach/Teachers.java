package emotionthinker.jobs.teach;

import emotionthinker.jobs.config.RunConfig;
import emotionthinker.stages.cot.AnnotateOptions;
import emotionthinker.stages.cot.Annotator;
import emotionthinker.stages.cot.Teacher;
import emotionthinker.stages.cot.TeacherSource;
import emotionthinker.stages.cot.calls.ChatCaller;
import emotionthinker.stages.cot.calls.LlmOptions;
import emotionthinker.stages.cot.calls.LlmTeacher;

/**
 * The teachers by their configured names, opened on the worker that they work on.
 *
 * @param callers who answers requests to a language model
 */
public record Teachers(ChatCallers callers, AnnotateOptions annotate, LlmOptions llm)
    implements TeacherSource {

  /** The teachers of a configuration. */
  public static Teachers of(RunConfig config) {
    return new Teachers(ChatCallers.of(config), config.annotate(), config.llm());
  }

  @Override
  public Teacher open() {
    return switch (annotate.teacher()) {
      case "openai" -> teacher(callers.server(llm.model()), llm.external());
      case "batch" -> teacher(callers.batch(), llm.external());
      case "replay" -> teacher(callers.replay(), false);
      default -> Annotator.embeddedTeacher(annotate);
    };
  }

  private Teacher teacher(ChatCaller caller, boolean remote) {
    return new LlmTeacher(annotate.teacher(), remote, annotate, llm, caller);
  }
}
