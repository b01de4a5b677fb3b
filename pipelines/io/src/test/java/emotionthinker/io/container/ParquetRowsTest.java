package emotionthinker.io.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {
  private static final Storage STORAGE = Storage.standard();
  private static final int ROWS = 300;
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message m { optional group audio { optional binary bytes; optional binary path (UTF8); }"
              + " optional int64 emotion; optional double age; optional boolean real;"
              + " optional binary text (UTF8); repeated int32 many; }");

  @TempDir Path temp;

  @Test
  void valuesAndCellsOfEveryRow() throws Exception {
    for (WriterVersion version : WriterVersion.values()) {
      for (int every : new int[] {1, 3, ROWS + 1}) {
        check(write(CompressionCodecName.SNAPPY, version, every), every);
      }
    }
    for (CompressionCodecName codec :
        List.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD)) {
      check(write(codec, WriterVersion.PARQUET_1_0, 3), 3);
    }
  }

  private void check(Path file, int nullEvery) throws Exception {
    try (ParquetRows rows = ParquetRows.open(STORAGE, file.toString())) {
      assertEquals(List.of("audio.bytes"), rows.cells());
      assertEquals("{}", rows.footer().get("huggingface"));
      for (int i = 0; i < ROWS; i++) {
        ParquetRow row = rows.next();
        assertNull(row.problem(), row.detail());
        assertEquals(i, row.row());
        assertEquals(i % 3 == 0 ? null : "row " + i, row.values().get("text"));
        assertEquals(String.valueOf(i % 5), row.values().get("emotion"));
        assertEquals("1.5", row.values().get("age"));
        Locator.Cell cell = row.cells().get("audio.bytes");
        assertEquals(i % nullEvery == 0, cell == null, "row " + i);
        if (cell != null && i % 7 == 0) {
          Locator parsed = Locator.parse(cell.toString()).orElseThrow();
          assertArrayEquals(bytes(i), LocatedBytes.read(STORAGE, file + "", parsed, 10_000));
        }
      }
      assertTrue(!rows.hasNext());
    }
    Locator beyond = new Locator.Cell(ROWS, "audio.bytes");
    assertEquals(RejectReason.FILE_NOT_FOUND, refused(file, beyond, 10_000));
    assertEquals(RejectReason.FILE_NOT_FOUND, refused(file, new Locator.Cell(0, "many"), 10_000));
    if (nullEvery > ROWS) {
      assertEquals(RejectReason.TOO_LARGE, refused(file, new Locator.Cell(1, "audio.bytes"), 10));
    }
  }

  @Test
  void aFileThatIsNoneOrLiesHasAProblemInPlaceOfARow() throws Exception {
    byte[] sound =
        Files.readAllBytes(write(CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, 3));
    assertEquals(RejectReason.TRUNCATED, problem(new byte[0]));
    assertEquals(RejectReason.TRUNCATED, problem("no parquet".repeat(9).getBytes(UTF_8)));
    assertEquals(RejectReason.TRUNCATED, problem(Arrays.copyOf(sound, sound.length / 2)));
    byte[] longFooter = sound.clone();
    longFooter[sound.length - 5] = 0x7F;
    assertEquals(RejectReason.BAD_HEADER, problem(longFooter));
    byte[] pastFooter = sound.clone();
    pastFooter[sound.length - 6] = 0x20;
    assertEquals(RejectReason.CORRUPT, problem(pastFooter));
    byte[] noPages = sound.clone();
    Arrays.fill(noPages, 4, sound.length / 2, (byte) 0xFF);
    assertNotNull(problem(noPages));
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] bent = sound.clone();
      for (int k = 0; k < 4; k++) {
        bent[random.nextInt(bent.length)] = (byte) random.nextInt();
      }
      problem(bent);
    }
  }

  /** The problem that ends the rows; null when they end well. */
  private RejectReason problem(byte[] content) throws IOException {
    Path file = Files.write(temp.resolve("bent.parquet"), content);
    RejectReason problem = null;
    List<Long> numbers = new ArrayList<>();
    try (ParquetRows rows = ParquetRows.open(STORAGE, file.toString())) {
      while (rows.hasNext()) {
        assertNull(problem, "a problem ends the rows");
        ParquetRow row = rows.next();
        problem = row.problem();
        numbers.add(row.row());
      }
    }
    assertTrue(numbers.size() <= ROWS + 1);
    return problem;
  }

  private RejectReason refused(Path file, Locator locator, long maxBytes) {
    return assertThrows(
            StorageException.class,
            () -> LocatedBytes.read(STORAGE, file.toString(), locator, maxBytes))
        .reason();
  }

  private static byte[] bytes(int row) {
    byte[] bytes = new byte[500 + row];
    new Random(row).nextBytes(bytes);
    return bytes;
  }

  private Path write(CompressionCodecName codec, WriterVersion version, int nullEvery)
      throws IOException {
    Path file = temp.resolve(codec + "-" + version + "-" + nullEvery + ".parquet");
    Files.deleteIfExists(file);
    SimpleGroupFactory groups = new SimpleGroupFactory(SCHEMA);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withConf(new Configuration(false))
            .withType(SCHEMA)
            .withCompressionCodec(codec)
            .withWriterVersion(version)
            .withPageSize(4_000)
            .withRowGroupSize(60_000L)
            .withMinRowCountForPageSizeCheck(3)
            .withExtraMetaData(Map.of("huggingface", "{}"))
            .build()) {
      for (int i = 0; i < ROWS; i++) {
        Group row = groups.newGroup();
        Group audio = row.addGroup("audio");
        if (i % nullEvery != 0) {
          audio.add("bytes", Binary.fromConstantByteArray(bytes(i)));
        }
        audio.add("path", i + ".wav");
        row.add("emotion", (long) (i % 5));
        row.add("age", 1.5);
        row.add("real", true);
        if (i % 3 != 0) {
          row.add("text", "row " + i);
        }
        row.add("many", 1);
        row.add("many", 2);
        writer.write(row);
      }
    }
    return file;
  }
}
