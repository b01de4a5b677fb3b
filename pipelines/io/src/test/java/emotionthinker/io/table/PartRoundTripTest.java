package emotionthinker.io.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.RandomRows;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartRoundTripTest {
  @TempDir Path folder;
  private final Storage storage = Storage.standard();

  static Stream<Table<?>> tables() {
    return Table.ALL.stream();
  }

  static <T extends Record> List<T> randomRows(Table<T> table, int n, long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> RandomRows.of(table.type(), random)).limit(n).toList();
  }

  private <T extends Record> Path write(String name, Table<T> table, List<T> rows)
      throws Exception {
    Path file = folder.resolve(name);
    try (PartWriter<T> writer = PartWriter.open(file, table)) {
      for (T row : rows) {
        writer.write(row);
      }
      assertEquals(rows.size(), writer.rows());
    }
    return file;
  }

  private <T extends Record> List<T> read(Path file, Table<T> table) throws Exception {
    try (Stream<T> rows = PartReader.open(storage, file.toString(), table).stream()) {
      return rows.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  <T extends Record> void rowsOfEveryTableComeBackEqual(Table<T> table) throws Exception {
    List<T> rows = randomRows(table, 300, 11);
    assertEquals(rows, read(write("a.parquet", table, rows), table));
    assertEquals(List.of(), read(write("empty.parquet", table, List.of()), table));
  }

  @ParameterizedTest
  @MethodSource("tables")
  <T extends Record> void sameRowsAreSameBytes(Table<T> table) throws Exception {
    List<T> rows = randomRows(table, 300, 12);
    byte[] once = Files.readAllBytes(write("a.parquet", table, rows));
    assertArrayEquals(once, Files.readAllBytes(write("b.parquet", table, rows)));
    List<T> fewer = rows.subList(1, rows.size());
    assertFalse(
        java.util.Arrays.equals(once, Files.readAllBytes(write("c.parquet", table, fewer))));
  }

  @ParameterizedTest
  @MethodSource("tables")
  <T extends Record> void listsHaveThreeLevelsAndColumnsAreZstd(Table<T> table) throws Exception {
    Path file = write("a.parquet", table, randomRows(table, 50, 13));
    try (ParquetFileReader reader = ParquetFileReader.open(storage.inputFile(file.toString()))) {
      var footer = reader.getFooter();
      footer
          .getBlocks()
          .forEach(
              block ->
                  block
                      .getColumns()
                      .forEach(c -> assertEquals(CompressionCodecName.ZSTD, c.getCodec())));
      int lists = assertThreeLevels(footer.getFileMetaData().getSchema());
      assertTrue(
          lists > 0 || !table.codec().schema().toString().contains("\"array\""), table.name());
    }
  }

  private static int assertThreeLevels(GroupType group) {
    int lists = 0;
    for (Type field : group.getFields()) {
      if (field.isPrimitive()) {
        continue;
      }
      GroupType inner = field.asGroupType();
      if (inner.getLogicalTypeAnnotation()
          instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation) {
        lists++;
        GroupType middle = inner.getType(0).asGroupType();
        assertEquals("list", middle.getName());
        assertEquals(Type.Repetition.REPEATED, middle.getRepetition());
        assertEquals(List.of("element"), middle.getFields().stream().map(Type::getName).toList());
        inner = middle;
      }
      lists += assertThreeLevels(inner);
    }
    return lists;
  }

  /** A file of before a field was added: what the compatibility rule of schemas promises. */
  @Test
  void formerSchemasAreReadWithDefaults() throws Exception {
    Schema current = Table.PROSODY.codec().schema();
    Schema former = without(current, List.of("phones_per_s", "contours", "jitter_rap"));
    List<Prosody> rows = randomRows(Table.PROSODY, 40, 14);
    Path file = folder.resolve("former.parquet");
    Configuration configuration = new Configuration(false);
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    try (var writer =
        AvroParquetWriter.<GenericRecord>builder(StreamOutput.to(file))
            .withDataModel(GenericData.get())
            .withSchema(former)
            .withConf(configuration)
            .build()) {
      for (Prosody row : rows) {
        GenericRecord whole = Table.PROSODY.codec().toAvro(row);
        GenericRecord part = new GenericData.Record(former);
        former.getFields().forEach(field -> part.put(field.name(), whole.get(field.name())));
        writer.write(part);
      }
    }
    List<Prosody> back = read(file, Table.PROSODY);
    assertEquals(rows.size(), back.size());
    for (int i = 0; i < rows.size(); i++) {
      assertNull(back.get(i).phonesPerS());
      assertNull(back.get(i).contours());
      assertNull(back.get(i).jitterRap());
      assertEquals(rows.get(i).words(), back.get(i).words());
      assertEquals(rows.get(i).hnrDb(), back.get(i).hnrDb());
    }
  }

  static Schema without(Schema schema, List<String> names) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      if (!names.contains(field.name())) {
        fields.add(new Schema.Field(field, field.schema()));
      }
    }
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  @Test
  void damagedPartsAreTheUsersProblemAtEveryCut() throws Exception {
    Path whole = write("a.parquet", Table.SCORED, randomRows(Table.SCORED, 100, 15));
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length += Math.max(1, bytes.length / 40)) {
      Path cut = folder.resolve("cut.parquet");
      Files.write(cut, java.util.Arrays.copyOf(bytes, length));
      var e = assertThrows(UserException.class, () -> read(cut, Table.SCORED), "cut at " + length);
      assertTrue(e.getMessage().contains("cut.parquet"), e.getMessage());
    }
    Path text = Files.writeString(folder.resolve("text.parquet"), "not parquet at all, not even");
    assertThrows(UserException.class, () -> read(text, Table.SCORED));
    assertThrows(StorageException.class, () -> read(folder.resolve("absent"), Table.SCORED));
  }

  @Test
  void rowsThatBreakAnInvariantAreNamed() throws Exception {
    Path file = folder.resolve("bad.parquet");
    Schema schema = Table.SCORED.codec().schema();
    try (var writer =
        AvroParquetWriter.<GenericRecord>builder(StreamOutput.to(file))
            .withDataModel(GenericData.get())
            .withSchema(schema)
            .build()) {
      GenericRecord row = Table.SCORED.codec().toAvro(randomRows(Table.SCORED, 1, 16).get(0));
      writer.write(row);
      row.put("r_t", 7.0);
      writer.write(row);
    }
    var e = assertThrows(UserException.class, () -> read(file, Table.SCORED));
    assertTrue(e.getMessage().contains("row 2"), e.getMessage());
    assertTrue(e.getMessage().contains("r_t = 7.0"), e.getMessage());
  }
}
