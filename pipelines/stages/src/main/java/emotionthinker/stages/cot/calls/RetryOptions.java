package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * When a call that was refused is made again.
 *
 * @param maxAttempts calls of one request, the first included
 * @param baseS first pause (s)
 * @param maxS longest pause of our own (s)
 * @param maxRetryAfterS longest pause that a server may ask for; a longer one fails the request (s)
 * @param seed seed of the jitter
 */
public record RetryOptions(
    int maxAttempts, double baseS, double maxS, double maxRetryAfterS, long seed)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RetryOptions {
    Checks.range("max_attempts", (double) maxAttempts, 1, 100, "from 1 to 100");
    Checks.range("base_s", baseS, 0.001, 60, "from 0.001 to 60");
    Checks.range("max_s", maxS, baseS, 3600, "from base_s to 3600");
    Checks.range("max_retry_after_s", maxRetryAfterS, 0, 86_400, "from 0 to 86400");
  }
}
