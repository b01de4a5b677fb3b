package emotionthinker.stages.cot.calls;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which refusals are worth another try, and when: exponential back-off with equal jitter (half of
 * the pause is fixed, half is drawn; M. Brooker, "Exponential Backoff And Jitter", AWS 2015), never
 * before the time that the server asked for in {@code Retry-After} (RFC 9110, 10.2.3). The jitter
 * is drawn from the seed, the request and the number of the attempt.
 */
public final class RetryPolicy {
  /** 408 timeout, 409 conflict, 425 too early, 429 too many, and the server's own troubles. */
  private static final Set<Integer> TRANSIENT = Set.of(408, 409, 425, 429, 500, 502, 503, 504, 529);

  /** Key, address or model is wrong: no other request would fare better. */
  private static final Set<Integer> MISCONFIGURED = Set.of(401, 403, 404);

  private final RetryOptions options;

  /** A policy with these pauses. */
  public RetryPolicy(RetryOptions options) {
    this.options = options;
  }

  /** Whether the same request may fare better later. */
  public static boolean isTransient(int status) {
    return TRANSIENT.contains(status);
  }

  /** Whether every request would be refused like this one. */
  public static boolean isMisconfigured(int status) {
    return MISCONFIGURED.contains(status);
  }

  /** Whether the status says that the server is in trouble, not the request. */
  public static boolean isServerTrouble(int status) {
    return status >= 500;
  }

  /** Whether there is another try after so many attempts. */
  public boolean mayRetry(int attempts) {
    return attempts < options.maxAttempts();
  }

  /** Whether the server asks for more patience than we have (ms). */
  public boolean isTooLong(long retryAfterMillis) {
    return retryAfterMillis > options.maxRetryAfterS() * 1000;
  }

  /**
   * Pause before the next try (ms).
   *
   * @param attempts attempts made, from 1
   * @param retryAfterMillis what the server asked for, 0 for nothing (ms)
   */
  public long pauseMillis(String sha256, int attempts, long retryAfterMillis) {
    double ceilingS =
        Math.min(options.maxS(), options.baseS() * StrictMath.pow(2, Math.min(attempts - 1, 30)));
    long mixed = options.seed() * 0x9E3779B97F4A7C15L + sha256.hashCode() * 31L + attempts;
    double jitter = new SplittableRandom(mixed).nextDouble();
    double ownMillis = 1000 * ceilingS * (0.5 + 0.5 * jitter);
    // Those that were told the same time do not all come at it.
    double askedMillis =
        retryAfterMillis == 0 ? 0 : retryAfterMillis + 1000 * options.baseS() * jitter;
    return (long) Math.ceil(Math.max(ownMillis, askedMillis));
  }

  /**
   * The pause that a {@code Retry-After} header asks for (ms); 0 when there is none or it cannot be
   * read.
   *
   * @param value seconds, or an HTTP date; null for none
   * @param nowMillis time of the answer, since the epoch (ms)
   */
  public static long retryAfterMillis(String value, long nowMillis) {
    if (value == null) {
      return 0;
    }
    String text = value.strip();
    try {
      if (text.matches("\\d{1,9}(\\.\\d{1,3})?")) {
        return (long) Math.ceil(Double.parseDouble(text) * 1000);
      }
      long at =
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
              .toInstant()
              .toEpochMilli();
      return Math.max(0, at - nowMillis);
    } catch (DateTimeException e) {
      return 0;
    }
  }
}
