package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.LevelReason;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.WireName;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The thresholds with the percentiles that they were taken from, and how many got which level. */
final class LevelSection implements Section {

  @Override
  public String name() {
    return "levels";
  }

  @Override
  public JsonNode read(RunTables tables) throws IOException {
    if (!tables.has(Table.LEVEL_EDGES)) {
      return null;
    }
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode edges = out.putArray("edges");
    tables.each(
        Table.LEVEL_EDGES,
        (LevelEdge edge) -> {
          if (edge.n() > 0) {
            ObjectNode one = edges.addObject();
            one.put("attribute", edge.attribute().wire());
            one.put("group", edge.basis().wire() + ":" + edge.groupKey());
            one.put("unit", edge.unit());
            one.put("n", edge.n());
            one.put("method", edge.method());
            one.put("reason", edge.reason() == null ? null : edge.reason().wire());
            ArrayNode cuts = one.putArray("cuts");
            edge.cuts().forEach(cut -> cuts.add(cut));
            ArrayNode quantiles = one.putArray("quantiles");
            edge.quantiles().forEach(q -> quantiles.add(q));
          }
        });
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    tables.each(
        Table.LEVELS,
        (Levels row) -> {
          count(counts, "pitch", row.pitchLevel(), row.pitchReason());
          count(counts, "energy", row.energyLevel(), row.energyReason());
          count(counts, "speed", row.speedLevel(), row.speedReason());
          count(counts, "intonation", row.intonation(), null);
        });
    ObjectNode levels = out.putObject("counts");
    counts.forEach(
        (attribute, rows) -> {
          ObjectNode of = levels.putObject(attribute);
          rows.forEach(of::put);
        });
    return out;
  }

  private static void count(
      Map<String, Map<String, Long>> counts, String attribute, WireName level, LevelReason reason) {
    String key = level != null ? level.wire() : "no level: " + reason.wire();
    counts.computeIfAbsent(attribute, a -> new TreeMap<>()).merge(key, 1L, Long::sum);
  }
}
