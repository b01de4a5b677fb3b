package emotionthinker.jobs.measure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;

/**
 * How a row is printed: {@code file}, the fields of the prosody table in its order (but contours,
 * which are frames), {@code error}, {@code error_detail}.
 */
public enum RowFormat {
  /** One JSON object a line; what is not measured is null. */
  JSON {
    @Override
    public String header() {
      return "";
    }

    @Override
    public String line(FileMeasurement file) {
      StringWriter out = new StringWriter(2048);
      try (JsonGenerator json = FACTORY.createGenerator(out)) {
        json.writeStartObject();
        json.writeStringField("file", file.file());
        GenericRecord row = avro(file);
        for (String field : FIELDS) {
          json.writeFieldName(field);
          write(json, row == null ? null : row.get(field));
        }
        json.writeStringField("error", error(file));
        json.writeStringField("error_detail", file.detail());
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.append('\n').toString();
    }
  },
  /**
   * Tab-separated columns under a header; what is not measured is empty, flags are separated by
   * commas, words are a JSON array.
   */
  TSV {
    @Override
    public String header() {
      return Stream.of(List.of("file"), FIELDS, List.of("error", "error_detail"))
          .flatMap(List::stream)
          .collect(Collectors.joining("\t", "", "\n"));
    }

    @Override
    public String line(FileMeasurement file) {
      GenericRecord row = avro(file);
      Stream<Object> cells = FIELDS.stream().map(field -> row == null ? "" : cell(row.get(field)));
      return Stream.of(Stream.of(file.file()), cells, Stream.of(error(file), file.detail()))
          .flatMap(part -> part)
          .map(cell -> cell == null ? "" : cell.toString().replaceAll("[\\t\\r\\n]+", " "))
          .collect(Collectors.joining("\t", "", "\n"));
    }
  };

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final List<String> FIELDS =
      Table.PROSODY.codec().schema().getFields().stream()
          .map(Schema.Field::name)
          .filter(name -> !name.equals("contours"))
          .toList();

  /** What stands above the rows, with its line end; empty for none. */
  public abstract String header();

  /** A row with its line end. */
  public abstract String line(FileMeasurement file);

  private static GenericRecord avro(FileMeasurement file) {
    return file.row() == null ? null : Table.PROSODY.codec().toAvro(file.row());
  }

  private static String error(FileMeasurement file) {
    return file.reason() == null ? null : file.reason().wire();
  }

  private static Object cell(Object value) {
    if (!(value instanceof Collection<?> many)) {
      return value;
    }
    if (many.stream().allMatch(CharSequence.class::isInstance)) {
      return many.stream().map(Object::toString).collect(Collectors.joining(","));
    }
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      write(json, many);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof IndexedRecord row) {
      json.writeStartObject();
      for (Schema.Field field : row.getSchema().getFields()) {
        json.writeFieldName(field.name());
        write(json, row.get(field.pos()));
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> many) {
      json.writeStartArray();
      for (Object one : many) {
        write(json, one);
      }
      json.writeEndArray();
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Float number) {
      json.writeNumber(number);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(value == null ? null : value.toString());
    }
  }
}
