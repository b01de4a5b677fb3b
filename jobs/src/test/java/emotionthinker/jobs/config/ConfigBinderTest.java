package emotionthinker.jobs.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.UserException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigBinderTest {

  record Inner(double minS, Split split) {}

  record Outer(
      String name,
      int count,
      long seed,
      boolean on,
      Double maybe,
      List<String> words,
      Map<String, Integer> quota,
      Inner inner) {
    Outer {
      Checks.range("count", (double) count, 1, 9, "1 to 9");
    }
  }

  private static final String GOOD =
      "s { name = a, count = 3, seed = 20260115, on = true, maybe = null, words = [x, y],"
          + " quota { b = 2, a = 1 }, inner { min_s = 0.5, split = test } }";

  private static Outer bind(String text) {
    return ConfigBinder.bind(ConfigFactory.parseString(text), "s", Outer.class);
  }

  @Test
  void bindsEveryKind() {
    Outer outer = bind(GOOD);
    assertEquals(
        new Outer(
            "a",
            3,
            20260115L,
            true,
            null,
            List.of("x", "y"),
            Map.of("a", 1, "b", 2),
            new Inner(0.5, Split.TEST)),
        outer);
    assertNull(outer.maybe());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s.cuont = 4 | unknown key s.cuont | Did you mean count?",
        "s.count = 4.5 | s.count = 4.5 | whole number",
        "s.count = 12 | count = 12 | 1 to 9",
        "s.count = null | s.count | whole number",
        "s.on = maybe | s.on | true or false",
        "s.inner.split = tset | s.inner.split = tset | train, validation, test",
        "s.inner = 3 | s.inner | object",
        "s.words = 3 | s.words | list",
        "s.quota.a = x | s.quota.a | whole number",
      })
  void saysWhatIsWrongAndWhatIsAllowed(String change, String what, String allowed) {
    String message =
        assertThrows(UserException.class, () -> bind(GOOD + "\n" + change)).getMessage();
    assertTrue(message.contains(what), message);
    assertTrue(message.contains(allowed), message);
  }

  @Test
  void missingKeyIsNamed() {
    String without = GOOD.replace("seed = 20260115,", "");
    String message = assertThrows(UserException.class, () -> bind(without)).getMessage();
    assertTrue(message.contains("missing key s.seed"), message);
  }

  @Test
  void recordsGoBackToTheSameKeys() {
    assertEquals(
        "{\"count\":3,\"inner\":{\"min_s\":0.5,\"split\":\"test\"},\"maybe\":null,\"name\":\"a\","
            + "\"on\":true,\"quota\":{\"a\":1,\"b\":2},\"seed\":20260115,\"words\":[\"x\",\"y\"]}",
        ConfigRecords.toJson(ConfigRecords.toMap(bind(GOOD))));
  }
}
