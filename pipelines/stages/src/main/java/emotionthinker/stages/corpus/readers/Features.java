package emotionthinker.stages.corpus.readers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.stages.corpus.RowFile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The features of a Hugging Face Parquet file: {@code info.features} of the footer's {@code
 * huggingface} JSON, empty where there are none.
 *
 * @param byColumn feature of each column
 */
record Features(JsonNode byColumn) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Features of(RowFile file) {
    try {
      String json = file.footer().getOrDefault("huggingface", "{}");
      return new Features(JSON.readTree(json).path("info").path("features"));
    } catch (JsonProcessingException e) {
      return new Features(JSON.missingNode());
    }
  }

  /** The first column of type Audio, else the first binary one, else {@code audio}. */
  String audio(RowFile file) {
    Stream<String> typed =
        StreamSupport.stream(((Iterable<String>) byColumn::fieldNames).spliterator(), false)
            .filter(name -> type(name).equals("Audio"));
    Stream<String> binary = file.cells().stream().map(cell -> cell.replaceFirst("\\.bytes$", ""));
    return Stream.concat(typed, binary).findFirst().orElse("audio");
  }

  /**
   * The values of a row by column name in lower case, ClassLabels by their names, -1 as absent.
   *
   * @throws IllegalArgumentException when a ClassLabel has no name
   */
  Map<String, String> values(RowFile.Row row) {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, String> one : row.values().entrySet()) {
      String value = one.getValue();
      if (type(one.getKey()).equals("ClassLabel")) {
        JsonNode names = byColumn.path(one.getKey()).path("names");
        boolean number = value.matches("\\d{1,9}");
        value = number ? names.path(Integer.parseInt(value)).asText() : "";
        if (value.isBlank() && !one.getValue().equals("-1")) {
          throw new IllegalArgumentException(
              one.getKey() + " = " + one.getValue() + " has no name among " + names.size());
        }
      }
      if (!value.isBlank()) {
        values.put(one.getKey().toLowerCase(Locale.ROOT), value.strip());
      }
    }
    return values;
  }

  private String type(String column) {
    return byColumn.path(column).path("_type").asText();
  }
}
