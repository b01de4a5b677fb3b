package emotionthinker.io.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @Test
  void sortsKeysByCodePointAndIndents() {
    assertEquals(
        """
        {
          "B": [
            1,
            {}
          ],
          "a": {
            "x": null,
            "y": true
          },
          "\uffff": [],
          "\ud83d\ude00": "q\\"\\n\u00e9"
        }
        """,
        CanonicalJson.canonical(
            "{\"\ud83d\ude00\":\"q\\\"\\n\\u00e9\", \"\uffff\":[ ],"
                + " \"a\":{\"y\":true,\"x\":null},\"B\":[1.0,{}]}"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0,1",
    "1e0,1",
    "100,100",
    "1E2,100",
    "-0.0,0",
    "0.000,0",
    "0.10,0.1",
    "1e-3,0.001",
    "75.50,75.5",
    "9007199254740993,9007199254740993",
    "0.1234567890123456789,0.1234567890123456789",
    "1e300,1E+300",
    "2.5e-300,2.5E-300"
  })
  void equalNumbersHaveOneText(String written, String canonical) {
    assertEquals(canonical + "\n", CanonicalJson.canonical(written));
  }

  @Test
  void doublesOfJavaHaveTheTextOfTheirShortestDecimal() {
    var nodes = JsonNodeFactory.instance;
    assertEquals("0.1\n", CanonicalJson.write(nodes.numberNode(0.1)));
    assertEquals("0.1\n", CanonicalJson.write(nodes.numberNode(0.1f)));
    assertEquals("3\n", CanonicalJson.write(nodes.numberNode(3.0)));
    assertThrows(
        IllegalArgumentException.class, () -> CanonicalJson.write(nodes.numberNode(Double.NaN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{", "{\"a\":1", "{\"a\":1,\"a\":2}", "{} {}", "NaN", "nul"})
  void refusesWhatIsNoJson(String text) {
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.parse(text));
  }

  @Test
  void isAFixedPointAndHashesValuesNotTexts() {
    String once = CanonicalJson.canonical("{\"b\":[1.50,2],\"a\":\"\\/\"}");
    assertEquals(once, CanonicalJson.canonical(once));
    String hash = CanonicalJson.sha256(CanonicalJson.parse("{\"a\":1.0,\"b\":2}"));
    assertEquals(hash, CanonicalJson.sha256(CanonicalJson.parse("{\"b\":2,\"a\":1}")));
    assertNotEquals(hash, CanonicalJson.sha256(CanonicalJson.parse("{\"b\":2,\"a\":\"1\"}")));
  }

  @Test
  void flattensToDottedPaths() {
    assertEquals(Map.of(), CanonicalJson.flatten(CanonicalJson.parse("{}")));
    assertEquals(
        Map.of("f0.floor_hz", "75", "f0.list", "[ 1, 2 ]", "name", "\"x\"", "none", "{}"),
        CanonicalJson.flatten(
            CanonicalJson.parse(
                "{\"f0\":{\"floor_hz\":75.0,\"list\":[1,2]},\"name\":\"x\",\"none\":{}}")));
  }
}
