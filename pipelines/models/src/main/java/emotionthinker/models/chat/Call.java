package emotionthinker.models.chat;

import emotionthinker.stages.cot.calls.CallOutcome;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.Intent;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One request on its way through the engine; only the engine's thread touches it. */
final class Call {
  final ChatRequest request;
  final String canonicalJson;
  final String sha256;
  final List<CompletableFuture<CallOutcome>> askers = new ArrayList<>();

  /** What it wants of the ledger; kept until the ledger has decided. */
  Intent intent;

  /** Attempts that the server refused or never got. */
  int attempts;

  /** Earliest time of the next step (ms). */
  long dueMillis;

  /** When to stop waiting for the answer (ms). */
  long deadlineMillis;

  CompletableFuture<HttpResponse<String>> response;

  Call(ChatRequest request) {
    this.request = request;
    this.canonicalJson = request.canonicalJson();
    this.sha256 = ChatRequest.sha256(canonicalJson);
  }

  void complete(CallOutcome outcome) {
    askers.forEach(asker -> asker.complete(outcome));
  }

  void fail(RuntimeException cause) {
    askers.forEach(asker -> asker.completeExceptionally(cause));
  }
}
