package emotionthinker.io.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.Checks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Manifest to canonical JSON and back; unknown and missing fields are refused. */
final class ManifestJson {
  private static final int FORMAT = 1;
  private static final Set<String> FIELDS =
      Set.of(
          "format",
          "table",
          "stage",
          "schema_fingerprint",
          "inputs",
          "config",
          "config_sha256",
          "seeds",
          "code_version",
          "rows_in",
          "rows",
          "rejects",
          "counts",
          "reused_rows",
          "parts",
          "rejects_parts");

  private ManifestJson() {}

  static String write(Manifest manifest) {
    StageSpec spec = manifest.spec();
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("format", FORMAT);
    out.put("table", spec.table());
    out.put("stage", spec.stage());
    out.put("schema_fingerprint", spec.schemaFingerprint());
    spec.inputs().forEach(out.putObject("inputs")::put);
    out.set("config", CanonicalJson.parse(spec.config()));
    out.put("config_sha256", spec.configSha256());
    spec.seeds().forEach(out.putObject("seeds")::put);
    out.put("code_version", spec.codeVersion());
    out.put("rows_in", manifest.rowsIn());
    out.put("rows", manifest.rows());
    manifest.rejects().forEach(out.putObject("rejects")::put);
    manifest.counts().forEach(out.putObject("counts")::put);
    out.put("reused_rows", manifest.reusedRows());
    parts(out.putArray("parts"), manifest.parts());
    parts(out.putArray("rejects_parts"), manifest.rejectsParts());
    return CanonicalJson.write(out);
  }

  /** Throws IllegalArgumentException that names the field when the text is no manifest. */
  static Manifest read(String json) {
    JsonNode in = CanonicalJson.parse(json);
    Set<String> unknown = new HashSet<>();
    in.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      throw Checks.bad("fields", unknown, "among " + new java.util.TreeSet<>(FIELDS));
    }
    if (integer(in, "format") != FORMAT) {
      throw Checks.bad("format", in.get("format"), String.valueOf(FORMAT));
    }
    StageSpec spec =
        new StageSpec(
            text(in, "table"),
            text(in, "stage"),
            text(in, "schema_fingerprint"),
            map(in, "inputs", JsonNode::textValue),
            CanonicalJson.write(field(in, "config")),
            map(in, "seeds", JsonNode::longValue),
            text(in, "code_version"));
    if (!spec.configSha256().equals(text(in, "config_sha256"))) {
      throw Checks.bad("config_sha256", text(in, "config_sha256"), spec.configSha256());
    }
    return new Manifest(
        spec,
        integer(in, "rows_in"),
        integer(in, "rows"),
        map(in, "rejects", JsonNode::longValue),
        map(in, "counts", JsonNode::longValue),
        integer(in, "reused_rows"),
        parts(field(in, "parts")),
        parts(field(in, "rejects_parts")));
  }

  static ObjectNode part(PartInfo part) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", part.name())
        .put("rows", part.rows())
        .put("bytes", part.bytes())
        .put("sha256", part.sha256());
  }

  static PartInfo part(JsonNode in) {
    return new PartInfo(
        text(in, "name"), integer(in, "rows"), integer(in, "bytes"), text(in, "sha256"));
  }

  private static void parts(ArrayNode out, List<PartInfo> parts) {
    parts.forEach(part -> out.add(part(part)));
  }

  private static List<PartInfo> parts(JsonNode in) {
    List<PartInfo> out = new ArrayList<>();
    in.elements().forEachRemaining(part -> out.add(part(part)));
    return out;
  }

  static <V> SortedMap<String, V> map(JsonNode in, String name, Function<JsonNode, V> value) {
    SortedMap<String, V> out = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : field(in, name).properties()) {
      out.put(entry.getKey(), value.apply(entry.getValue()));
    }
    return out;
  }

  private static JsonNode field(JsonNode in, String name) {
    return Checks.present(name, in.get(name));
  }

  private static String text(JsonNode in, String name) {
    return Checks.text(name, field(in, name).textValue());
  }

  private static long integer(JsonNode in, String name) {
    JsonNode value = field(in, name);
    if (!value.canConvertToExactIntegral() || !value.canConvertToLong()) {
      throw Checks.bad(name, value, "a whole number");
    }
    return value.longValue();
  }
}
