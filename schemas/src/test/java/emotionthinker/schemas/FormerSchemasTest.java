package emotionthinker.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables of every released version stay readable: {@code src/test/resources/former/<version>} holds
 * a copy of every schema as that version wrote it. A release adds a folder; nobody edits an old
 * one.
 */
class FormerSchemasTest {

  static Stream<Path> formerSchemas() throws IOException, URISyntaxException {
    Path root = Path.of(FormerSchemasTest.class.getResource("/former").toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList().stream();
    }
  }

  private static Schema parse(String json) {
    return new Schema.Parser().parse(json);
  }

  private static Schema current(String name) {
    return Table.ALL.stream()
        .filter(table -> table.name().equals(name))
        .map(table -> table.codec().schema())
        .findFirst()
        .orElseThrow(() -> new AssertionError("table " + name + " is gone; its files are not"));
  }

  @ParameterizedTest
  @MethodSource("formerSchemas")
  void theCurrentSchemaReadsTheFormer(Path file) throws IOException {
    String name = file.getFileName().toString().replace(".avsc", "");
    Schema former = parse(Files.readString(file));
    assertEquals(List.of(), problems(current(name), former), file.toString());
  }

  @Test
  void everyVersionHasSomething() throws Exception {
    assertTrue(formerSchemas().count() >= 9);
  }

  /** The rule of the check itself, on schemas that break it. */
  @Test
  void theCheckFindsWhatBreaks() {
    String form =
        """
        {"type": "record", "name": "R", "fields": [
          {"name": "id", "type": "string"}, {"name": "words", "type": {"type": "array", "items":
            {"type": "record", "name": "W", "fields": [{"name": "text", "type": "string"}%s]}}}%s]}
        """;
    Schema former = parse(form.formatted("", ""));
    String nullable = ", {\"name\": \"x_s\", \"type\": [\"null\", \"double\"], \"default\": null}";
    assertEquals(List.of(), problems(parse(form.formatted(nullable, nullable)), former));
    for (String bad :
        List.of(
            ", {\"name\": \"x_s\", \"type\": \"double\"}",
            ", {\"name\": \"x_s\", \"type\": \"double\", \"default\": 0}",
            ", {\"name\": \"x_s\", \"type\": [\"double\", \"null\"], \"default\": 0}")) {
      assertEquals(1, problems(parse(form.formatted("", bad)), former).size(), bad);
      assertEquals(1, problems(parse(form.formatted(bad, "")), former).size(), bad);
    }
    Schema retyped =
        parse(
            form.formatted("", "")
                .replace("\"id\", \"type\": \"string\"", "\"id\", \"type\": \"int\""));
    assertEquals(1, problems(retyped, former).size());
    Schema removed =
        parse(
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"}]}");
    assertEquals(1, problems(removed, former).size());
    assertThrows(AssertionError.class, () -> current("nobody"));
  }

  /** Why files with the former schema are not read by the current one, or not losslessly. */
  private static List<String> problems(Schema current, Schema former) {
    List<String> out = new ArrayList<>();
    compare(current, former, current.getName(), out);
    var verdict = SchemaCompatibility.checkReaderWriterCompatibility(current, former);
    if (out.isEmpty() && verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
      out.add(verdict.getResult().getIncompatibilities().toString());
    }
    return out;
  }

  private static void compare(Schema current, Schema former, String path, List<String> out) {
    Schema now = value(current);
    Schema before = value(former);
    if (now.getType() == Schema.Type.ARRAY && before.getType() == Schema.Type.ARRAY) {
      compare(now.getElementType(), before.getElementType(), path + "[]", out);
    }
    if (now.getType() != Schema.Type.RECORD || before.getType() != Schema.Type.RECORD) {
      return;
    }
    Set<String> gone = new HashSet<>();
    before.getFields().forEach(field -> gone.add(field.name()));
    for (Schema.Field field : now.getFields()) {
      gone.remove(field.name());
      String name = path + "." + field.name();
      Schema.Field old = before.getField(field.name());
      if (old != null) {
        compare(field.schema(), old.schema(), name, out);
      } else if (!field.schema().isNullable() || field.defaultVal() != JsonProperties.NULL_VALUE) {
        out.add(name + " was added and is not nullable with default null");
      }
    }
    gone.forEach(name -> out.add(path + "." + name + " was removed"));
  }

  /** The branch of a nullable schema that is not null. */
  private static Schema value(Schema schema) {
    return schema.getType() != Schema.Type.UNION
        ? schema
        : schema.getTypes().stream()
            .filter(branch -> branch.getType() != Schema.Type.NULL)
            .findFirst()
            .orElse(schema);
  }
}
