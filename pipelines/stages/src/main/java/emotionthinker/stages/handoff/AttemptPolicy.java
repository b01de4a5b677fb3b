package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.util.List;
import java.util.Objects;

/**
 * Whether a training that ended early is launched again. It is, from the newest whole checkpoint,
 * up to a number of launches; but not when something is missing, which a launch does not bring, and
 * not when two launches in a row went on from the same checkpoint, brought no newer one and ended
 * with the same line of the same process: that is a fault in the program or its data, and a GPU
 * hour later it would be there again.
 */
public final class AttemptPolicy {
  private final int most;

  /**
   * With a limit.
   *
   * @param most launches in all
   */
  public AttemptPolicy(int most) {
    Checks.positive("attempts", most);
    this.most = most;
  }

  /**
   * Why there is no further launch; null when there is one.
   *
   * @param ends how the launches so far ended, in order
   */
  public String giveUp(List<AttemptEnd> ends) {
    AttemptEnd last = ends.get(ends.size() - 1);
    if (last.kind() == AttemptEnd.Kind.REFUSED) {
      return "nothing was started";
    }
    if (ends.size() >= 2 && same(ends.get(ends.size() - 2), last)) {
      return "two launches ended in the same way without a new checkpoint";
    }
    if (ends.size() >= most) {
      return ends.size() + " of " + most + " launches are used up (handoff.attempts)";
    }
    return null;
  }

  private static boolean same(AttemptEnd before, AttemptEnd last) {
    return last.kind() == AttemptEnd.Kind.FAILED
        && before.kind() == AttemptEnd.Kind.FAILED
        && !last.lastLine().isEmpty()
        && before.lastLine().equals(last.lastLine())
        && before.culprit().equals(last.culprit())
        && Objects.equals(before.from(), last.from())
        && Objects.equals(last.from(), last.newest());
  }
}
