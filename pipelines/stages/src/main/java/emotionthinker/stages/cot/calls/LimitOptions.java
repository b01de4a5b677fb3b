package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Limits of all workers together, kept in the ledger's database.
 *
 * @param account whose limits: workers that name the same account share them
 * @param requestsPerWindow requests in any sliding window; 0 for no limit
 * @param tokensPerWindow tokens of prompts and answers in any sliding window; 0 for no limit
 * @param windowS length of the window (s)
 * @param concurrent calls in flight; 0 for no limit
 * @param budgetUsd money that the account may spend (USD, decimal text); null for no limit
 * @param budgetTokens tokens that the account may use; 0 for no limit
 */
public record LimitOptions(
    String account,
    long requestsPerWindow,
    long tokensPerWindow,
    double windowS,
    int concurrent,
    String budgetUsd,
    long budgetTokens)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public LimitOptions {
    Checks.text("account", account);
    Checks.nonNegative("requests_per_window", requestsPerWindow);
    Checks.nonNegative("tokens_per_window", tokensPerWindow);
    Checks.range("window_s", windowS, 0.1, 86_400, "from 0.1 to 86400");
    Checks.nonNegative("concurrent", concurrent);
    if (budgetUsd != null) {
      Price.pico("budget_usd", budgetUsd);
    }
    Checks.nonNegative("budget_tokens", budgetTokens);
  }

  /** No limit at all. */
  public static LimitOptions none(String account) {
    return new LimitOptions(account, 0, 0, 60, 0, null, 0);
  }

  /** Length of the window (ms). */
  public long windowMillis() {
    return Math.round(windowS * 1000);
  }

  /** The budget (pico-USD); the largest long for no limit. */
  public long budgetPicoUsd() {
    return budgetUsd == null ? Long.MAX_VALUE : Price.pico("budget_usd", budgetUsd);
  }
}
