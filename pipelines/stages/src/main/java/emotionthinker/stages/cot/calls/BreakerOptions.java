package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * When a server counts as down.
 *
 * @param failures failures in a row that open the breaker
 * @param openS first pause of all calls (s); it doubles while probes fail
 * @param maxOpenS longest pause (s)
 * @param giveUpS time without an answer after which the stage stops (s)
 */
public record BreakerOptions(int failures, double openS, double maxOpenS, double giveUpS)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public BreakerOptions {
    Checks.range("failures", (double) failures, 1, 100_000, "from 1 to 100000");
    Checks.range("open_s", openS, 0.001, 3600, "from 0.001 to 3600");
    Checks.range("max_open_s", maxOpenS, openS, 3600, "from open_s to 3600");
    Checks.range("give_up_s", giveUpS, 0, 604_800, "from 0 to 604800");
  }
}
