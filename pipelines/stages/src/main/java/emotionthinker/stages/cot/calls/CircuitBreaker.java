package emotionthinker.stages.cot.calls;

/**
 * Keeps calls from a server that is down. Closed: all pass. After a number of failures in a row it
 * opens: none pass for a pause. Then half-open: one probe passes; its answer closes the breaker,
 * its failure opens it again for twice the pause. Not thread-safe; time is an argument.
 */
public final class CircuitBreaker {
  private final BreakerOptions options;
  private int failures;
  private boolean open;
  private boolean probing;
  private double pauseS;
  private long openUntilMillis;
  private long downSinceMillis;

  /** A closed breaker. */
  public CircuitBreaker(BreakerOptions options) {
    this.options = options;
  }

  /** Whether the server counts as down. */
  public boolean isOpen() {
    return open;
  }

  /** How many calls may pass now: all, one probe, or none. */
  public int allowed(long nowMillis) {
    if (!open) {
      return Integer.MAX_VALUE;
    }
    return !probing && nowMillis >= openUntilMillis ? 1 : 0;
  }

  /** Says that calls were sent: the first of a half-open breaker is its probe. */
  public void sent() {
    probing = open;
  }

  /** When {@link #allowed} may change by itself, since the epoch (ms); 0 when it does not. */
  public long nextChangeMillis() {
    return open && !probing ? openUntilMillis : 0;
  }

  /** The server answered, be it a refusal of the one request. */
  public void success() {
    failures = 0;
    open = false;
    probing = false;
  }

  /** The server failed, did not answer, or was not there. */
  public void failure(long nowMillis) {
    if (failures++ == 0) {
      downSinceMillis = nowMillis;
    }
    if (open && !probing) {
      return; // a call from before it opened
    }
    if (open || failures >= options.failures()) {
      pauseS = open ? Math.min(options.maxOpenS(), 2 * pauseS) : options.openS();
      open = true;
      probing = false;
      openUntilMillis = nowMillis + (long) Math.ceil(1000 * pauseS);
    }
  }

  /** Whether the server has been down for too long to wait on. */
  public boolean isHopeless(long nowMillis) {
    return open && nowMillis - downSinceMillis > 1000 * options.giveUpS();
  }
}
