package emotionthinker.io.container;

import emotionthinker.io.Storage;
import emotionthinker.schemas.RejectReason;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndexBuilder;
import org.apache.parquet.internal.filter2.columnindex.RowRanges;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file of others, read a page at a time. Most writers leave out the page index, so the
 * pages of a column chunk are found by walking their headers, each of which is checked: parquet-mr
 * allocates what a header claims.
 */
final class PagedParquet implements Closeable {
  private static final int MAX_FOOTER_BYTES = 64 << 20;
  private static final int TAIL_BYTES = 8;

  /** Pages of one column of a row group, found by their headers. */
  private static final class Reader extends ParquetFileReader {
    private final Map<Long, OffsetIndex> pages = new HashMap<>();

    Reader(InputFile file) throws IOException {
      super(
          file,
          HadoopReadOptions.builder(new Configuration(false))
              .withCodecFactory(new ExactCodecs())
              .build());
    }

    @Override
    public OffsetIndex readOffsetIndex(ColumnChunkMetaData chunk) {
      return pages.get(chunk.getStartingPos());
    }
  }

  private final InputFile file;
  private final Reader reader;

  private PagedParquet(InputFile file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  /** Opens a file. */
  static PagedParquet open(Storage storage, String uri) throws IOException, ContainerException {
    InputFile file = new MarkedInput(storage.inputFile(uri));
    checkTail(file);
    return content(() -> new PagedParquet(file, new Reader(file)));
  }

  private static void checkTail(InputFile file) throws IOException, ContainerException {
    long length = file.getLength();
    byte[] tail = new byte[TAIL_BYTES];
    if (length >= 3 * TAIL_BYTES / 2) {
      try (SeekableInputStream in = file.newStream()) {
        in.seek(length - TAIL_BYTES);
        in.readFully(tail);
      }
    }
    if (tail[4] != 'P' || tail[5] != 'A' || tail[6] != 'R' || tail[7] != '1') {
      throw new ContainerException(
          RejectReason.TRUNCATED, "does not end as a Parquet file (PAR1)", null);
    }
    long footer = 0;
    for (int i = 3; i >= 0; i--) {
      footer = (footer << 8) | (tail[i] & 0xFF);
    }
    if (footer > MAX_FOOTER_BYTES) {
      throw new ContainerException(
          RejectReason.BAD_HEADER,
          "claims a footer of " + footer + " bytes, at most " + MAX_FOOTER_BYTES,
          null);
    }
  }

  FileMetaData metadata() {
    return reader.getFooter().getFileMetaData();
  }

  BlockMetaData rowGroup(int index) {
    return reader.getRowGroups().get(index);
  }

  int rowGroups() {
    return reader.getRowGroups().size();
  }

  static ColumnChunkMetaData chunk(BlockMetaData group, ColumnDescriptor column)
      throws ContainerException {
    return group.getColumns().stream()
        .filter(c -> c.getPath().equals(ColumnPath.get(column.getPath())))
        .findFirst()
        .orElseThrow(
            () ->
                new ContainerException(
                    RejectReason.CORRUPT, "a row group lacks a column of the schema", null));
  }

  /**
   * The pages of a column of a row group.
   *
   * @param maxPageBytes largest page that may be read into memory, packed or unpacked (bytes)
   */
  OffsetIndex pages(int rowGroup, ColumnDescriptor column, long maxPageBytes)
      throws ContainerException {
    ColumnChunkMetaData chunk = chunk(rowGroup(rowGroup), column);
    OffsetIndex known = reader.pages.get(chunk.getStartingPos());
    if (known == null) {
      long rows = rowGroup(rowGroup).getRowCount();
      known = content(() -> walk(chunk, rows, maxPageBytes));
      reader.pages.put(chunk.getStartingPos(), known);
    }
    return known;
  }

  private OffsetIndex walk(ColumnChunkMetaData chunk, long rows, long maxPageBytes)
      throws IOException, ContainerException {
    OffsetIndexBuilder index = OffsetIndexBuilder.getBuilder();
    long at = chunk.getStartingPos();
    long end = at + chunk.getTotalSize();
    long row = 0;
    try (SeekableInputStream in = file.newStream()) {
      while (row < rows) {
        if (at < 4 || at >= end || end > file.getLength()) {
          throw new ContainerException(
              RejectReason.TRUNCATED, "a column ends after " + row + " of " + rows + " rows", null);
        }
        in.seek(at);
        PageHeader header = Util.readPageHeader(in);
        int packed = header.getCompressed_page_size();
        if (packed < 0 || in.getPos() + packed > end || header.getUncompressed_page_size() < 0) {
          throw new ContainerException(RejectReason.CORRUPT, "a page leaves its column", null);
        }
        if (Math.max(packed, header.getUncompressed_page_size()) > maxPageBytes) {
          throw new ContainerException(
              RejectReason.TOO_LARGE,
              "a page of "
                  + Math.max(packed, header.getUncompressed_page_size())
                  + " bytes, at most "
                  + maxPageBytes,
              null);
        }
        long next = in.getPos() + packed;
        int values = rows(header);
        if (values > 0) {
          index.add(at, (int) (next - at), row);
        }
        row += values;
        at = next;
      }
    }
    if (row != rows) {
      throw new ContainerException(
          RejectReason.CORRUPT, "a column has " + row + " rows in a group of " + rows, null);
    }
    return index.build();
  }

  /** Rows of a page of a column that does not repeat; none of a dictionary page. */
  private static int rows(PageHeader header) {
    return header.isSetData_page_header()
        ? header.getData_page_header().getNum_values()
        : header.isSetData_page_header_v2() ? header.getData_page_header_v2().getNum_values() : 0;
  }

  /** The values of one page of a column, from the first row of the page. */
  ColumnReader page(int rowGroup, ColumnDescriptor column, int page, long maxPageBytes)
      throws ContainerException {
    OffsetIndex index = pages(rowGroup, column, maxPageBytes);
    return content(
        () -> {
          MessageType schema = only(column);
          reader.setRequestedSchema(schema);
          long rows = rowGroup(rowGroup).getRowCount();
          PageReadStore store =
              reader.readFilteredRowGroup(
                  rowGroup, RowRanges.create(rows, IntStream.of(page).iterator(), index));
          return new ColumnReadStoreImpl(
                  store,
                  new GroupRecordConverter(schema).getRootConverter(),
                  schema,
                  metadata().getCreatedBy())
              .getColumnReader(schema.getColumns().get(0));
        });
  }

  /** Passes over the current value, which may be null; true when it is there. */
  static boolean pass(ColumnReader values, ColumnDescriptor column) throws ContainerException {
    return content(
        () -> {
          boolean present = values.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel();
          if (present) {
            values.skip();
          }
          values.consume();
          return present;
        });
  }

  /** The schema with the branch of one leaf only. */
  private MessageType only(ColumnDescriptor column) {
    String[] path = column.getPath();
    MessageType all = metadata().getSchema();
    Type type = all.getType(path);
    for (int depth = path.length - 1; depth > 0; depth--) {
      String[] parent = java.util.Arrays.copyOf(path, depth);
      type = all.getType(parent).asGroupType().withNewFields(type);
    }
    return new MessageType(all.getName(), type);
  }

  /** What reads the content of the file. */
  interface Step<R> {
    R run() throws IOException, ContainerException;
  }

  /** Runs a step; what goes wrong in it lies in the file, unless it is marked as passing. */
  static <R> R content(Step<R> step) throws ContainerException {
    try {
      return step.run();
    } catch (UncheckedIOException mayPass) {
      throw mayPass;
    } catch (IOException | RuntimeException e) {
      throw new ContainerException(RejectReason.CORRUPT, "no readable Parquet: " + e, e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
