package emotionthinker.stages.policy;

import java.util.List;

/**
 * A speech language model: hears clips, reads a question, writes an answer. An implementation is
 * loaded once per JVM and used by one thread at a time. One that computes here is deterministic:
 * the same prompt under the same options gives the same answers, whatever else is in the batch. One
 * behind a server need not be.
 */
public interface Policy extends AutoCloseable {

  /** Id and version of the model, for reports and for the column {@code policy}. */
  String id();

  /**
   * Whether clips leave this process for a third party; such a policy refuses corpora that forbid
   * it.
   */
  boolean remote();

  /**
   * Answers prompts.
   *
   * @param prompts with ids that are unique within the batch
   * @return {@link SamplingOptions#rollouts} answers per prompt, in the order of the prompts and
   *     then of the rollouts; one that could not be had says why, and the others are there
   *     nevertheless
   */
  List<Generation> generate(List<PolicyPrompt> prompts, SamplingOptions options);

  /** Gives memory and connections back; nothing by default. */
  @Override
  default void close() {}
}
