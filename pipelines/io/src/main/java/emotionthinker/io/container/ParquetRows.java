package emotionthinker.io.container;

import emotionthinker.io.Storage;
import emotionthinker.schemas.RejectReason;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The rows of a Parquet file of others, in their order: its small values, and where its binary
 * cells lie. Bytes of cells are not read, unless only the pages can tell which of them are null.
 * Repeated columns and INT96 are passed over. One page of every column is held in memory at a time;
 * a page of more than {@value #MAX_PAGE_BYTES} bytes ends the rows with a problem.
 */
public final class ParquetRows implements Iterator<ParquetRow>, Closeable {
  private static final long MAX_PAGE_BYTES = 16L << 20;

  private static final PrimitiveTypeName OLD_TIME = PrimitiveTypeName.INT96;

  /** Pages of cells are read only to see nulls; a page holds a few files. */
  private static final long MAX_CELL_PAGE_BYTES = 256L << 20;

  private static final int MAX_COLUMNS = 256;

  private final PagedParquet file;
  private final List<Column> columns = new ArrayList<>();
  private ParquetRow failure;
  private int rowGroup = -1;
  private long rowInGroup;
  private long rowsInGroup;
  private long row;

  private ParquetRows(PagedParquet file, ParquetRow failure) {
    this.file = file;
    this.failure = failure;
  }

  /**
   * Opens a file. One that is no Parquet has a single row, which is a problem.
   *
   * @throws emotionthinker.io.StorageException when there is no such file
   */
  public static ParquetRows open(Storage storage, String uri) throws IOException {
    try {
      PagedParquet file = PagedParquet.open(storage, uri);
      int width = file.metadata().getSchema().getColumns().size();
      if (width > MAX_COLUMNS) {
        file.close();
        String what = width + " columns, at most " + MAX_COLUMNS;
        throw new ContainerException(RejectReason.TOO_LARGE, what, null);
      }
      ParquetRows rows = new ParquetRows(file, null);
      file.metadata().getSchema().getColumns().stream()
          .filter(column -> column.getMaxRepetitionLevel() == 0)
          .filter(column -> column.getPrimitiveType().getPrimitiveTypeName() != OLD_TIME)
          .forEach(column -> rows.columns.add(new Column(file, column)));
      return rows;
    } catch (ContainerException e) {
      return new ParquetRows(null, bad(0, e));
    }
  }

  /** Texts of the footer by key, for instance {@code huggingface}. */
  public Map<String, String> footer() {
    return file == null ? Map.of() : file.metadata().getKeyValueMetaData();
  }

  /** Dotted names of the binary columns. */
  public List<String> cells() {
    return columns.stream().filter(column -> column.binary).map(column -> column.name).toList();
  }

  @Override
  public boolean hasNext() {
    if (failure == null && file != null) {
      try {
        while (rowInGroup == rowsInGroup && rowGroup + 1 < file.rowGroups()) {
          rowsInGroup = file.rowGroup(++rowGroup).getRowCount();
          rowInGroup = 0;
          for (Column column : columns) {
            column.enter(rowGroup);
          }
        }
        return rowInGroup < rowsInGroup;
      } catch (ContainerException e) {
        failure = bad(row, e);
      }
    }
    return failure != null && rowInGroup >= 0;
  }

  @Override
  public ParquetRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (failure == null) {
      try {
        ParquetRow out = read();
        rowInGroup++;
        row++;
        return out;
      } catch (ContainerException e) {
        failure = bad(row, e);
      }
    }
    rowInGroup = -1;
    return failure;
  }

  private ParquetRow read() throws ContainerException {
    Map<String, String> values = new HashMap<>();
    Map<String, Locator.Cell> cells = new HashMap<>();
    for (Column column : columns) {
      if (column.binary) {
        if (column.present(rowInGroup)) {
          cells.put(column.name, new Locator.Cell(row, column.name));
        }
      } else {
        String value = column.value(rowInGroup);
        if (value != null) {
          values.put(column.name, value);
        }
      }
    }
    return new ParquetRow(row, values, cells, null, null);
  }

  private static ParquetRow bad(long row, ContainerException e) {
    return new ParquetRow(row, Map.of(), Map.of(), e.reason(), e.getMessage());
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /** One column, row after row. */
  private static final class Column {
    private final PagedParquet file;
    private final ColumnDescriptor descriptor;
    private final String name;
    private final boolean binary;
    private int rowGroup;
    private Boolean all;
    private OffsetIndex pages;
    private int page;
    private ColumnReader reader;

    Column(PagedParquet file, ColumnDescriptor descriptor) {
      this.file = file;
      this.descriptor = descriptor;
      this.name = String.join(".", descriptor.getPath());
      LogicalTypeAnnotation meaning = descriptor.getPrimitiveType().getLogicalTypeAnnotation();
      this.binary =
          meaning == null
              && descriptor.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
    }

    void enter(int group) throws ContainerException {
      rowGroup = group;
      BlockMetaData rows = file.rowGroup(group);
      ColumnChunkMetaData chunk = PagedParquet.chunk(rows, descriptor);
      Statistics<?> statistics = chunk.getStatistics();
      boolean counted = binary && statistics != null && statistics.isNumNullsSet();
      all =
          !counted
              ? null
              : statistics.getNumNulls() == 0
                  ? Boolean.TRUE
                  : statistics.getNumNulls() == rows.getRowCount() ? Boolean.FALSE : null;
      pages = all == null ? file.pages(group, descriptor, limit()) : null;
      page = -1;
      reader = null;
    }

    private long limit() {
      return binary ? MAX_CELL_PAGE_BYTES : MAX_PAGE_BYTES;
    }

    boolean present(long row) throws ContainerException {
      if (all != null) {
        return all;
      }
      return PagedParquet.pass(at(row), descriptor);
    }

    String value(long row) throws ContainerException {
      ColumnReader at = at(row);
      return PagedParquet.content(
          () -> {
            boolean present = at.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel();
            String value = present ? text(at) : null;
            at.consume();
            return value;
          });
    }

    /** The reader, which stands at the row. */
    private ColumnReader at(long row) throws ContainerException {
      if (reader == null
          || (page + 1 < pages.getPageCount() && pages.getFirstRowIndex(page + 1) == row)) {
        page++;
        reader = file.page(rowGroup, descriptor, page, limit());
      }
      return reader;
    }

    private String text(ColumnReader at) {
      return switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
        case BINARY, FIXED_LEN_BYTE_ARRAY -> at.getBinary().toStringUsingUTF8();
        case INT32 -> String.valueOf(at.getInteger());
        case INT64 -> String.valueOf(at.getLong());
        case FLOAT -> String.valueOf(at.getFloat());
        case DOUBLE -> String.valueOf(at.getDouble());
        case BOOLEAN -> String.valueOf(at.getBoolean());
        case INT96 -> throw new IllegalStateException(name + " was passed over");
      };
    }
  }
}
