package emotionthinker.models.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.CallLedger;
import emotionthinker.stages.cot.calls.CallOptions;
import emotionthinker.stages.cot.calls.ChatAnswer;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.ChatWire;
import java.util.Iterator;

/**
 * Takes the results of a provider's batch into a ledger: lines with {@code custom_id}, {@code
 * response.status_code}, {@code response.body}, {@code error}, in any order. A line whose id no
 * batch waits for is counted and left alone.
 */
public final class BatchResults {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CallLedger ledger;
  private final CallOptions options;

  /** Results for a ledger, at the prices of the options. */
  public BatchResults(CallLedger ledger, CallOptions options) {
    this.ledger = ledger;
    this.options = options;
  }

  /**
   * What was imported.
   *
   * @param answered requests that have an answer now
   * @param refused requests that the provider did not answer; they may be asked again
   * @param unknown lines that belong to no waiting request
   */
  public record Counts(long answered, long refused, long unknown) {}

  /**
   * Imports lines.
   *
   * @throws UserException when a line is no JSON object; what came before it is imported
   */
  public Counts importLines(Iterator<String> lines) {
    long[] counts = new long[3];
    for (long number = 1; lines.hasNext(); number++) {
      String line = lines.next();
      if (!line.isBlank()) {
        counts[importLine(line, number)]++;
      }
    }
    return new Counts(counts[0], counts[1], counts[2]);
  }

  private int importLine(String line, long number) {
    JsonNode result;
    try {
      result = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UserException(
          "line "
              + number
              + " of the results is no JSON. What to do: download the results again, unchanged",
          e);
    }
    String sha256 = result.path("custom_id").asText("");
    String request = ledger.request(sha256);
    if (request == null) {
      return 2;
    }
    JsonNode response = result.path("response");
    if (response.path("status_code").asInt() != 200) {
      String detail = "batch: " + ChatWire.error(response.path("body").toString());
      return ledger.settleBatch(sha256, null, detail) ? 1 : 2;
    }
    ChatRequest asked = ChatRequest.parse(request);
    ChatAnswer answer =
        ChatWire.read(response.path("body").toString())
            .priced(
                asked, options.price(asked.model()), true, options.endpoint().audioTokensPerS());
    return ledger.settleBatch(sha256, answer, null) ? 0 : 2;
  }
}
