package emotionthinker.jobs.export;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.io.Storage;
import emotionthinker.io.hf.HuggingFaceRecords;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.export.ExportContent;
import emotionthinker.stages.export.ExportFormat;
import emotionthinker.stages.export.ExportJson;
import emotionthinker.stages.export.ExportPurpose;
import emotionthinker.stages.export.JsonRecords;
import emotionthinker.stages.export.RowRules;
import emotionthinker.stages.export.RowSchemas;
import emotionthinker.stages.shard.HuggingFaceFeatures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** Reads an export back and says what is wrong with it, file by file and line by line. */
public final class ExportCheck {
  private static final int MOST = 100;

  private final Storage storage;
  private final ExportFolder folder;
  private final List<String> problems = new ArrayList<>();
  private long rows;

  /** Of a folder. */
  public ExportCheck(Storage storage, ExportFolder folder) {
    this.storage = storage;
    this.folder = folder;
  }

  /** Rows that were read. */
  public long rows() {
    return rows;
  }

  /**
   * Reads everything.
   *
   * @return the first problems, as {@code file:line: what}; empty when there is none
   * @throws emotionthinker.schemas.UserException when the folder holds no finished export
   */
  public List<String> run() throws IOException {
    JsonNode manifest = folder.manifest();
    ExportFormat format = WireName.parse(ExportFormat.class, manifest.path("format").asText());
    ExportContent content = WireName.parse(ExportContent.class, manifest.path("what").asText());
    for (JsonNode file : manifest.path("files")) {
      String name = file.path("name").asText();
      String uri = folder.file(name);
      if (!storage.exists(uri)) {
        problem(name, 0, "is not there");
      } else if (storage.bytes(uri) != file.path("bytes").asLong()) {
        problem(name, 0, storage.bytes(uri) + " bytes, not " + file.path("bytes"));
      } else if (file.has("rows")) {
        ExportPurpose purpose = WireName.parse(ExportPurpose.class, file.path("purpose").asText());
        RowRules rules = new RowRules(format, purpose, content, this::exists);
        long found =
            switch (format.extension()) {
              case "parquet" -> parquet(name, uri, format, purpose, rules);
              case "json" -> array(name, uri, rules);
              default -> lines(name, uri, rules);
            };
        if (found != file.path("rows").asLong()) {
          problem(name, 0, found + " rows, not " + file.path("rows"));
        }
        rows += found;
      }
    }
    if (format == ExportFormat.LLAMA_FACTORY) {
      datasetInfo(manifest);
    }
    return problems;
  }

  private boolean exists(String path) {
    try {
      return storage.exists(path.contains(":/") || path.startsWith("/") ? path : folder.file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long lines(String name, String uri, RowRules rules) throws IOException {
    long line = 0;
    try (BufferedReader in = reader(uri)) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        row(name, ++line, ExportJson.parse(text), rules);
      }
    }
    return line;
  }

  /** A JSON array with one row a line, as it is written. */
  private long array(String name, String uri, RowRules rules) throws IOException {
    long line = 0;
    long count = 0;
    try (BufferedReader in = reader(uri)) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        line++;
        if (!text.equals("[") && !text.equals("]")) {
          count++;
          row(
              name,
              line,
              ExportJson.parse(text.endsWith(",") ? text.substring(0, text.length() - 1) : text),
              rules);
        }
      }
    }
    return count;
  }

  private BufferedReader reader(String uri) throws IOException {
    return new BufferedReader(new InputStreamReader(storage.open(uri), StandardCharsets.UTF_8));
  }

  private long parquet(
      String name, String uri, ExportFormat format, ExportPurpose purpose, RowRules rules)
      throws IOException {
    long row = 0;
    try (HuggingFaceRecords records = HuggingFaceRecords.open(storage, uri)) {
      String features = HuggingFaceFeatures.footerJson(RowSchemas.of(format, purpose));
      if (!features.equals(records.footer(HuggingFaceFeatures.FOOTER_KEY))) {
        problem(name, 0, "the footer key huggingface is not that of the format");
      }
      if (!records.schema().contains("repeated group list")) {
        problem(name, 0, "lists are not of three levels: " + records.schema());
      }
      for (GenericRecord one = records.next(); one != null; one = records.next()) {
        row(name, ++row, JsonRecords.json(one), rules);
      }
    }
    return row;
  }

  private void datasetInfo(JsonNode manifest) throws IOException {
    String name = "dataset_info.json";
    JsonNode info =
        ExportJson.parse(
            new String(storage.readAllBytes(folder.file(name), 1 << 20), StandardCharsets.UTF_8));
    for (JsonNode file : manifest.path("files")) {
      if (file.has("rows")) {
        String set = file.path("name").asText().replace(".json", "");
        JsonNode entry = info == null ? null : info.path(set);
        boolean right =
            entry != null
                && entry.path("file_name").equals(file.path("name"))
                && entry.path("formatting").asText().equals("sharegpt")
                && entry.path("columns").path("messages").asText().equals("messages")
                && entry.path("columns").path("audios").asText().equals("audios")
                && entry.path("tags").path("role_tag").asText().equals("role")
                && entry.path("tags").path("content_tag").asText().equals("content");
        if (!right) {
          problem(name, 0, "the entry " + set + " is " + entry);
        }
      }
    }
  }

  private void row(String name, long line, JsonNode row, RowRules rules) {
    if (row == null) {
      problem(name, line, "is no JSON");
      return;
    }
    for (String one : rules.check(row)) {
      problem(name, line, one);
    }
  }

  private void problem(String name, long line, String what) {
    if (problems.size() < MOST) {
      problems.add(name + (line > 0 ? ":" + line : "") + ": " + what);
    }
  }
}
