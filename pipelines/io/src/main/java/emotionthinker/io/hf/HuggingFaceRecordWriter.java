package emotionthinker.io.hf;

import emotionthinker.io.table.StreamOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes one Parquet file that Hugging Face {@code datasets} loads as it is, front to back into a
 * stream. Some top-level fields are stored uncompressed and without dictionary, everything else as
 * Zstandard pages with dictionaries where they help. A row group is closed before the row that
 * would take its buffers over the limit, so the limit is also the bound of the memory held (one row
 * of any size is always taken). The same rows and settings give the same bytes.
 *
 * <p>Not for several threads. Closing writes the footer and closes the stream; a writer that failed
 * must be closed too, and its file thrown away.
 */
public final class HuggingFaceRecordWriter implements AutoCloseable {
  private static final int PAGE_BYTES = 1 << 20;
  private static final int COLUMN_INDEX_TRUNCATE_BYTES = 64;
  private static final int STATISTICS_TRUNCATE_BYTES = 64;

  private final Set<String> storedFields;
  private final MessageType schema;
  private final Map<String, String> footer;
  private final long maxRowGroupBytes;
  private final AvroWriteSupport<GenericData.Record> rowWriter;
  private final ParquetProperties properties;
  private final CodecFactory codecs = FieldPageStores.codecs(PAGE_BYTES);
  private final ParquetFileWriter file;

  private FieldPageStores pages;
  private ColumnWriteStore columns;
  private RecordConsumer consumer;
  private long rowsInGroup;
  private long rows;
  private long dataBytes;
  private boolean closed;

  /**
   * Opens a file.
   *
   * @param out where to; closed with the writer
   * @param avro schema of the rows
   * @param storedFields top-level fields that are stored as they are
   * @param footer key-value metadata, with the key {@code huggingface}
   * @param maxRowGroupBytes most bytes buffered for a row group (bytes)
   * @throws IllegalArgumentException when the footer has no key {@code huggingface}
   */
  public HuggingFaceRecordWriter(
      OutputStream out,
      Schema avro,
      Set<String> storedFields,
      Map<String, String> footer,
      long maxRowGroupBytes)
      throws IOException {
    if (!footer.containsKey("huggingface")) {
      throw new IllegalArgumentException("footer = " + footer.keySet() + " lacks huggingface");
    }
    this.storedFields = Set.copyOf(storedFields);
    Configuration settings = new Configuration(false);
    settings.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    this.schema = OptionalFields.of(new AvroSchemaConverter(settings).convert(avro));
    this.rowWriter = new AvroWriteSupport<>(schema, avro, GenericData.get());
    WriteSupport.WriteContext context = rowWriter.init(settings);
    this.footer = new LinkedHashMap<>(context.getExtraMetaData());
    this.footer.putAll(footer);
    this.maxRowGroupBytes = maxRowGroupBytes;
    ParquetProperties.Builder pages =
        ParquetProperties.builder()
            .withPageSize(PAGE_BYTES)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(100)
            .withDictionaryEncoding(true)
            .withColumnIndexTruncateLength(COLUMN_INDEX_TRUNCATE_BYTES);
    for (ColumnDescriptor column : schema.getColumns()) {
      if (storedFields.contains(column.getPath()[0])) {
        pages.withDictionaryEncoding(String.join(".", column.getPath()), false);
      }
    }
    this.properties = pages.build();
    this.file =
        new ParquetFileWriter(
            new StreamOutput(out),
            schema,
            ParquetFileWriter.Mode.CREATE,
            maxRowGroupBytes,
            0,
            COLUMN_INDEX_TRUNCATE_BYTES,
            STATISTICS_TRUNCATE_BYTES,
            true);
    file.start();
    openRowGroup();
  }

  /**
   * Adds a row.
   *
   * @param bytes about how many it will add to the buffers
   */
  public void write(GenericData.Record row, long bytes) throws IOException {
    if (rowsInGroup > 0 && columns.getBufferedSize() + bytes > maxRowGroupBytes) {
      closeRowGroup();
      openRowGroup();
    }
    rowWriter.write(row);
    rowsInGroup++;
    rows++;
  }

  /** Rows written. */
  public long rows() {
    return rows;
  }

  /**
   * Bytes of all columns before compression, once closed: {@code num_bytes} of the card (bytes).
   */
  public long dataBytes() {
    return dataBytes;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      closeRowGroup();
      file.end(footer);
      dataBytes =
          file.getFooter().getBlocks().stream().mapToLong(block -> block.getTotalByteSize()).sum();
    } finally {
      codecs.release();
    }
  }

  private void openRowGroup() {
    pages = new FieldPageStores(schema, storedFields, codecs);
    columns = properties.newColumnWriteStore(schema, pages);
    consumer = new ColumnIOFactory(false).getColumnIO(schema).getRecordWriter(columns);
    rowWriter.prepareForWrite(consumer);
    rowsInGroup = 0;
  }

  private void closeRowGroup() throws IOException {
    if (rowsInGroup > 0) {
      consumer.flush();
      file.startBlock(rowsInGroup);
      columns.flush();
      pages.flushTo(file);
      file.endBlock();
    }
    columns.close();
  }
}
