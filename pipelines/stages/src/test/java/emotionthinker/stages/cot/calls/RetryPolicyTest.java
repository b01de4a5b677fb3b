package emotionthinker.stages.cot.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final RetryPolicy POLICY = new RetryPolicy(new RetryOptions(5, 1, 20, 60, 3));

  @Test
  void pausesDoubleUpToTheLongestAndAreHalfRandom() {
    Set<Long> seen = new TreeSet<>();
    for (int request = 0; request < 200; request++) {
      for (int attempt = 1; attempt <= 10; attempt++) {
        long pause = POLICY.pauseMillis("request" + request, attempt, 0);
        long ceiling = Math.min(20_000, 1000L << (attempt - 1));
        assertTrue(pause >= ceiling / 2 && pause <= ceiling, pause + " of " + ceiling);
        assertEquals(pause, POLICY.pauseMillis("request" + request, attempt, 0));
        if (attempt == 4) {
          seen.add(pause);
        }
      }
    }
    assertTrue(seen.size() > 150, seen.size() + " different pauses");
  }

  @Test
  void theServersWishIsALowerBound() {
    for (int attempt = 1; attempt < 9; attempt++) {
      long pause = POLICY.pauseMillis("r", attempt, 30_000);
      assertTrue(pause >= 30_000 && pause <= 31_000, "" + pause);
    }
    assertFalse(POLICY.isTooLong(60_000));
    assertTrue(POLICY.isTooLong(60_001));
  }

  @Test
  void retryAfterIsSecondsOrADate() {
    // RFC 9110, 10.2.3 and 5.6.7
    assertEquals(120_000, RetryPolicy.retryAfterMillis("120", 0));
    assertEquals(50, RetryPolicy.retryAfterMillis(" 0.05 ", 0));
    long date = 1_445_412_480_000L; // Wed, 21 Oct 2015 07:28:00 GMT
    assertEquals(5000, RetryPolicy.retryAfterMillis("Wed, 21 Oct 2015 07:28:00 GMT", date - 5000));
    assertEquals(0, RetryPolicy.retryAfterMillis("Wed, 21 Oct 2015 07:28:00 GMT", date + 5000));
    assertEquals(0, RetryPolicy.retryAfterMillis("soon", date));
    assertEquals(0, RetryPolicy.retryAfterMillis(null, date));
  }

  @Test
  void onlyWhatMayPassIsTriedAgain() {
    for (int status : new int[] {408, 429, 500, 502, 503, 504}) {
      assertTrue(RetryPolicy.isTransient(status), "" + status);
    }
    for (int status : new int[] {301, 400, 401, 403, 404, 413, 422, 501}) {
      assertFalse(RetryPolicy.isTransient(status), "" + status);
    }
    assertTrue(POLICY.mayRetry(4));
    assertFalse(POLICY.mayRetry(5));
  }

  @Test
  void theBreakerOpensProbesAndCloses() {
    CircuitBreaker breaker = new CircuitBreaker(new BreakerOptions(3, 1, 3, 10));
    breaker.failure(0);
    breaker.failure(1);
    breaker.success();
    breaker.failure(100);
    breaker.failure(101);
    assertEquals(Integer.MAX_VALUE, breaker.allowed(102));
    breaker.failure(102);
    assertEquals(0, breaker.allowed(1101));
    breaker.failure(200); // a call from before it opened changes nothing
    assertEquals(1102, breaker.nextChangeMillis());
    assertEquals(1, breaker.allowed(1102));
    breaker.sent();
    assertEquals(0, breaker.allowed(1103));
    breaker.failure(1110); // the probe: twice the pause
    assertEquals(0, breaker.allowed(3109));
    assertEquals(1, breaker.allowed(3110));
    breaker.sent();
    breaker.failure(3200);
    assertEquals(6200, breaker.nextChangeMillis()); // not 4 s: 3 is the longest
    assertFalse(breaker.isHopeless(10_100));
    assertTrue(breaker.isHopeless(10_101));
    breaker.success();
    assertEquals(Integer.MAX_VALUE, breaker.allowed(6201));
    assertFalse(breaker.isHopeless(99_999));
  }
}
