package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.jobs.run.YieldOfRun;
import emotionthinker.schemas.Reject;
import emotionthinker.stages.cot.filter.YieldFunnel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was kept of every corpus and emotion by which stage, and examples of what was not. */
final class FunnelSection implements Section {
  private static final int EXAMPLES = 5;
  private static final int MAX_DETAIL = 300;

  @Override
  public String name() {
    return "funnel";
  }

  @Override
  public JsonNode read(RunTables tables) throws IOException {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode lines = out.putArray("lines");
    for (YieldFunnel.Line line : YieldOfRun.of(tables).lines()) {
      ObjectNode row = lines.addObject();
      row.put("stage", line.stage());
      row.put("corpus", line.corpus());
      row.put("emotion", line.emotion());
      row.put("reason", line.reason());
      row.put("rows", line.rows());
    }
    Map<String, List<Reject>> examples = new TreeMap<>();
    Map<String, Long> counts = new TreeMap<>();
    tables.eachReject(
        reject -> {
          String key = reject.stage() + "\t" + reject.reason().wire();
          counts.merge(key, 1L, Long::sum);
          List<Reject> some = examples.computeIfAbsent(key, k -> new ArrayList<>());
          if (some.size() < EXAMPLES) {
            some.add(reject);
          }
        });
    ArrayNode rejects = out.putArray("rejects");
    counts.forEach(
        (key, rows) -> {
          ObjectNode one = rejects.addObject();
          one.put("stage", key.substring(0, key.indexOf('\t')));
          one.put("reason", key.substring(key.indexOf('\t') + 1));
          one.put("rows", rows);
          ArrayNode some = one.putArray("examples");
          examples.get(key).forEach(r -> some.addObject().put("id", r.id()).put("detail", cut(r)));
        });
    return out;
  }

  private static String cut(Reject reject) {
    String detail = reject.detail() == null ? "" : reject.detail();
    return detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + "…";
  }
}
