package emotionthinker.io.hf;

import emotionthinker.io.Storage;
import java.io.Closeable;
import java.io.IOException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;

/** Rows of a Parquet file of any schema, one at a time, with what its footer says. */
public final class HuggingFaceRecords implements Closeable {
  private final FileMetaData footer;
  private final ParquetReader<GenericRecord> reader;

  private HuggingFaceRecords(FileMetaData footer, ParquetReader<GenericRecord> reader) {
    this.footer = footer;
    this.reader = reader;
  }

  /** Opens a file. */
  public static HuggingFaceRecords open(Storage storage, String uri) throws IOException {
    FileMetaData footer;
    try (ParquetFileReader file = ParquetFileReader.open(storage.inputFile(uri))) {
      footer = file.getFileMetaData();
    }
    Configuration settings = new Configuration(false);
    settings.setBoolean("parquet.avro.add-list-element-records", false);
    return new HuggingFaceRecords(
        footer,
        AvroParquetReader.<GenericRecord>builder(storage.inputFile(uri))
            .withDataModel(GenericData.get())
            .withConf(settings)
            .build());
  }

  /** Value of a footer key; null when it has none. */
  public String footer(String key) {
    return footer.getKeyValueMetaData().get(key);
  }

  /** The Parquet schema as text. */
  public String schema() {
    return footer.getSchema().toString();
  }

  /** The next row; null at the end. */
  public GenericRecord next() throws IOException {
    return reader.read();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
