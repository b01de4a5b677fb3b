package emotionthinker.stages.cot.calls;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.CallOutcome.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what the ledger has no answer to into files of the provider's batch format, one JSON
 * object a line with the address of the request as {@code custom_id}. Every request enters the
 * ledger before it enters a file, at its maximum cost; it is in one batch at most until its result
 * is imported. A file is named by its first request, so written again it is the same file.
 */
public final class BatchCaller implements ChatCaller {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Providers take files of at most 50,000 requests. */
  private static final int MAX_REQUESTS = 20_000;

  private final CallOptions options;
  private final CallLedger ledger;
  private final Files files;
  private final AudioClip.Reader clips;

  /** Where batch files go. */
  @FunctionalInterface
  public interface Files {
    /** Writes a file of lines. */
    void write(String name, List<String> lines) throws IOException;
  }

  /**
   * A caller that closes the ledger in the end.
   *
   * @param clips reads clips; null when none are sent
   */
  public BatchCaller(CallOptions options, CallLedger ledger, Files files, AudioClip.Reader clips) {
    this.options = options;
    this.ledger = ledger;
    this.files = files;
    this.clips = clips;
  }

  @Override
  public List<CallOutcome> call(List<ChatRequest> requests) {
    Map<String, ChatRequest> byKey = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>();
    for (ChatRequest request : requests) {
      String key = ChatRequest.sha256(request.canonicalJson());
      keys.add(key);
      byKey.putIfAbsent(key, request);
    }
    Map<String, CallOutcome> outcomes = new LinkedHashMap<>();
    ledger
        .answers(byKey.keySet())
        .forEach((key, answer) -> outcomes.put(key, CallOutcome.of(key, answer)));
    byKey.keySet().removeAll(outcomes.keySet());
    List<Map.Entry<String, ChatRequest>> missing = List.copyOf(byKey.entrySet());
    for (int from = 0; from < missing.size(); from += MAX_REQUESTS) {
      enter(missing.subList(from, Math.min(missing.size(), from + MAX_REQUESTS)), outcomes);
    }
    return keys.stream().map(outcomes::get).toList();
  }

  private void enter(
      List<Map.Entry<String, ChatRequest>> missing, Map<String, CallOutcome> outcomes) {
    String name = "batch-" + missing.get(0).getKey().substring(0, 16) + ".jsonl";
    List<String> lines = new ArrayList<>();
    List<Intent> intents = new ArrayList<>();
    for (Map.Entry<String, ChatRequest> one : missing) {
      lines.add(line(one.getKey(), one.getValue()));
      intents.add(intent(name, one.getKey(), one.getValue()));
    }
    List<Decision> decisions = ledger.enterBatch(name, options.limits(), intents);
    List<String> entered = new ArrayList<>();
    for (int i = 0; i < missing.size(); i++) {
      String key = missing.get(i).getKey();
      Decision decision = decisions.get(i);
      if (decision instanceof Decision.Admitted) {
        entered.add(lines.get(i));
      }
      outcomes.put(key, outcome(key, decision, name));
    }
    try {
      if (!entered.isEmpty()) {
        files.write(name, entered);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CallOutcome outcome(String key, Decision decision, String file) {
    if (decision instanceof Decision.Recorded recorded) {
      return CallOutcome.of(key, recorded.answer());
    }
    if (decision instanceof Decision.Admitted) {
      return CallOutcome.failed(key, Failure.MISSING, "waits in " + file);
    }
    if (decision instanceof Decision.BudgetExhausted || decision instanceof Decision.Wait) {
      return CallOutcome.failed(
          key, Failure.BUDGET_EXHAUSTED, "the batch does not fit into the budget");
    }
    return CallOutcome.failed(key, Failure.MISSING, "waits in a batch, or in flight elsewhere");
  }

  private Intent intent(String file, String key, ChatRequest request) {
    long prompt = request.maxPromptTokens(options.endpoint().audioTokensPerS());
    long completion = request.parameters().maxTokens();
    return new Intent(
        file + "-" + key,
        key,
        request.canonicalJson(),
        prompt + completion,
        options.price(request.model()).batchPicoUsd(prompt, completion));
  }

  private String line(String key, ChatRequest request) {
    String audio = null;
    if (request.audio() != null) {
      try {
        audio = Base64.getEncoder().encodeToString(clips.wav(request.audio().utterance()));
      } catch (IOException e) {
        throw new UserException("a clip for the batch cannot be read: " + e.getMessage(), e);
      }
    }
    ObjectNode line = JSON.createObjectNode();
    line.put("custom_id", key).put("method", "POST").put("url", "/v1/chat/completions");
    line.set("body", ChatWire.body(request, audio));
    return line.toString();
  }

  @Override
  public void close() {
    ledger.close();
  }
}
