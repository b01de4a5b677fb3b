package emotionthinker.stages.cot.calls;

import java.util.List;

/** Whoever gets answers to requests: from a server, a batch, or the ledger alone. */
public interface ChatCaller extends AutoCloseable {

  /**
   * Answers requests; waits until each has its outcome.
   *
   * @return one outcome for every request, in their order
   * @throws emotionthinker.schemas.UserException when no request could be answered: wrong key,
   *     server down for too long
   */
  List<CallOutcome> call(List<ChatRequest> requests);

  @Override
  void close();
}
