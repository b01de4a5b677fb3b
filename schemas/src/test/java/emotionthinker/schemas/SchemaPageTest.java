package emotionthinker.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaPageTest {

  @Test
  void readmeIsWhatTheSchemasSay() throws Exception {
    Path readme = Path.of(System.getProperty("emotionthinker.root"), "schemas", "README.md");
    assertEquals(
        SchemaPage.markdown(Table.ALL),
        Files.readString(readme),
        "write it again: ./emotionthinker schema > schemas/README.md");
  }

  @Test
  void nestedFieldsUnitsNullsAndValues() {
    String page = SchemaPage.markdown(List.of(Table.PROSODY, Table.COT));
    assertTrue(page.contains("| `duration_s` | double | s | "), page);
    assertTrue(page.contains("| `f0_median_hz` | double? | Hz | "), page);
    assertTrue(page.contains("| `words[].start_s` | double | s | "), page);
    assertTrue(page.contains("| `claims[].verdict` | string |  | "), page);
    assertTrue(page.contains("`contradicted`"), page);
  }
}
