package emotionthinker.jobs.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.io.Storage;
import emotionthinker.io.hf.HuggingFaceRecordWriter;
import emotionthinker.io.table.PartInfo;
import emotionthinker.io.table.Spool;
import emotionthinker.jobs.export.ExportRequest;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.export.Example;
import emotionthinker.stages.export.ExportFormat;
import emotionthinker.stages.export.ExportOptions;
import emotionthinker.stages.export.ExportPurpose;
import emotionthinker.stages.export.JsonRecords;
import emotionthinker.stages.export.RowForms;
import emotionthinker.stages.export.RowSchemas;
import emotionthinker.stages.shard.HuggingFaceFeatures;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/** Writes the files of one split and purpose, rows in the order of their ids. */
final class WriteExamples implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long ROW_GROUP_BYTES = 50_000_000;

  private final Storage storage;
  private final String folder;
  private final ExportRequest request;
  private final int rowsPerFile;

  WriteExamples(Storage storage, String folder, ExportRequest request, ExportOptions options) {
    this.storage = storage;
    this.folder = folder;
    this.request = request;
    this.rowsPerFile = options.rowsPerFile();
  }

  /** A file that was written. */
  record Written(String name, String split, String purpose, long rows, long bytes, String sha256)
      implements Serializable {}

  /** The kinds of file that an example goes into: split and purpose. */
  static List<String> kinds(ExportRequest request, Example example) {
    return request.purposes(example).stream()
        .map(purpose -> example.split().wire() + "." + purpose.wire())
        .toList();
  }

  Iterator<Written> write(String kind, Iterator<Example> examples) throws IOException {
    List<Example> rows = new ArrayList<>();
    examples.forEachRemaining(rows::add);
    rows.sort(Comparator.comparing(Example::id));
    String split = kind.substring(0, kind.indexOf('.'));
    String purpose = kind.substring(kind.indexOf('.') + 1);
    List<Written> out = new ArrayList<>();
    int files = (rows.size() + rowsPerFile - 1) / rowsPerFile;
    for (int file = 0; file < files; file++) {
      int from = file * rowsPerFile;
      List<Example> some = rows.subList(from, Math.min(rows.size(), from + rowsPerFile));
      String part = files == 1 ? "" : String.format(Locale.ROOT, "-%05d-of-%05d", file, files);
      String name = split + "-" + purpose + part + "." + request.format().extension();
      try (Spool spool = Spool.create()) {
        writeFile(spool, WireName.parse(ExportPurpose.class, purpose), some, from);
        PartInfo info = spool.describe(name, some.size());
        spool.copyTo(storage, storage.child(folder, name));
        out.add(new Written(name, split, purpose, some.size(), info.bytes(), info.sha256()));
      }
    }
    return out.iterator();
  }

  private void writeFile(Spool spool, ExportPurpose purpose, List<Example> rows, long first)
      throws IOException {
    ExportFormat format = request.format();
    if (format.isParquet()) {
      Schema schema = RowSchemas.of(format, purpose);
      Map<String, String> footer =
          Map.of(HuggingFaceFeatures.FOOTER_KEY, HuggingFaceFeatures.footerJson(schema));
      try (HuggingFaceRecordWriter writer =
          new HuggingFaceRecordWriter(spool.open(), schema, Set.of(), footer, ROW_GROUP_BYTES)) {
        for (int i = 0; i < rows.size(); i++) {
          ObjectNode row = RowForms.row(format, purpose, rows.get(i), first + i);
          writer.write(JsonRecords.record(row, schema), row.toString().length());
        }
      }
      return;
    }
    boolean array = format == ExportFormat.LLAMA_FACTORY;
    try (OutputStream out = new BufferedOutputStream(spool.open())) {
      out.write(text(array ? "[\n" : ""));
      for (int i = 0; i < rows.size(); i++) {
        String end = array && i < rows.size() - 1 ? ",\n" : "\n";
        out.write(text(RowForms.row(format, purpose, rows.get(i), first + i) + end));
      }
      out.write(text(array ? "]\n" : ""));
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
