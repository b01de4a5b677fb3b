package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Table;
import emotionthinker.stages.report.GroupedHistogram;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * The distribution of every measurement by corpus, gender and emotion. What is measured, in which
 * unit, and what it means is read from the schema of the table.
 */
final class MeasurementSection implements Section {
  private static final int BINS = 32;

  @Override
  public String name() {
    return "measurements";
  }

  @Override
  public JsonNode read(RunTables tables) throws IOException {
    if (!tables.has(Table.PROSODY)) {
      return null;
    }
    Speakers speakers = Speakers.of(tables);
    Map<Schema.Field, GroupedHistogram> measures = new LinkedHashMap<>();
    for (Schema.Field field : Table.PROSODY.codec().schema().getFields()) {
      if (isNumber(field.schema())) {
        measures.put(field, new GroupedHistogram());
      }
    }
    tables.each(
        Table.PROSODY,
        (Prosody row) -> {
          GenericData.Record values = Table.PROSODY.codec().toAvro(row);
          String group = speakers.group(row.utteranceId());
          measures.forEach(
              (field, histogram) -> {
                if (values.get(field.pos()) instanceof Number value) {
                  histogram.accept(group, value.doubleValue());
                }
              });
        });
    return json(measures);
  }

  private static ObjectNode json(Map<Schema.Field, GroupedHistogram> measures) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    Map<String, Integer> groups = new TreeMap<>();
    ArrayNode list = out.putArray("measures");
    measures.forEach(
        (field, histogram) -> {
          if (histogram.isEmpty()) {
            return;
          }
          GroupedHistogram.Bins bins = histogram.bins(BINS);
          ObjectNode one = list.addObject();
          one.put("name", field.name());
          one.put("unit", field.getObjectProp("unit") instanceof String unit ? unit : "");
          one.put("meaning", field.doc());
          one.put("low", bins.low());
          one.put("high", bins.high());
          ObjectNode cells = one.putObject("cells");
          bins.groups()
              .forEach(
                  (group, counted) -> {
                    int id = groups.computeIfAbsent(group, key -> groups.size());
                    ObjectNode cell = cells.putObject(Integer.toString(id));
                    cell.put("n", counted.n());
                    cell.put("mean", counted.mean());
                    ArrayNode counts = cell.putArray("counts");
                    counted.counts().forEach(n -> counts.add(n));
                  });
        });
    ArrayNode names = out.putArray("groups");
    String[] byId = new String[groups.size()];
    groups.forEach((group, id) -> byId[id] = group);
    for (String group : List.of(byId)) {
      ArrayNode parts = names.addArray();
      for (String part : Speakers.parts(group)) {
        parts.add(part);
      }
    }
    return out;
  }

  private static boolean isNumber(Schema schema) {
    return switch (schema.getType()) {
      case INT, LONG, FLOAT, DOUBLE -> true;
      case UNION -> schema.getTypes().stream().anyMatch(MeasurementSection::isNumber);
      default -> false;
    };
  }
}
