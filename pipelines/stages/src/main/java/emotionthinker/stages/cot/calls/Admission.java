package emotionthinker.stages.cot.calls;

import emotionthinker.stages.cot.calls.Decision.Limit;
import java.util.Optional;

/**
 * Whether one more call fits into the limits of an account, given what is in flight, what was done
 * in the sliding window and what is spent. A call counts in the window from its admission until a
 * whole window after its end, wherever in between the server counts it: so in no window of that
 * length does any server see more than the limit.
 */
public final class Admission {
  private final LimitOptions limits;
  private long openCalls;
  private long openTokens;
  private long openPicoUsd;
  private final long windowRequests;
  private final long windowTokens;
  private final long spentPicoUsd;
  private final long spentTokens;
  private final long nextRoomMillis;

  /**
   * The state of an account.
   *
   * @param openCalls calls in flight, of all workers
   * @param openTokens most that they can use (tokens)
   * @param openPicoUsd most that they can cost (pico-USD)
   * @param windowRequests calls that ended in the window
   * @param windowTokens tokens of these
   * @param spentPicoUsd settled costs, and those of attempts in doubt (pico-USD)
   * @param spentTokens likewise (tokens)
   * @param nextRoomMillis until the oldest of the window leaves it (ms)
   */
  public Admission(
      LimitOptions limits,
      long openCalls,
      long openTokens,
      long openPicoUsd,
      long windowRequests,
      long windowTokens,
      long spentPicoUsd,
      long spentTokens,
      long nextRoomMillis) {
    this.limits = limits;
    this.openCalls = openCalls;
    this.openTokens = openTokens;
    this.openPicoUsd = openPicoUsd;
    this.windowRequests = windowRequests;
    this.windowTokens = windowTokens;
    this.spentPicoUsd = spentPicoUsd;
    this.spentTokens = spentTokens;
    this.nextRoomMillis = nextRoomMillis;
  }

  /** Reserves a call; empty when it fits, else what stands against it, and nothing is reserved. */
  public Optional<Decision> reserve(Intent intent) {
    Optional<Decision> against = against(intent);
    if (against.isEmpty()) {
      openCalls++;
      openTokens += intent.maxTokens();
      openPicoUsd += intent.maxPicoUsd();
    }
    return against;
  }

  private Optional<Decision> against(Intent intent) {
    boolean money = intent.maxPicoUsd() > limits.budgetPicoUsd() - spentPicoUsd - openPicoUsd;
    boolean tokens =
        limits.budgetTokens() > 0
            && spentTokens + openTokens + intent.maxTokens() > limits.budgetTokens();
    if (money || tokens) {
      return Optional.of(
          openCalls > 0
              ? new Decision.Wait(Limit.BUDGET, nextRoomMillis)
              : new Decision.BudgetExhausted(exhausted(intent, money)));
    }
    if (limits.concurrent() > 0 && openCalls >= limits.concurrent()) {
      return wait(Limit.CONCURRENT);
    }
    if (limits.requestsPerWindow() > 0
        && openCalls + windowRequests >= limits.requestsPerWindow()) {
      return wait(Limit.REQUESTS_PER_WINDOW);
    }
    // A call larger than the whole limit goes alone rather than never.
    boolean alone = openCalls + windowRequests == 0;
    if (limits.tokensPerWindow() > 0
        && !alone
        && openTokens + windowTokens + intent.maxTokens() > limits.tokensPerWindow()) {
      return wait(Limit.TOKENS_PER_WINDOW);
    }
    return Optional.empty();
  }

  private Optional<Decision> wait(Limit limit) {
    return Optional.of(new Decision.Wait(limit, nextRoomMillis));
  }

  private String exhausted(Intent intent, boolean money) {
    return money
        ? "account "
            + limits.account()
            + " has spent "
            + Price.usd(spentPicoUsd).toPlainString()
            + " of "
            + limits.budgetUsd()
            + " USD, and the next call may cost "
            + Price.usd(intent.maxPicoUsd()).toPlainString()
        : "account "
            + limits.account()
            + " has used "
            + spentTokens
            + " of "
            + limits.budgetTokens()
            + " tokens, and the next call may use "
            + intent.maxTokens();
  }
}
