package emotionthinker.io.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFooterTest {
  private static final int TAIL_BYTES = 8;

  @TempDir Path folder;

  @Test
  void anyOrderOfEncodingsBecomesTheSameBytes() throws IOException {
    Path one = written("one", encodings -> encodings.sort(Comparator.naturalOrder()));
    Path other = written("other", encodings -> encodings.sort(Collections.reverseOrder()));
    assertFalse(Files.mismatch(one, other) < 0, "the two orders differ before");

    ParquetFooter.sortEncodings(one);
    ParquetFooter.sortEncodings(other);

    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
    encodings(footer(Files.readAllBytes(one)))
        .forEach(
            list ->
                assertEquals(
                    list.stream().sorted(Comparator.comparingInt(Encoding::getValue)).toList(),
                    list));
  }

  @Test
  void aSecondTimeChangesNothing() throws IOException {
    Path file = written("file", encodings -> {});
    ParquetFooter.sortEncodings(file);
    byte[] once = Files.readAllBytes(file);
    ParquetFooter.sortEncodings(file);
    assertArrayEquals(once, Files.readAllBytes(file));
  }

  /** A part whose footer lists the encodings of its columns in another order. */
  private Path written(String name, Consumer<List<Encoding>> order) throws IOException {
    Path file = folder.resolve(name);
    try (PartWriter<Reject> writer = PartWriter.open(file, Table.REJECTS)) {
      for (int i = 0; i < 100; i++) {
        writer.write(new Reject("ingest", "c/" + i, RejectReason.EMPTY, "d" + i % 3));
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    FileMetaData footer = footer(bytes);
    List<List<Encoding>> all = encodings(footer);
    assertTrue(all.stream().anyMatch(list -> list.size() > 1));
    all.forEach(order);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, out);
    System.arraycopy(
        out.toByteArray(), 0, bytes, bytes.length - TAIL_BYTES - out.size(), out.size());
    Files.write(file, bytes);
    return file;
  }

  private static FileMetaData footer(byte[] file) throws IOException {
    int end = file.length - TAIL_BYTES;
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
    return Util.readFileMetaData(new ByteArrayInputStream(file, end - length, length));
  }

  private static List<List<Encoding>> encodings(FileMetaData footer) {
    return footer.getRow_groups().stream()
        .flatMap(group -> group.getColumns().stream())
        .map(column -> column.getMeta_data().getEncodings())
        .toList();
  }
}
