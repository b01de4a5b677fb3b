package emotionthinker.jobs.spark;

import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.teach.ChatCallers;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.CallOptions;
import emotionthinker.stages.cot.calls.LlmOptions.OnBudget;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/** A table without the rows that more money would bring is not committed, unless it may be. */
final class Unpaid {
  private Unpaid() {}

  /**
   * Has all calls made, says what they cost, and looks for rows that the budget ended before.
   *
   * @param made what the stage made; is kept on disk, so that it is made once
   * @param section that of {@code calls}, with the budget
   * @param llm section of {@code onBudget}, which may allow such rows
   * @throws UserException when there are some and may not be
   */
  static void check(
      RunContext context,
      JavaRDD<Made> made,
      CallOptions calls,
      String section,
      OnBudget onBudget,
      String llm) {
    made.persist(StorageLevel.DISK_ONLY());
    long unpaid =
        made.filter(one -> !one.isRow() && one.reject().reason() == RejectReason.BUDGET_EXHAUSTED)
            .count();
    if (unpaid > 0 && onBudget == OnBudget.STOP) {
      throw new UserException(
          "the budget of account "
              + calls.limits().account()
              + " ended before "
              + unpaid
              + " requests; all answers that were paid for are in the ledger. What to do: raise "
              + section
              + ".limits.budget_usd or budget_tokens and run this again, or set "
              + llm
              + ".on_budget = reject");
    }
    context.console().say(ChatCallers.spending(calls));
  }
}
