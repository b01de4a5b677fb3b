package emotionthinker.io.table;

import emotionthinker.io.Storage;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.parquet.hadoop.ParquetFileReader;

/**
 * A finished table, read part by part; the reader itself travels to workers.
 *
 * @param <T> the record of a row
 */
public final class TableReader<T extends Record> implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String WRITER_SCHEMA = "parquet.avro.schema";

  private final TableFolder folder;
  private final Table<T> table;
  private final String manifestJson;
  private transient Manifest manifest;

  private TableReader(TableFolder folder, Table<T> table, Manifest manifest) {
    this.folder = folder;
    this.table = table;
    this.manifest = manifest;
    this.manifestJson = manifest.toJson();
  }

  /**
   * Opens the table of a run.
   *
   * @throws UserException when it has no manifest, is another table, misses a part, or was written
   *     with a schema that the current one cannot read
   */
  public static <T extends Record> TableReader<T> open(Storage storage, String run, Table<T> table)
      throws IOException {
    return open(TableFolder.of(storage, run, table), table);
  }

  /** {@link #open(Storage, String, Table)} of a folder. */
  public static <T extends Record> TableReader<T> open(TableFolder folder, Table<T> table)
      throws IOException {
    Manifest manifest =
        folder
            .manifest()
            .orElseThrow(
                () ->
                    new UserException(
                        "there is no finished table "
                            + table
                            + " in "
                            + folder.uri()
                            + ": no whole "
                            + TableFolder.MANIFEST
                            + ". What to do: run the stage that makes it first"));
    if (!manifest.spec().table().equals(table.name())) {
      throw new UserException(
          folder.uri()
              + " holds table "
              + manifest.spec().table()
              + ", not "
              + table
              + ". What to do: name the folder of table "
              + table);
    }
    List<String> damage = TableCheck.damage(folder, manifest);
    if (!damage.isEmpty()) {
      throw new UserException(
          folder.uri()
              + " is damaged ("
              + String.join("; ", damage)
              + "). What to do: make it again with --replace");
    }
    TableReader<T> reader = new TableReader<>(folder, table, manifest);
    reader.checkSchema();
    return reader;
  }

  private void checkSchema() throws IOException {
    Schema current = table.codec().schema();
    if (manifest.spec().schemaFingerprint().equals(StageSpec.fingerprint(current))) {
      return;
    }
    String first = folder.file(manifest.parts().get(0).name());
    try (ParquetFileReader file = ParquetFileReader.open(folder.storage().inputFile(first))) {
      String json = file.getFooter().getFileMetaData().getKeyValueMetaData().get(WRITER_SCHEMA);
      Schema written = new Schema.Parser().parse(json);
      var verdict = SchemaCompatibility.checkReaderWriterCompatibility(current, written);
      if (verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
        throw new UserException(
            folder.uri()
                + " was written with a schema that this version cannot read: "
                + verdict.getResult().getIncompatibilities()
                + ". What to do: make it again with --replace");
      }
    }
  }

  /** What the table is made of. */
  public Manifest manifest() {
    if (manifest == null) {
      manifest = ManifestJson.read(manifestJson);
    }
    return manifest;
  }

  /** Its folder. */
  public TableFolder folder() {
    return folder;
  }

  /** Number of parts. */
  public int parts() {
    return manifest().parts().size();
  }

  /** Rows of one part, sorted by id, one at a time. */
  public PartReader<T> part(int part) throws IOException {
    return PartReader.open(
        folder.storage(), folder.file(manifest().parts().get(part).name()), table);
  }

  /** All rows, part after part; close the stream. */
  public Stream<T> rows() {
    return manifest().parts().stream().flatMap(part -> stream(part, table));
  }

  /** All rejected rows, part after part; close the stream. */
  public Stream<Reject> rejects() {
    return manifest().rejectsParts().stream().flatMap(part -> stream(part, Table.REJECTS));
  }

  private <R extends Record> Stream<R> stream(PartInfo part, Table<R> rows) {
    try {
      return PartReader.open(folder.storage(), folder.file(part.name()), rows).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
