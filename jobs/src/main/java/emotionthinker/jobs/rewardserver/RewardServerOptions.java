package emotionthinker.jobs.rewardserver;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * The reward service.
 *
 * @param host address to listen on; loopback by default: there is no encryption
 * @param port port to listen on, 0 for any free one
 * @param tokenFile file whose trimmed text clients must send as bearer token; null for no token
 * @param threads requests worked on at a time; more wait in the listener's backlog
 * @param maxBodyBytes largest request body (bytes)
 * @param maxRollouts most rollouts in a request
 * @param batchRollouts most rollouts judged together
 * @param queueRollouts most rollouts waiting to be judged; a request beyond gets 503 (rollouts)
 * @param requestTimeoutS time in which a request must have been read, and its answer made (s)
 * @param externalProcessing whether what clients send may leave for a third party: no corpus says
 *     so here
 * @param drainS time that requests in progress have to finish when the service stops (s)
 */
public record RewardServerOptions(
    String host,
    int port,
    String tokenFile,
    int threads,
    int maxBodyBytes,
    int maxRollouts,
    int batchRollouts,
    int queueRollouts,
    int requestTimeoutS,
    boolean externalProcessing,
    int drainS)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RewardServerOptions {
    Checks.text("host", host);
    Checks.range("port", (double) port, 0, 65_535, "from 0 to 65535");
    Checks.range("threads", (double) threads, 1, 1024, "from 1 to 1024");
    Checks.positive("max_body_bytes", maxBodyBytes);
    Checks.positive("max_rollouts", maxRollouts);
    Checks.positive("batch_rollouts", batchRollouts);
    Checks.range(
        "queue_rollouts",
        (double) queueRollouts,
        maxRollouts,
        1e7,
        "from max_rollouts to 10000000");
    Checks.positive("request_timeout_s", requestTimeoutS);
    Checks.nonNegative("drain_s", drainS);
  }

  /** The values of conf/reference/reward_server.conf. */
  public static RewardServerOptions defaults() {
    return new RewardServerOptions(
        "127.0.0.1", 8765, null, 64, 16_777_216, 4096, 64, 16_384, 120, false, 30);
  }
}
