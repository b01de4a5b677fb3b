package emotionthinker.io.hf;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The pages of one row group: a store for each top-level field, each with the field's codec. */
final class FieldPageStores implements PageWriteStore {
  private static final int COLUMN_INDEX_TRUNCATE_BYTES = 64;

  private final Map<String, ColumnChunkPageWriteStore> stores = new LinkedHashMap<>();

  /** Codecs and buffers that all row groups of a file share; to be released when it is closed. */
  static CodecFactory codecs(int pageBytes) {
    return new CodecFactory(new Configuration(false), pageBytes);
  }

  FieldPageStores(MessageType schema, Set<String> uncompressedFields, CodecFactory codecs) {
    for (Type field : schema.getFields()) {
      CompressionCodecName codec =
          uncompressedFields.contains(field.getName())
              ? CompressionCodecName.UNCOMPRESSED
              : CompressionCodecName.ZSTD;
      stores.put(
          field.getName(),
          new ColumnChunkPageWriteStore(
              codecs.getCompressor(codec),
              new MessageType(schema.getName(), field),
              HeapByteBufferAllocator.getInstance(),
              COLUMN_INDEX_TRUNCATE_BYTES));
    }
  }

  @Override
  public PageWriter getPageWriter(ColumnDescriptor column) {
    return stores.get(column.getPath()[0]).getPageWriter(column);
  }

  /** Writes all column chunks, in the order of the schema. */
  void flushTo(ParquetFileWriter file) throws IOException {
    for (ColumnChunkPageWriteStore store : stores.values()) {
      store.flushToFileWriter(file);
    }
  }
}
