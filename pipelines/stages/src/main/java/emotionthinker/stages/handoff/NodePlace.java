package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.io.Serializable;
import java.util.List;

/**
 * Where a node of a training came to lie.
 *
 * @param node number of the node, from 0: the Spark task
 * @param host host of the executor
 * @param devices addresses of the accelerators that Spark gave to the task
 */
public record NodePlace(int node, String host, List<String> devices) implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public NodePlace {
    Checks.nonNegative("node", node);
    Checks.text("host", host);
    devices = Checks.list("devices", devices);
  }
}
