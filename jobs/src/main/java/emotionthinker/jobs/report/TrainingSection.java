package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.TrainingStage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** The curves of training: every number of the log by step, of each stage and trainer. */
final class TrainingSection implements Section {
  /** Points of a curve; a longer log is thinned to every n-th step. */
  private static final int MAX_POINTS = 2_000;

  @Override
  public String name() {
    return "training";
  }

  @Override
  public JsonNode read(RunTables tables) throws IOException {
    Map<String, List<TrainingLog>> logs = new TreeMap<>();
    for (TrainingStage stage : TrainingStage.values()) {
      String folder = tables.storage().child(tables.storage().resolve(tables.run()), stage.wire());
      new RunTables(tables.storage(), folder)
          .each(
              Table.TRAINING_LOG,
              (TrainingLog row) ->
                  logs.computeIfAbsent(stage.wire() + "\t" + row.trainer(), k -> new ArrayList<>())
                      .add(row));
    }
    if (logs.isEmpty()) {
      return null;
    }
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    logs.forEach(
        (key, rows) -> {
          ObjectNode one = out.addObject();
          one.put("stage", key.substring(0, key.indexOf('\t')));
          one.put("trainer", key.substring(key.indexOf('\t') + 1));
          one.set("curves", curves(rows));
        });
    return out;
  }

  private static ObjectNode curves(List<TrainingLog> rows) {
    rows.sort(Comparator.comparingLong(TrainingLog::step).thenComparing(TrainingLog::attempt));
    int every = (rows.size() + MAX_POINTS - 1) / MAX_POINTS;
    ObjectNode curves = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < rows.size(); i += every) {
      GenericData.Record values = Table.TRAINING_LOG.codec().toAvro(rows.get(i));
      for (Schema.Field field : values.getSchema().getFields()) {
        if (values.get(field.pos()) instanceof Number value && !field.name().equals("step")) {
          curves
              .withArray(field.name())
              .addArray()
              .add(rows.get(i).step())
              .add(value.doubleValue());
        }
      }
    }
    return curves;
  }
}
