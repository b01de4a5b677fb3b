package emotionthinker.io.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Makes a Parquet file's footer the same in every JVM. Parquet 1.13 collects a column's encodings
 * in a hash set of enum constants, whose hash codes differ from JVM to JVM, and writes them in that
 * set's order; here they are put in the order of the format's own numbers. Their meaning is a set,
 * and the footer keeps its length.
 */
final class ParquetFooter {
  /** Footer length, 4 bytes little-endian, and the magic number. */
  private static final int TAIL_BYTES = 8;

  private ParquetFooter() {}

  /**
   * Sorts the encodings of every column in place.
   *
   * @throws IOException when the file cannot be read as Parquet
   */
  static void sortEncodings(Path file) throws IOException {
    try (RandomAccessFile parquet = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] tail = new byte[TAIL_BYTES];
      parquet.seek(parquet.length() - TAIL_BYTES);
      parquet.readFully(tail);
      byte[] footer = new byte[ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt()];
      long start = parquet.length() - TAIL_BYTES - footer.length;
      parquet.seek(start);
      parquet.readFully(footer);
      byte[] sorted = sorted(footer);
      if (sorted.length != footer.length) {
        throw new IllegalStateException(
            file + ": footer of " + footer.length + " bytes became " + sorted.length);
      }
      parquet.seek(start);
      parquet.write(sorted);
    }
  }

  private static byte[] sorted(byte[] footer) throws IOException {
    FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
    for (RowGroup group : metadata.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        column.getMeta_data().getEncodings().sort(Comparator.comparingInt(Encoding::getValue));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(metadata, out);
    return out.toByteArray();
  }
}
