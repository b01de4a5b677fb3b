package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.util.List;

/**
 * What one node reports when it is done.
 *
 * @param place where it lay
 * @param attempt number of the launch, as the output folder counts them
 * @param problems why nothing could be started there; empty when something was
 * @param failure what went wrong; null when all ranks ended with 0, or were ended from outside
 * @param endedBy why the driver ended it; null when it did not
 * @param ended processes that were still there at the end and were ended
 * @param from checkpoint that was gone on from; null for none
 * @param newest newest whole checkpoint at the end, as node 0 sees it; null for none
 * @param steps what all attempts logged, as node 0 kept it; empty on the other nodes
 */
public record NodeOutcome(
    NodePlace place,
    int attempt,
    List<String> problems,
    RankFailure failure,
    String endedBy,
    int ended,
    Checkpoint from,
    Checkpoint newest,
    List<StepLines> steps)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public NodeOutcome {
    Checks.present("place", place);
    Checks.positive("attempt", attempt);
    problems = Checks.list("problems", problems);
    Checks.nonNegative("ended", ended);
    steps = Checks.list("steps", steps);
  }

  /** The same with what was logged. */
  public NodeOutcome withSteps(List<StepLines> logged) {
    return new NodeOutcome(place, attempt, problems, failure, endedBy, ended, from, newest, logged);
  }

  /**
   * Lines that one attempt logged.
   *
   * @param attempt its number
   * @param lines JSON lines of the trainer and of the reward service
   */
  public record StepLines(int attempt, List<String> lines) implements Serializable {

    /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
    public StepLines {
      Checks.positive("attempt", attempt);
      lines = Checks.list("lines", lines);
    }
  }
}
