package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.schemas.EvalMetric;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every number of every evaluation with its interval; the page picks out the confusions. */
final class EvaluationSection implements Section {
  private static final String FOLDER = "evaluations";

  @Override
  public String name() {
    return "evaluation";
  }

  @Override
  public JsonNode read(RunTables tables) throws IOException {
    Storage storage = tables.storage();
    String folder = storage.child(storage.resolve(tables.run()), FOLDER);
    if (!storage.exists(folder)) {
      return null;
    }
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    for (String one : names(storage, folder)) {
      RunTables evaluation = new RunTables(storage, storage.child(folder, one));
      if (evaluation.has(Table.EVAL)) {
        out.addObject().put("name", one).set("metrics", metrics(evaluation));
      }
    }
    return out.isEmpty() ? null : out;
  }

  /** Names of the evaluations: the folders that hold a manifest of the table. */
  private static SortedSet<String> names(Storage storage, String folder) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (Stream<Entry> files = storage.list(folder)) {
      files.forEach(file -> names.add(file.relative().split("/", 2)[0]));
    }
    return names;
  }

  private static ArrayNode metrics(RunTables evaluation) throws IOException {
    ArrayNode metrics = JsonNodeFactory.instance.arrayNode();
    evaluation.each(
        Table.EVAL,
        (EvalMetric row) -> {
          ObjectNode one = metrics.addObject();
          one.put("metric", row.metric());
          one.put("slice", row.slice());
          one.put("value", row.value());
          one.put("low", row.low());
          one.put("high", row.high());
          one.put("n", row.n());
        });
    return metrics;
  }
}
