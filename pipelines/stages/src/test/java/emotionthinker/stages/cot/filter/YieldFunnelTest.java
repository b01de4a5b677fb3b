package emotionthinker.stages.cot.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The yield table. */
class YieldFunnelTest {
  @Test
  void candidatesCountForTheirUtteranceAndStagesStayInOrder() {
    YieldFunnel funnel = new YieldFunnel();
    funnel.kept("ingest", "b/x");
    funnel.kept("ingest", "a/y");
    funnel.kept("filter", "a/y");
    funnel.rejected(new Reject("filter", "b/x~0", RejectReason.MISQUOTE, "?"));
    funnel.rejected(new Reject("filter", "b/x~11", RejectReason.MISQUOTE, "?"));
    assertEquals(
        List.of(
            new YieldFunnel.Line("ingest", "a", "-", "kept", 1),
            new YieldFunnel.Line("ingest", "b", "-", "kept", 1),
            new YieldFunnel.Line("filter", "a", "-", "kept", 1),
            new YieldFunnel.Line("filter", "b", "-", "misquote", 2)),
        funnel.lines());
  }
}
