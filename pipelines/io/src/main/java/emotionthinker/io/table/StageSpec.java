package emotionthinker.io.table;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.io.CodePointOrder;
import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * All that determines the rows of a table: when two specs are equal, so are the tables.
 *
 * @param table name of the table
 * @param stage stage that makes it
 * @param schemaFingerprint SHA-256 of the parsing canonical form of the schema
 * @param inputs what is read: name to fingerprint of its manifest ({@link Manifest#fingerprint}) or
 *     of the listing of external files ({@link InputListing})
 * @param config effective config of the stage as canonical JSON (any JSON object is accepted)
 * @param seeds seeds by name
 * @param codeVersion version of the program
 */
public record StageSpec(
    String table,
    String stage,
    String schemaFingerprint,
    SortedMap<String, String> inputs,
    String config,
    SortedMap<String, Long> seeds,
    String codeVersion) {
  private static final Pattern SECRET =
      Pattern.compile(
          "token|(^|.*[._-])(password|passwd|secret|credentials?|(api|access|secret)[._-]?key"
              + "|(api|access|auth|bearer|hf)[._-]?token)");

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public StageSpec {
    Checks.text("table", table);
    Checks.text("stage", stage);
    Checks.text("schema_fingerprint", schemaFingerprint);
    inputs = sorted("inputs", inputs);
    seeds = sorted("seeds", seeds);
    Checks.text("code_version", codeVersion);
    JsonNode tree = CanonicalJson.parse(Checks.text("config", config));
    if (!tree.isObject()) {
      throw Checks.bad("config", tree.getNodeType(), "a JSON object");
    }
    refuseSecrets("", tree);
    config = CanonicalJson.write(tree);
  }

  /** The spec of a table of the registry. */
  public static StageSpec of(
      Table<?> table,
      String stage,
      Map<String, String> inputs,
      String configJson,
      Map<String, Long> seeds,
      String codeVersion) {
    return new StageSpec(
        table.name(),
        stage,
        fingerprint(table.codec().schema()),
        new TreeMap<>(inputs),
        configJson,
        new TreeMap<>(seeds),
        codeVersion);
  }

  /**
   * The spec of a folder that is no table of rows.
   *
   * @param form what stands for the schema: name and version of the form of its files
   */
  public static StageSpec ofFiles(
      String table,
      String stage,
      String form,
      Map<String, String> inputs,
      String configJson,
      Map<String, Long> seeds,
      String codeVersion) {
    return new StageSpec(
        table, stage, form, new TreeMap<>(inputs), configJson, new TreeMap<>(seeds), codeVersion);
  }

  /** Fingerprint of a schema: SHA-256 of its parsing canonical form. */
  public static String fingerprint(Schema schema) {
    return Sha256.hex(SchemaNormalization.toParsingForm(schema).getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of the canonical config. */
  public String configSha256() {
    return CanonicalJson.sha256(CanonicalJson.parse(config));
  }

  /** What differs from the spec that a table was made with, in words; empty when nothing does. */
  public List<String> differences(StageSpec made) {
    List<String> out = new ArrayList<>();
    differ("table", made.table, table, out);
    differ("stage", made.stage, stage, out);
    differ("schema", shortHash(made.schemaFingerprint), shortHash(schemaFingerprint), out);
    differ("input ", made.inputs, inputs, StageSpec::shortHash, out);
    differ(
        "config ",
        CanonicalJson.flatten(CanonicalJson.parse(made.config)),
        CanonicalJson.flatten(CanonicalJson.parse(config)),
        Function.identity(),
        out);
    differ("seed ", made.seeds, seeds, String::valueOf, out);
    differ("code version", made.codeVersion, codeVersion, out);
    return out;
  }

  private static <V> void differ(
      String what,
      SortedMap<String, V> made,
      SortedMap<String, V> asked,
      Function<V, String> show,
      List<String> out) {
    SortedSet<String> names = new TreeSet<>(CodePointOrder.INSTANCE);
    names.addAll(made.keySet());
    names.addAll(asked.keySet());
    for (String name : names) {
      V before = made.get(name);
      V now = asked.get(name);
      differ(
          what + name,
          before == null ? "absent" : show.apply(before),
          now == null ? "absent" : show.apply(now),
          out);
    }
  }

  private static void differ(String what, String before, String now, List<String> out) {
    if (!Objects.equals(before, now)) {
      out.add(what + ": " + before + " -> " + now);
    }
  }

  private static String shortHash(String hash) {
    return hash.length() > 12 ? hash.substring(0, 12) : hash;
  }

  private static <V> SortedMap<String, V> sorted(String name, Map<String, V> map) {
    SortedMap<String, V> copy = new TreeMap<>(CodePointOrder.INSTANCE);
    for (Map.Entry<String, V> entry : Checks.present(name, map).entrySet()) {
      copy.put(entry.getKey(), Checks.present(name + "." + entry.getKey(), entry.getValue()));
    }
    return Collections.unmodifiableSortedMap(copy);
  }

  /** A manifest is published with the data, so a config with a secret never gets into one. */
  private static void refuseSecrets(String path, JsonNode node) {
    node.fields()
        .forEachRemaining(
            field -> {
              String key = path + field.getKey();
              JsonNode value = field.getValue();
              if (value.isTextual()
                  && !value.textValue().isEmpty()
                  && SECRET.matcher(field.getKey()).matches()) {
                throw Checks.bad("config." + key, "(hidden)", "without secrets");
              }
              refuseSecrets(key + ".", value);
            });
    if (node.isArray()) {
      node.elements().forEachRemaining(element -> refuseSecrets(path, element));
    }
  }
}
