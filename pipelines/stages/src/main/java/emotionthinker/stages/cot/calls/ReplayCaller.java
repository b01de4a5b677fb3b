package emotionthinker.stages.cot.calls;

import emotionthinker.stages.cot.calls.CallOutcome.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers from the ledger alone: a data set again at no cost. What is not there is missing. */
public final class ReplayCaller implements ChatCaller {
  private final CallLedger ledger;

  /** A caller that closes the ledger in the end. */
  public ReplayCaller(CallLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public List<CallOutcome> call(List<ChatRequest> requests) {
    List<String> keys =
        requests.stream().map(request -> ChatRequest.sha256(request.canonicalJson())).toList();
    Map<String, ChatAnswer> answers = ledger.answers(keys);
    List<CallOutcome> outcomes = new ArrayList<>();
    for (String key : keys) {
      ChatAnswer answer = answers.get(key);
      outcomes.add(
          answer == null
              ? CallOutcome.failed(key, Failure.MISSING, "the ledger has no answer to " + key)
              : CallOutcome.of(key, answer));
    }
    return outcomes;
  }

  @Override
  public void close() {
    ledger.close();
  }
}
