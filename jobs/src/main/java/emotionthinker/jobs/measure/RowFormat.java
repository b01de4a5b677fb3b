package emotionthinker.jobs.measure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import emotionthinker.schemas.Contours;
import emotionthinker.schemas.FieldName;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.WireName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        for (RecordComponent field : FIELDS) {
          json.writeFieldName(FieldName.of(field));
          write(json, file.row() == null ? null : value(field, file.row()));
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
      Stream<String> fields = FIELDS.stream().map(FieldName::of);
      return Stream.of(Stream.of("file"), fields, Stream.of("error", "error_detail"))
          .flatMap(part -> part)
          .collect(Collectors.joining("\t", "", "\n"));
    }

    @Override
    public String line(FileMeasurement file) {
      Prosody row = file.row();
      Stream<Object> cells =
          FIELDS.stream().map(field -> row == null ? "" : cell(value(field, row)));
      return Stream.of(Stream.of(file.file()), cells, Stream.of(error(file), file.detail()))
          .flatMap(part -> part)
          .map(cell -> cell == null ? "" : cell.toString().replaceAll("[\\t\\r\\n]+", " "))
          .collect(Collectors.joining("\t", "", "\n"));
    }
  };

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final List<RecordComponent> FIELDS =
      Arrays.stream(Prosody.class.getRecordComponents())
          .filter(field -> field.getType() != Contours.class)
          .toList();

  /** What stands above the rows, with its line end; empty for none. */
  public abstract String header();

  /** A row with its line end. */
  public abstract String line(FileMeasurement file);

  // Not through Avro, whose loggers would double the time until the first row.
  private static Object value(RecordComponent field, Record row) {
    try {
      Object value = field.getAccessor().invoke(row);
      return value instanceof WireName name ? name.wire() : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
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
    if (value instanceof Record row) {
      json.writeStartObject();
      for (RecordComponent field : row.getClass().getRecordComponents()) {
        json.writeFieldName(FieldName.of(field));
        write(json, value(field, row));
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
