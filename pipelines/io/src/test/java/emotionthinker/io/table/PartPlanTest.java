package emotionthinker.io.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartPlanTest {
  @ParameterizedTest
  @CsvSource({
    "0,10,1",
    "1,10,1",
    "10,10,1",
    "11,10,2",
    "35000,2000,18",
    "9223372036854775807,92234642714975,99999"
  })
  void partsFollowFromTheRows(long rows, long rowsPerPart, int parts) {
    assertEquals(parts, PartPlan.of(rows, rowsPerPart).parts());
  }

  @Test
  void refusesWhatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> PartPlan.of(-1, 10));
    assertThrows(IllegalArgumentException.class, () -> PartPlan.of(1, 0));
    var e = assertThrows(IllegalArgumentException.class, () -> PartPlan.of(1_000_000, 1));
    assertTrue(e.getMessage().contains("rows_per_part"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new PartPlan(0));
  }

  /** Numbers from Python: int.from_bytes(sha256(id.encode()).digest()[:8], 'big') % parts. */
  @Test
  void partsOfIdsAreTheOnesAnotherLanguageComputes() {
    assertEquals(6, new PartPlan(7).partOf("ravdess/Actor_01/03-01-01-01-01-01-01"));
    assertEquals(10, new PartPlan(16).partOf("a"));
    assertEquals(10, new PartPlan(16).partOf("b"));
    assertEquals(354, new PartPlan(1000).partOf("\u00fcn\u00efc\u00f6de/\ud83d\ude00"));
    assertEquals(1, new PartPlan(3).partOf(""));
  }

  @Test
  void rowsSpreadEvenly() {
    PartPlan plan = new PartPlan(10);
    int[] rows = new int[10];
    for (int i = 0; i < 20_000; i++) {
      rows[plan.partOf("corpus/utterance_" + i)]++;
    }
    for (int n : rows) {
      // 2000 expected, standard deviation 42: five of them on either side
      assertTrue(n > 1790 && n < 2210, "rows in a part: " + n);
    }
  }

  @Test
  void namesHaveFiveDigits() {
    assertEquals(List.of("part-00000.parquet", "part-00001.parquet"), new PartPlan(2).names());
    assertEquals(List.of("_rejects/part-00000.parquet"), new PartPlan(1).rejectNames());
  }
}
