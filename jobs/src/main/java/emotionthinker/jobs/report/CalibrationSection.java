package emotionthinker.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.schemas.UserException;
import java.io.IOException;

/** The calibration report of the reward model, as {@code bench reward} wrote it. */
final class CalibrationSection implements Section {
  private static final long MAX_BYTES = 64 << 20;

  private final String file;

  /**
   * @param file the report; null for none
   */
  CalibrationSection(String file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "calibration";
  }

  @Override
  public JsonNode read(RunTables tables) throws IOException {
    if (file == null) {
      return null;
    }
    byte[] json = tables.storage().readAllBytes(tables.storage().resolve(file), MAX_BYTES);
    try {
      JsonNode report = new ObjectMapper().readTree(json);
      if (report.path("rules").has("groups")) {
        return report;
      }
    } catch (JsonProcessingException e) {
      throw notOne(e);
    }
    throw notOne(null);
  }

  private UserException notOne(Exception cause) {
    return new UserException(
        "--calibration "
            + file
            + " is no calibration report. What to do: name the file of 'bench reward --out FILE'",
        cause);
  }
}
