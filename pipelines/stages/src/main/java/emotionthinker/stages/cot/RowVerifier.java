package emotionthinker.stages.cot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.Claim;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.claims.ClaimVerifier;
import emotionthinker.stages.cot.claims.FactualAlignment;
import emotionthinker.stages.cot.claims.VerifierOptions;
import java.util.List;

/**
 * The engine of {@code emotionthinker verify}: a row {@code {"id", "cues": {...}, "reasoning"}} in,
 * the same row with {@code claims[]} (cue, asserted, measured, verdict, quote, start, end), {@code
 * factual_alignment} (0 to 1) and {@code factual_alignment_score} (1 to 5) out. Offsets are UTF-16
 * units of the reasoning as given, tags included.
 */
public final class RowVerifier {
  private final ClaimVerifier verifier;

  /** An engine with the tolerance of the verifier. */
  public RowVerifier(VerifierOptions options) {
    this.verifier = new ClaimVerifier(options);
  }

  /** The claims of a row. */
  public List<Claim> claims(JsonNode row) {
    return verifier.verify(reasoning(row), CueSheetJson.read(row.get("cues")));
  }

  /**
   * The row with its verdicts; other fields pass through in their order.
   *
   * @throws UserException when the row lacks reasoning or cues, or a cue has an unknown value
   */
  public ObjectNode verify(ObjectNode row) {
    return verify(row, reasoning(row), CueSheetJson.read(row.get("cues")));
  }

  private static String reasoning(JsonNode row) {
    JsonNode reasoning = row.path("reasoning");
    if (!reasoning.isTextual()) {
      throw UserException.badValue(
          "reasoning", row.get("reasoning"), "a string", "give every row its text");
    }
    return reasoning.textValue();
  }

  /**
   * A row in another form with the verdicts on its text; its fields pass through in their order.
   */
  public ObjectNode verify(ObjectNode row, String text, CueSheet sheet) {
    List<Claim> claims = verifier.verify(text, sheet);
    ObjectNode out = row.deepCopy();
    ArrayNode array = out.putArray("claims");
    for (Claim claim : claims) {
      ObjectNode node = array.addObject();
      node.put("cue", claim.cue().wire());
      node.put("asserted", claim.asserted());
      node.put("measured", claim.measured());
      node.put("verdict", claim.verdict().wire());
      node.put("quote", claim.quote());
      node.put("start", claim.start());
      node.put("end", claim.end());
    }
    out.put("factual_alignment", FactualAlignment.share(claims));
    out.put("factual_alignment_score", FactualAlignment.score(claims));
    return out;
  }
}
