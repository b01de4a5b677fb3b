package emotionthinker.stages.cot;

import java.util.List;

/**
 * Who writes chains of thought: many requests, one answer for each. For n samples of an utterance
 * the caller asks n times with sample indices 0..n-1. Implementations are deterministic or
 * recorded: the same request gives the same answer. One that waits for a server keeps a window of
 * calls in flight over the requests of one call of {@link #ask}, and may share it between threads.
 */
public interface Teacher extends AutoCloseable {

  /** Name in the candidates table: template, openai, batch, replay. */
  String name();

  /**
   * Whether requests leave this process for a third party; such a teacher refuses corpora that
   * forbid it.
   */
  boolean remote();

  /**
   * Writes one sample for every request.
   *
   * @return for every request, in their order, the answer or the typed reason why there is none
   */
  List<TeacherResponse> ask(List<TeacherRequest> requests);

  /** Writes one sample for one request. */
  default TeacherResponse ask(TeacherRequest request) {
    return ask(List.of(request)).get(0);
  }

  /** Lets go of what a teacher holds; nothing for one that only computes. */
  @Override
  default void close() {}
}
