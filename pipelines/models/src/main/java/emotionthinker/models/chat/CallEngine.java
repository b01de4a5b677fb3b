package emotionthinker.models.chat;

import emotionthinker.stages.cot.calls.AudioClip;
import emotionthinker.stages.cot.calls.CallLedger;
import emotionthinker.stages.cot.calls.CallOptions;
import emotionthinker.stages.cot.calls.CallOutcome;
import emotionthinker.stages.cot.calls.ChatCaller;
import emotionthinker.stages.cot.calls.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps a window of calls in flight over the requests of all its callers. All state belongs to one
 * thread, which waits for events (requests, answers, the passing of time), lets them collect for a
 * moment, and then does with one transaction of the ledger what they ask for: settles what ended,
 * writes the intents of what may leave. Only then do answers reach their callers and requests the
 * server.
 */
public final class CallEngine implements ChatCaller {
  /** How long events collect, so that they share a transaction (ms). */
  private static final long COLLECT_MILLIS = 4;

  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final ChatEndpoint endpoint;
  private final CallLedger ledger;
  private final CallWindow window;
  private final Thread thread;
  private volatile boolean closing;

  /**
   * An engine.
   *
   * @param ledger the engine closes it
   * @param key gives the API key; null for none
   * @param clips reads clips; null when none are sent
   */
  public CallEngine(
      CallOptions options, CallLedger ledger, Supplier<String> key, AudioClip.Reader clips) {
    this.endpoint = new ChatEndpoint(options.endpoint(), key, clips);
    this.ledger = ledger;
    String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    this.window = new CallWindow(options, ledger, endpoint, events, holder);
    this.thread = new Thread(this::run, "call-engine");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public List<CallOutcome> call(List<ChatRequest> requests) {
    List<Call> calls = requests.stream().map(Call::new).toList();
    List<CompletableFuture<CallOutcome>> futures = new ArrayList<>();
    for (Call call : calls) {
      CompletableFuture<CallOutcome> future = new CompletableFuture<>();
      call.askers.add(future);
      futures.add(future);
    }
    events.add(() -> window.submit(calls));
    List<CallOutcome> outcomes = new ArrayList<>(futures.size());
    try {
      for (CompletableFuture<CallOutcome> future : futures) {
        outcomes.add(future.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      // What is in flight still ends, and is recorded for whoever asks next.
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while calls were in flight", e);
    }
    return outcomes;
  }

  private void run() {
    try {
      while (!closing || window.hasCallsInFlight()) {
        step();
      }
      window.settleAll();
    } catch (InterruptedException e) {
      window.stop(new IllegalStateException("the call engine was interrupted", e));
    } catch (RuntimeException e) {
      window.stop(e);
      drain(e);
    }
  }

  private void step() throws InterruptedException {
    Runnable event = events.poll(window.idleMillis(CallWindow.now()), TimeUnit.MILLISECONDS);
    if (event != null) {
      event.run();
      if (events.isEmpty() && !closing) {
        Thread.sleep(COLLECT_MILLIS);
      }
    }
    for (Runnable next = events.poll(); next != null; next = events.poll()) {
      next.run();
    }
    if (closing) {
      window.stop(new IllegalStateException("the call engine was closed"));
    }
    window.advance(CallWindow.now());
  }

  /** After a failure of the ledger: whoever still asks is told. */
  private void drain(RuntimeException cause) {
    while (!closing) {
      try {
        Runnable event = events.poll(1, TimeUnit.SECONDS);
        if (event != null) {
          event.run();
          window.stop(cause);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Sends nothing more, waits for what is in flight, and closes the ledger. */
  @Override
  public void close() {
    closing = true;
    events.add(() -> {});
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    endpoint.close();
    ledger.close();
  }
}
