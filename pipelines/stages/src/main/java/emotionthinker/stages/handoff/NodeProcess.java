package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process to start on a node.
 *
 * @param name names it in logs: rank-00003, torchrun, ray, program
 * @param main whether the node is done when it is; a service runs until it is ended
 * @param argv program and arguments
 * @param env the whole environment
 * @param out file of standard output
 * @param err file of standard error
 */
public record NodeProcess(
    String name, boolean main, List<String> argv, Map<String, String> env, String out, String err) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public NodeProcess {
    Checks.text("name", name);
    argv = Checks.list("argv", argv);
    if (argv.isEmpty()) {
      throw Checks.bad("argv", "[]", "a program and its arguments");
    }
    env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    Checks.text("out", out);
    Checks.text("err", err);
  }
}
