package emotionthinker.io.container;

import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.RejectReason;
import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** Bytes inside a file, by their locator. */
public final class LocatedBytes {
  /** What a page holds besides one value as large as the limit. */
  private static final long PAGE_ROOM_BYTES = 64L << 20;

  private LocatedBytes() {}

  /**
   * Reads them.
   *
   * @param maxBytes most bytes that are read into memory; more are refused unread
   * @throws StorageException when they are not there or too many, with the reason
   */
  public static byte[] read(Storage storage, String uri, Locator locator, long maxBytes)
      throws IOException {
    if (locator instanceof Locator.Range range) {
      return range(storage, uri, range, maxBytes);
    }
    try {
      return cell(storage, uri, (Locator.Cell) locator, maxBytes);
    } catch (ContainerException e) {
      throw new StorageException(e.reason(), uri + ", " + locator + ": " + e.getMessage(), e);
    }
  }

  private static byte[] range(Storage storage, String uri, Locator.Range range, long maxBytes)
      throws IOException {
    InputFile file = storage.inputFile(uri);
    if (range.length() > Math.min(maxBytes, Integer.MAX_VALUE - 16)) {
      throw tooLarge(uri, range, range.length(), maxBytes);
    }
    if (range.length() > file.getLength() - range.offset()) {
      throw new StorageException(
          RejectReason.TRUNCATED, uri + " ends before " + range + " does", null);
    }
    byte[] bytes = new byte[(int) range.length()];
    try (SeekableInputStream in = file.newStream()) {
      in.seek(range.offset());
      in.readFully(bytes);
    }
    return bytes;
  }

  private static byte[] cell(Storage storage, String uri, Locator.Cell cell, long maxBytes)
      throws IOException, ContainerException {
    try (PagedParquet file = PagedParquet.open(storage, uri)) {
      ColumnDescriptor column =
          file.metadata().getSchema().getColumns().stream()
              .filter(c -> String.join(".", c.getPath()).equals(cell.column()))
              .filter(c -> c.getMaxRepetitionLevel() == 0)
              .findFirst()
              .orElseThrow(() -> missing(uri, cell));
      long row = cell.row();
      int group = 0;
      while (group < file.rowGroups() && row >= file.rowGroup(group).getRowCount()) {
        row -= file.rowGroup(group++).getRowCount();
      }
      if (group == file.rowGroups()) {
        throw missing(uri, cell);
      }
      OffsetIndex pages = file.pages(group, column, maxBytes + PAGE_ROOM_BYTES);
      int page = 0;
      while (page + 1 < pages.getPageCount() && pages.getFirstRowIndex(page + 1) <= row) {
        page++;
      }
      ColumnReader values = file.page(group, column, page, maxBytes + PAGE_ROOM_BYTES);
      for (long skip = row - pages.getFirstRowIndex(page); skip > 0; skip--) {
        PagedParquet.pass(values, column);
      }
      byte[] bytes =
          PagedParquet.content(
              () ->
                  values.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel()
                      ? values.getBinary().getBytes()
                      : null);
      if (bytes == null) {
        throw missing(uri, cell);
      }
      if (bytes.length > maxBytes) {
        throw tooLarge(uri, cell, bytes.length, maxBytes);
      }
      return bytes;
    }
  }

  private static StorageException missing(String uri, Locator locator) {
    return new StorageException(RejectReason.FILE_NOT_FOUND, uri + " has no " + locator, null);
  }

  private static StorageException tooLarge(String uri, Locator locator, long bytes, long limit) {
    return new StorageException(
        RejectReason.TOO_LARGE,
        uri + ", " + locator + " has " + bytes + " bytes, at most " + limit,
        null);
  }
}
