package emotionthinker.stages.cot.calls;

/** What a ledger says to an {@link Intent}. */
public sealed interface Decision {

  /** It was answered before. */
  record Recorded(ChatAnswer answer) implements Decision {}

  /**
   * The intent is written and everything is reserved: send it.
   *
   * @param resend whether a former attempt is in doubt
   */
  record Admitted(boolean resend) implements Decision {}

  /** Another worker, or another request of this one, has it in flight. */
  record Elsewhere() implements Decision {}

  /** It lies in a batch file whose results have not been imported. */
  record InBatch() implements Decision {}

  /**
   * Not now.
   *
   * @param limit which limit is reached
   * @param waitMillis when to ask again at the latest (ms)
   */
  record Wait(Limit limit, long waitMillis) implements Decision {}

  /** It does not fit into the budget, and nothing is in flight that could settle for less. */
  record BudgetExhausted(String detail) implements Decision {}

  /** Sent and sent again, both times without an outcome: not sent a third time. */
  record InDoubt() implements Decision {}

  /** The limits that a call can wait for. */
  enum Limit {
    CONCURRENT,
    REQUESTS_PER_WINDOW,
    TOKENS_PER_WINDOW,
    BUDGET
  }
}
