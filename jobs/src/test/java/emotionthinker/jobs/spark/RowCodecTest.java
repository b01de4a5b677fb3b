package emotionthinker.jobs.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.RandomRows;
import emotionthinker.schemas.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of every table survives a real Spark data set. */
class RowCodecTest {
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  static Stream<Table<?>> tables() {
    return Table.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  <T extends Record> void rowsSurviveADataset(Table<T> table) {
    Random random = new Random(11);
    RowCodec<T> codec = new RowCodec<>(table.type());
    List<T> rows = new ArrayList<>();
    List<Row> asRows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(RandomRows.of(table.type(), random));
      asRows.add(codec.toRow(rows.get(i)));
    }
    List<Row> back = spark.createDataFrame(asRows, codec.structType()).collectAsList();
    assertEquals(rows, back.stream().map(codec::fromRow).toList());
    assertTrue(codec.structType().fields().length > 0);
  }
}
