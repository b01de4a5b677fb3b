package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * When a training counts as hung, and how its processes are ended.
 *
 * @param startS time from the launch to the first sign of life of any rank (s)
 * @param hangS time without a sign of life after which a training is ended (s)
 * @param everyRank whether every rank must show signs, and not only the training as a whole; a rank
 *     that has touched its heartbeat file is held to it in any case
 * @param graceS time between SIGTERM and SIGKILL (s)
 */
public record WatchOptions(int startS, int hangS, boolean everyRank, int graceS)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public WatchOptions {
    Checks.positive("start_s", startS);
    Checks.positive("hang_s", hangS);
    Checks.nonNegative("grace_s", graceS);
  }
}
