package emotionthinker.models.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A recorded answer as a line of an export: address, request, answer. */
final class LedgerLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LedgerLine() {}

  /**
   * The line of a row: sha256, request, text, finish_reason, provider_id, served_model,
   * prompt_tokens, completion_tokens, cost_pico_usd, answered_ms.
   */
  static String of(ResultSet row) throws SQLException {
    ObjectNode line = JSON.createObjectNode();
    line.put("sha256", row.getString(1));
    try {
      line.set("request", JSON.readTree(row.getString(2)));
    } catch (JsonProcessingException e) {
      throw new SQLException("request " + row.getString(1) + " is no JSON", e);
    }
    line.putObject("answer")
        .put("text", row.getString(3))
        .put("finish_reason", row.getString(4))
        .put("provider_id", row.getString(5))
        .put("served_model", row.getString(6))
        .put("prompt_tokens", row.getLong(7))
        .put("completion_tokens", row.getLong(8))
        .put("cost_pico_usd", row.getLong(9))
        .put("answered_ms", row.getLong(10));
    return line.toString();
  }
}
