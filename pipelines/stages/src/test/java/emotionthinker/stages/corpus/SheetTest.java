package emotionthinker.stages.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.UserException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Label files in all their forms, good and broken. */
class SheetTest {

  @Test
  void readsCsvWithByteOrderMarkCrLfQuotesAndEmptyLines() {
    Sheet sheet =
        parse(
            "a.csv", "\uFEFFFile, Text \r\na.wav,\"one, \"\"two\"\"\r\nthree\"\r\n\r\nb.wav,\r\n");
    assertEquals(2, sheet.rows().size());
    assertEquals("one, \"two\"\r\nthree", sheet.rows().get(0).get("text"));
    assertEquals("a.csv:2", sheet.rows().get(0).origin());
    assertNull(sheet.rows().get(1).get("text"));
    assertTrue(sheet.problems().isEmpty());
  }

  @Test
  void tabsAndSemicolonsSeparateToo() {
    assertEquals("b \"c", parse("a.tsv", "x\ty\na\tb \"c\n").rows().get(0).get("y"));
    assertEquals("b", parse("a.csv", "x;y\na;b\n").rows().get(0).get("Y"));
  }

  @Test
  void jsonLinesAreFlattened() {
    Sheet sheet =
        parse("a.jsonl", "{\"audio\":{\"path\":\"a.wav\"},\"age\":31,\"x\":null}\n\n[1]\n{oops\n");
    assertEquals("a.wav", sheet.rows().get(0).get("audio.path"));
    assertEquals("31", sheet.rows().get(0).get("age"));
    assertNull(sheet.rows().get(0).get("x"));
    assertEquals("a.jsonl:3", sheet.problems().get(0).origin());
    assertEquals("a.jsonl:4", sheet.problems().get(1).origin());
  }

  @Test
  void brokenRowsAreProblemsAndTheOthersStay() {
    Sheet sheet = parse("a.csv", "x,y\n1,2,3\n\0,2\n4,5\n");
    assertEquals(2, sheet.problems().size());
    assertEquals("5", sheet.rows().get(0).get("y"));
    byte[] latin1 = "x,y\ncaf\u00e9,2\n".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(1, Sheet.parse("a.csv", latin1).problems().size());
  }

  @Test
  void anOpenQuoteIsOneProblem() {
    Sheet sheet = parse("a.csv", "x,y\n1,2\n\"3,4\n5,6\n");
    assertEquals(1, sheet.rows().size());
    assertEquals(1, sheet.problems().size());
    assertEquals("a.csv:3", sheet.problems().get(0).origin());
  }

  @Test
  void aColumnTwiceIsTheUsersProblem() {
    assertThrows(UserException.class, () -> parse("a.csv", "x,X\n1,2\n"));
  }

  private static Sheet parse(String path, String text) {
    return Sheet.parse(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
