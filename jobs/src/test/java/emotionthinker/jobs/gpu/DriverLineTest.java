package emotionthinker.jobs.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.stages.handoff.AttemptEnd;
import emotionthinker.stages.handoff.LaunchShape;
import emotionthinker.stages.handoff.NodeOutcome;
import emotionthinker.stages.handoff.NodePlace;
import emotionthinker.stages.handoff.Signs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nodes say at their end, and what the driver makes of it. */
class DriverLineTest {
  private static final String HOST = "127.0.0.1";

  /** Hears one message in 20 ms. */
  private static final class Slow implements DriverLine.Listener {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void hello(int node, String host) {}

    @Override
    public void lines(String process, String stream, List<String> lines) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      heard.addAll(lines);
    }

    @Override
    public void signs(int node, List<Signs> signs) {}

    @Override
    public void state(int node, String state) {}

    @Override
    public void lost(int node, String host) {
      heard.add("lost");
    }
  }

  @Test
  void whatWasSaidBeforeTheGoodbyeIsHeardBeforeTheLineIsClosed() throws Exception {
    Slow slow = new Slow();
    try (DriverLine driver = new DriverLine(HOST, HOST, 0, "token", slow)) {
      try (NodeLine node = new NodeLine(driver.at(), 0, HOST, 0)) {
        for (int i = 0; i < 40; i++) {
          node.lines("rank-00000", "out", List.of("line " + i));
        }
        while (slow.heard.isEmpty()) {
          Thread.sleep(5); // the driver knows the node
        }
        node.state("bye");
      }
      driver.drain();
      assertEquals(40, slow.heard.size(), slow.heard.toString());
      assertEquals("line 39", slow.heard.get(39));
    }
  }

  private static NodeOutcome outcome(int node, String endedBy) {
    return new NodeOutcome(
        new NodePlace(node, "h", List.of()), 1, List.of(), null, endedBy, 0, null, null, List.of());
  }

  @Test
  void aNodeThatLostItsDriverHasNotDoneItsWork() {
    OneLaunch launch = new OneLaunch(null, null, "sft", LaunchShape.RAY);
    AttemptEnd end =
        launch.result(List.of(outcome(0, null), outcome(1, "the driver closed it"))).end();
    assertEquals(AttemptEnd.Kind.LOST, end.kind());
    assertTrue(end.message().contains("node 1 ended early: the driver closed it"), end.message());
    assertEquals(
        AttemptEnd.Kind.DONE,
        launch.result(List.of(outcome(0, null), outcome(1, "the program is done"))).end().kind());
  }
}
