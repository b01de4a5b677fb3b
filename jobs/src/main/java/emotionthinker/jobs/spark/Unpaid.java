package emotionthinker.jobs.spark;

import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.LlmOptions.OnBudget;
import org.apache.spark.api.java.JavaRDD;

/** A table without the rows that more money would bring is not committed, unless it may be. */
final class Unpaid {
  private Unpaid() {}

  /**
   * Looks for rows that the budget ended before.
   *
   * @param made what the stage made, persisted
   * @param calls section of the budget
   * @param llm section that may allow it
   * @throws UserException when there are some and may not be
   */
  static void check(
      JavaRDD<Made> made, OnBudget onBudget, String account, String calls, String llm) {
    long unpaid =
        made.filter(one -> !one.isRow() && one.reject().reason() == RejectReason.BUDGET_EXHAUSTED)
            .count();
    if (unpaid > 0 && onBudget == OnBudget.STOP) {
      throw new UserException(
          "the budget of account "
              + account
              + " ended before "
              + unpaid
              + " requests; all answers that were paid for are in the ledger. What to do: raise "
              + calls
              + ".limits.budget_usd or budget_tokens and run this again, or set "
              + llm
              + ".on_budget = reject");
    }
  }
}
