package emotionthinker.stages.cot;

import java.io.Serializable;

/**
 * Who writes chains of thought: one request, one answer. For n samples of an utterance the caller
 * asks n times with sample indices 0..n-1. Implementations are serializable and deterministic or
 * recorded: the same request gives the same answer.
 */
public interface Teacher extends Serializable {

  /** Name in the candidates table: template, openai, batch, replay. */
  String name();

  /** Model and version that writes. */
  String model();

  /**
   * Whether requests leave this process for a third party; such a teacher refuses corpora that
   * forbid it.
   */
  boolean remote();

  /**
   * Writes one sample.
   *
   * @return the answer, or the typed reason why there is none; never null
   */
  TeacherResponse ask(TeacherRequest request);
}
