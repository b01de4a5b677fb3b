package emotionthinker.io.table;

import emotionthinker.schemas.Table;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Writes rows of a table as Parquet: ZSTD, lists of three levels, every size fixed, so that the
 * same rows in the same order give the same bytes.
 *
 * @param <T> the record of a row
 */
public final class PartWriter<T extends Record> implements Closeable {
  private static final long ROW_GROUP_BYTES = 64L << 20;
  private static final int PAGE_BYTES = 1 << 20;
  private static final int ZSTD_LEVEL = 3;

  private final Table<T> table;
  private final ParquetWriter<GenericRecord> writer;
  private long rows;

  private PartWriter(Table<T> table, ParquetWriter<GenericRecord> writer) {
    this.table = table;
    this.writer = writer;
  }

  /** A writer to a local file, which is overwritten. */
  public static <T extends Record> PartWriter<T> open(Path file, Table<T> table)
      throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    configuration.setInt("parquet.compression.codec.zstd.level", ZSTD_LEVEL);
    configuration.setInt("parquet.compression.codec.zstd.workers", 0);
    // A packed file is read alone: one row a page, so that the page index leads straight to it.
    boolean pack = table.equals(Table.PACK);
    ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(StreamOutput.to(file))
            .withConf(configuration)
            .withDataModel(GenericData.get())
            .withSchema(table.codec().schema())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withDictionaryEncoding(!pack)
            .withPageRowCountLimit(pack ? 1 : ParquetProperties.DEFAULT_PAGE_ROW_COUNT_LIMIT)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .build();
    return new PartWriter<>(table, writer);
  }

  /** Adds a row. */
  public void write(T row) throws IOException {
    writer.write(table.codec().toAvro(row));
    rows++;
  }

  /** Rows written so far. */
  public long rows() {
    return rows;
  }

  /** Writes the footer. */
  @Override
  public void close() throws IOException {
    writer.close();
  }
}
