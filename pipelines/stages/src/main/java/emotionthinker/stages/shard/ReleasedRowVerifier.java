package emotionthinker.stages.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.RowVerifier;
import java.util.List;
import java.util.Map;

/**
 * Verifies rows of EmotionCoT files as others released them: cues beside the text, under any of the
 * names that {@link ReleasedRowReader} knows. A value that it cannot read is an unknown cue, so
 * claims about it are unsupported. The text is read as it stands, tags included, so that offsets
 * are those of the file.
 */
public final class ReleasedRowVerifier {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RowVerifier verifier;

  /** An engine that judges as another does. */
  public ReleasedRowVerifier(RowVerifier verifier) {
    this.verifier = verifier;
  }

  /**
   * The row with its verdicts; other fields pass through in their order.
   *
   * @throws UserException when there is no text, or the reader rejects the row
   */
  public ObjectNode verify(ObjectNode row) {
    String text = text(row);
    @SuppressWarnings("unchecked")
    Map<String, Object> fields = JSON.convertValue(row, Map.class);
    ReleasedResult result = ReleasedRowReader.read("row", fields);
    if (result.row() == null) {
      throw UserException.badValue(
          "row",
          result.reject().reason().wire() + ": " + result.reject().detail(),
          "cues {...} and reasoning, or the fields of a released EmotionCoT file",
          "give the row its cues, and every row its emotion");
    }
    return verifier.verify(row, text, sheet(result.row(), row));
  }

  private static String text(ObjectNode row) {
    List<String> names = ReleasedRowReader.ALIASES.get("cot_analysis");
    for (String name : names) {
      if (row.path(name).isTextual()) {
        return row.path(name).textValue();
      }
    }
    throw UserException.badValue(
        String.join(" or ", names), null, "a string", "give every row its text");
  }

  /** A list of stressed words that is there and empty means none, an absent one unknown. */
  private static CueSheet sheet(ReleasedRow row, ObjectNode source) {
    boolean stressGiven =
        !row.stressedWords().isEmpty()
            || ReleasedRowReader.ALIASES.get("stressed_words").stream()
                .map(source::path)
                .anyMatch(JsonNode::isArray);
    return new CueSheet(
        row.pitchLevel(),
        null,
        row.energyLevel(),
        null,
        row.speedLevel(),
        null,
        row.intonation(),
        stressGiven ? row.stressedWords() : null,
        row.gender(),
        row.ageLevel(),
        row.transcription(),
        row.transcription() != null,
        null,
        row.emotion(),
        null,
        null);
  }
}
