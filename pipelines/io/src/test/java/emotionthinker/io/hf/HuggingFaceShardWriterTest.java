package emotionthinker.io.hf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.AudioForm;
import emotionthinker.schemas.ByteSeries;
import emotionthinker.schemas.EmotionCotRow;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.ShardAudio;
import emotionthinker.schemas.ShardMeasurements;
import emotionthinker.schemas.ShardProvenance;
import emotionthinker.schemas.ShardScores;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.TrainingSubset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceShardWriterTest {
  private static final Map<String, String> FOOTER = Map.of("huggingface", "{\"info\":{}}");
  private static final long ROW_GROUP_BYTES = 1_000_000;

  @TempDir Path folder;

  private static EmotionCotRow row(int i, Random random) {
    byte[] bytes = new byte[1000 + random.nextInt(30_000)];
    random.nextBytes(bytes);
    boolean embedded = i % 5 > 0;
    String reasoning = "The voice is low and slow, clip " + i + ". ".repeat(20);
    Double maybe = i % 3 == 0 ? null : 1.0 + random.nextDouble();
    return new EmotionCotRow(
        new ShardAudio(embedded ? ByteSeries.of(bytes) : null, "a/clip-" + i + ".wav"),
        i % 4 == 0 ? null : "Grüße " + i,
        i % 9,
        i % 3 == 0 ? null : Level.LOW,
        Level.HIGH,
        SpeedLevel.SLOW,
        i % 2 == 0 ? List.of() : List.of("one", "two"),
        Intonation.FLAT,
        Gender.MALE,
        i % 7 == 0 ? null : AgeLevel.ELDERLY,
        reasoning,
        "<think>" + reasoning + "</think><answer>sad</answer>",
        TrainingSubset.RL,
        "a/clip-" + i,
        "a",
        "a/s" + i % 3,
        "en",
        1.5,
        16_000,
        "0f".repeat(32),
        embedded ? AudioForm.ORIGINAL : AudioForm.PATH,
        0.75,
        new ShardMeasurements(
            maybe, maybe, null, true, 0.5, maybe, maybe, maybe, maybe, 0, 0.0, null, maybe, maybe,
            0.5, maybe, "g", null, null, null, null),
        i % 6 == 0 ? null : new ShardScores(1, 2, 3, 4, 0.5, "rm"),
        new ShardProvenance(
            "template",
            "1",
            "c" + i,
            "CC0-1.0",
            "sad",
            maybe == null ? null : 1.0,
            null,
            null,
            false));
  }

  private static List<EmotionCotRow> rows(int n) {
    Random random = new Random(11);
    List<EmotionCotRow> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(row(i, random));
    }
    return rows;
  }

  private static byte[] bytes(List<EmotionCotRow> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HuggingFaceShardWriter writer = new HuggingFaceShardWriter(out, FOOTER, ROW_GROUP_BYTES)) {
      for (EmotionCotRow row : rows) {
        writer.write(row);
      }
    }
    return out.toByteArray();
  }

  private InputFile file(List<EmotionCotRow> rows) throws IOException {
    Path path = folder.resolve("train-00000-of-00001.parquet");
    Files.write(path, bytes(rows));
    return Storage.standard().inputFile(path.toString());
  }

  private static ParquetMetadata footer(InputFile file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      return reader.getFooter();
    }
  }

  @Test
  void rowsComeBackInOrder() throws IOException {
    List<EmotionCotRow> rows = rows(300);
    Configuration settings = new Configuration(false);
    AvroReadSupport.setAvroReadSchema(settings, Table.EMOTIONCOT.codec().schema());
    List<EmotionCotRow> back = new ArrayList<>();
    try (ParquetReader<GenericRecord> reader =
        AvroParquetReader.<GenericRecord>builder(file(rows))
            .withDataModel(GenericData.get())
            .withConf(settings)
            .build()) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        back.add(Table.EMOTIONCOT.codec().fromAvro(row));
      }
    }
    assertEquals(rows, back);
  }

  @SuppressWarnings("deprecation") // PLAIN_DICTIONARY: what version 1 pages call it
  @Test
  void audioIsStoredAsItIsAndTheRestCompressed() throws IOException {
    ParquetMetadata footer = footer(file(rows(300)));
    int audio = 0;
    int others = 0;
    for (BlockMetaData block : footer.getBlocks()) {
      for (ColumnChunkMetaData column : block.getColumns()) {
        if (column.getPath().toArray()[0].equals("audio")) {
          assertEquals(CompressionCodecName.UNCOMPRESSED, column.getCodec());
          assertFalse(column.getEncodings().contains(Encoding.PLAIN_DICTIONARY));
          assertFalse(column.getEncodings().contains(Encoding.RLE_DICTIONARY));
          audio++;
        } else {
          assertEquals(CompressionCodecName.ZSTD, column.getCodec());
          others++;
        }
      }
    }
    assertEquals(2 * footer.getBlocks().size(), audio);
    assertEquals(57 * footer.getBlocks().size(), others);
  }

  @Test
  void rowGroupsStayBelowTheLimitAndAreNotTiny() throws IOException {
    List<BlockMetaData> blocks = footer(file(rows(300))).getBlocks();
    assertTrue(blocks.size() >= 3 && blocks.size() <= 8, blocks.size() + " row groups");
    for (BlockMetaData block : blocks) {
      assertTrue(block.getTotalByteSize() <= ROW_GROUP_BYTES * 1.1, "" + block.getTotalByteSize());
    }
    assertEquals(300, blocks.stream().mapToLong(BlockMetaData::getRowCount).sum());
  }

  @Test
  void aRowLargerThanTheLimitIsARowGroup() throws IOException {
    EmotionCotRow small = row(1, new Random(1));
    EmotionCotRow large =
        Table.EMOTIONCOT.codec().fromAvro(Table.EMOTIONCOT.codec().toAvro(row(2, huge())));
    assertEquals(3, footer(file(List.of(small, large, small))).getBlocks().size());
  }

  /** A source of chance whose audio is 1.2 MB. */
  private static Random huge() {
    return new Random(2) {
      private static final long serialVersionUID = 1L;

      @Override
      public int nextInt(int bound) {
        return bound == 30_000 ? 1_200_000 : super.nextInt(bound);
      }
    };
  }

  @Test
  void footerAndSchemaAreWhatDatasetsWants() throws IOException {
    ParquetMetadata footer = footer(file(rows(3)));
    assertEquals(
        "{\"info\":{}}", footer.getFileMetaData().getKeyValueMetaData().get("huggingface"));
    String schema = footer.getFileMetaData().getSchema().toString();
    assertTrue(
        schema.contains(
            """
              optional group audio {
                optional binary bytes;
                optional binary path (STRING);
              }
            """),
        schema);
    assertTrue(schema.contains("optional int64 emotion;"), schema);
    assertTrue(
        schema.contains(
            """
              optional group stressed_words (LIST) {
                repeated group list {
                  optional binary element (STRING);
                }
              }
            """),
        schema);
  }

  @Test
  void sameRowsSameBytes() throws IOException {
    assertArrayEquals(bytes(rows(120)), bytes(rows(120)));
  }

  @Test
  void anEmptyShardIsReadableAndAFooterWithoutFeaturesRefused() throws IOException {
    assertEquals(0, footer(file(List.of())).getBlocks().size());
    assertThrows(
        IllegalArgumentException.class,
        () -> new HuggingFaceShardWriter(new ByteArrayOutputStream(), Map.of(), ROW_GROUP_BYTES));
  }

  @Test
  void countsRowsAndDataBytes() throws IOException {
    HuggingFaceShardWriter writer =
        new HuggingFaceShardWriter(new ByteArrayOutputStream(), FOOTER, ROW_GROUP_BYTES);
    for (EmotionCotRow row : rows(50)) {
      writer.write(row);
    }
    writer.close();
    writer.close();
    assertEquals(50, writer.rows());
    long audio =
        rows(50).stream()
            .mapToLong(r -> r.audio().bytes() == null ? 0 : r.audio().bytes().size())
            .sum();
    assertTrue(writer.dataBytes() > audio && writer.dataBytes() < audio + 50 * 4000);
  }
}
