package emotionthinker.stages.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A label file: rows of named text values. The form follows the file name: {@code .jsonl} and
 * {@code .json} hold one JSON object a line (members of nested objects are named {@code
 * outer.inner}), {@code .tsv} has tabs and no quotes, everything else is CSV as RFC 4180 says, with
 * semicolons where the first line has those and no comma. Text is UTF-8; a byte-order mark is
 * passed over. Column names match whatever their case; values are stripped, and blank ones count as
 * absent; a row with a value of more than 100,000 characters is a problem.
 *
 * @param path path below the corpus root
 * @param columns column names in lower case, sorted
 * @param rows rows that could be read, in file order
 * @param problems rows that could not, in file order
 */
public record Sheet(
    String path, List<String> columns, List<Row> rows, List<CorpusEntry.Problem> problems) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longest value of a row; the transcript of an hour of speech has about 60,000 characters. */
  private static final int MAX_VALUE_CHARS = 100_000;

  /** Copies the lists. */
  public Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /**
   * One row.
   *
   * @param origin path:line, the line counted from 1 with the header
   * @param values value by column name in lower case; absent when blank
   */
  public record Row(String origin, Map<String, String> values) {

    /** The value of the first of these columns that has one; null when none has. */
    public String get(String... names) {
      for (String name : names) {
        String value = values.get(name.toLowerCase(Locale.ROOT));
        if (value != null) {
          return value;
        }
      }
      return null;
    }

    /** Why its values cannot be used; null when they can. */
    public String flaw() {
      boolean broken =
          values.values().stream().anyMatch(v -> v.indexOf('\0') >= 0 || v.indexOf('\uFFFD') >= 0);
      int longest = values.values().stream().mapToInt(String::length).max().orElse(0);
      return broken
          ? "holds bytes that are no UTF-8, or NUL"
          : longest > MAX_VALUE_CHARS
              ? "a value has " + longest + " characters, at most " + MAX_VALUE_CHARS
              : null;
    }
  }

  /** Reads a label file. */
  public static Sheet parse(String path, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".jsonl") || lower.endsWith(".json")
        ? jsonLines(path, text)
        : delimited(path, text, lower.endsWith(".tsv"));
  }

  /** Whether there is a column with this name, whatever its case. */
  public boolean hasColumn(String name) {
    return columns.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The rows by their value in one of these columns; of several rows with one value, the first. */
  public Map<String, Row> by(String... names) {
    Map<String, Row> index = new HashMap<>();
    rows.forEach(row -> index.putIfAbsent(row.get(names) == null ? "" : row.get(names), row));
    return index;
  }

  private static Sheet delimited(String path, String text, boolean tabs) {
    String head = text.lines().findFirst().orElse("");
    char separator = tabs ? '\t' : head.contains(";") && !head.contains(",") ? ';' : ',';
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setQuote(tabs ? null : '"')
            .setIgnoreEmptyLines(true)
            .build();
    List<Row> rows = new ArrayList<>();
    List<CorpusEntry.Problem> problems = new ArrayList<>();
    List<String> names = List.of();
    String origin = path + ":1";
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      Iterator<CSVRecord> records = parser.iterator();
      names = records.hasNext() ? header(path, records.next()) : names;
      while (true) {
        origin = path + ":" + (parser.getCurrentLineNumber() + 1);
        if (!records.hasNext()) {
          break;
        }
        CSVRecord record = records.next();
        if (record.size() > names.size()) {
          String detail = record.size() + " values for " + names.size() + " columns";
          problems.add(CorpusEntry.badRow(origin, detail));
        } else {
          Map<String, String> values = new HashMap<>();
          for (int i = 0; i < record.size(); i++) {
            put(values, names.get(i), record.get(i));
          }
          add(new Row(origin, values), rows, problems);
        }
      }
    } catch (UncheckedIOException | IOException e) {
      // Quotes are out of step from here on: nothing after this line can be trusted.
      problems.add(CorpusEntry.badRow(origin, "this line and all below: " + e.getMessage()));
    }
    return new Sheet(path, List.copyOf(new TreeSet<>(names)), rows, problems);
  }

  private static List<String> header(String path, CSVRecord record) {
    List<String> names =
        record.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty() && names.indexOf(names.get(i)) < i) {
        throw new UserException(
            path + " has two columns named " + names.get(i) + ". What to do: rename one of them.");
      }
    }
    return names;
  }

  private static Sheet jsonLines(String path, String text) {
    List<Row> rows = new ArrayList<>();
    List<CorpusEntry.Problem> problems = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    int line = 0;
    for (String json : (Iterable<String>) text.lines()::iterator) {
      String origin = path + ":" + ++line;
      if (json.isBlank()) {
        continue;
      }
      try {
        Map<String, String> values = members(json);
        names.addAll(values.keySet());
        add(new Row(origin, values), rows, problems);
      } catch (IllegalArgumentException e) {
        problems.add(CorpusEntry.badRow(origin, e.getMessage()));
      }
    }
    return new Sheet(path, List.copyOf(names), rows, problems);
  }

  /**
   * The values of a JSON object as those of a row: nested members are named {@code outer.inner}.
   *
   * @throws IllegalArgumentException when the text is no JSON object
   */
  public static Map<String, String> members(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      if (!node.isObject()) {
        throw new IllegalArgumentException("not a JSON object");
      }
      Map<String, String> values = new HashMap<>();
      flatten("", node, values);
      return values;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
    node.fields()
        .forEachRemaining(
            field -> {
              String name = prefix + field.getKey().strip().toLowerCase(Locale.ROOT);
              JsonNode value = field.getValue();
              if (value.isObject()) {
                flatten(name + ".", value, values);
              } else if (!value.isNull()) {
                put(values, name, value.isArray() ? value.toString() : value.asText());
              }
            });
  }

  private static void put(Map<String, String> values, String name, String value) {
    if (!value.isBlank()) {
      values.put(name, value.strip());
    }
  }

  private static void add(Row row, List<Row> rows, List<CorpusEntry.Problem> problems) {
    String flaw = row.flaw();
    if (flaw != null) {
      problems.add(CorpusEntry.badRow(row.origin(), flaw));
    } else if (!row.values().isEmpty()) {
      rows.add(row);
    }
  }
}
