package emotionthinker.models.chat;

import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.CallLedger;
import emotionthinker.stages.cot.calls.CallOptions;
import emotionthinker.stages.cot.calls.CallOutcome;
import emotionthinker.stages.cot.calls.CallOutcome.Failure;
import emotionthinker.stages.cot.calls.ChatAnswer;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.CircuitBreaker;
import emotionthinker.stages.cot.calls.Decision;
import emotionthinker.stages.cot.calls.Intent;
import emotionthinker.stages.cot.calls.Price;
import emotionthinker.stages.cot.calls.RetryPolicy;
import emotionthinker.stages.cot.calls.Settlement;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of a {@link CallEngine}: what waits, what is in flight, what must be settled. */
final class CallWindow {
  private static final Logger LOG = LoggerFactory.getLogger(CallWindow.class);

  /** Pause before asking again about a call that another worker has in flight (ms). */
  private static final long ELSEWHERE_MILLIS = 100;

  private final CallOptions options;
  private final SteadyLedger ledger;
  private final ChatEndpoint endpoint;
  private final Collection<Runnable> events;
  private final String holder;
  private final RetryPolicy retry;
  private final CircuitBreaker breaker;
  private final Map<String, Call> known = new HashMap<>();
  private final Queue<Call> waiting =
      new PriorityQueue<>(Comparator.comparingLong((Call call) -> call.dueMillis));
  private final Map<String, Call> inFlight = new HashMap<>();
  private final List<Settlement> settled = new ArrayList<>();
  private final List<Runnable> afterSettling = new ArrayList<>();
  private final long beatMillis;
  private long attemptIds;
  private long pausedUntilMillis;
  private long limitedUntilMillis;
  private boolean limitedByOwnCalls;
  private long beatDueMillis;
  private RuntimeException stopped;
  private String trouble;

  CallWindow(
      CallOptions options,
      CallLedger ledger,
      ChatEndpoint endpoint,
      Collection<Runnable> events,
      String holder) {
    this.options = options;
    this.ledger = new SteadyLedger(ledger);
    this.endpoint = endpoint;
    this.events = events;
    this.holder = holder;
    this.retry = new RetryPolicy(options.retry());
    this.breaker = new CircuitBreaker(options.breaker());
    this.beatMillis = Math.max(20, Math.round(options.ledger().leaseS() * 1000 / 3));
  }

  /** A clock that does not go back (ms). */
  static long now() {
    return System.nanoTime() / 1_000_000;
  }

  boolean hasCallsInFlight() {
    return !inFlight.isEmpty();
  }

  /** Takes calls in; what has a recorded answer is done at once. */
  void submit(List<Call> calls) {
    if (stopped != null) {
      calls.forEach(call -> call.fail(stopped));
      return;
    }
    Map<String, ChatAnswer> answers =
        ledger.answers(calls.stream().map(call -> call.sha256).toList());
    for (Call call : calls) {
      ChatAnswer answer = answers.get(call.sha256);
      Call same = known.get(call.sha256);
      if (answer != null) {
        call.complete(CallOutcome.of(call.sha256, answer));
      } else if (same != null) {
        same.askers.addAll(call.askers);
      } else {
        known.put(call.sha256, call);
        waiting.add(call);
      }
    }
  }

  /** How long nothing happens by itself (ms). */
  long idleMillis(long now) {
    long next = beatDueMillis;
    for (Call call : inFlight.values()) {
      next = Math.min(next, call.deadlineMillis);
    }
    if (!waiting.isEmpty() && inFlight.size() < options.endpoint().inFlight()) {
      long due =
          Math.max(waiting.peek().dueMillis, Math.max(pausedUntilMillis, limitedUntilMillis));
      if (breaker.isOpen()) {
        due = breaker.nextChangeMillis() == 0 ? next : Math.max(due, breaker.nextChangeMillis());
      }
      next = Math.min(next, due);
    }
    return Math.max(0, next - now);
  }

  /** Does what is due: ends calls that hang, settles, admits, sends. */
  void advance(long now) {
    expire(now);
    if (breaker.isHopeless(now)) {
      stop(
          new UserException(
              "no answer from "
                  + options.endpoint().baseUrl()
                  + " for more than "
                  + options.breaker().giveUpS()
                  + " s (last: "
                  + trouble
                  + "). What is paid is in the ledger. What to do: run again when the server is"
                  + " there"));
    }
    List<Call> wanted = stopped != null ? List.of() : due(now);
    if (settled.isEmpty() && wanted.isEmpty() && now < beatDueMillis) {
      return;
    }
    beatDueMillis = now + beatMillis;
    List<Intent> intents = wanted.stream().map(call -> call.intent).toList();
    List<Decision> decisions = ledger.exchange(holder, options.limits(), settled, intents);
    settled.clear();
    List.copyOf(afterSettling).forEach(Runnable::run);
    afterSettling.clear();
    // The ledger may have made us wait, and a call has its whole time from when it leaves.
    long then = now();
    for (int i = 0; i < wanted.size(); i++) {
      decided(wanted.get(i), decisions.get(i), then);
    }
    heedLimits(decisions, then);
  }

  /** When a limit is reached, nothing is asked before there may be room again. */
  private void heedLimits(List<Decision> decisions, long now) {
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Wait wait) {
        limitedUntilMillis = now + wait.waitMillis();
        limitedByOwnCalls =
            wait.limit() == Decision.Limit.CONCURRENT || wait.limit() == Decision.Limit.BUDGET;
      }
    }
  }

  /** Settles what is left when nothing may be sent any more. */
  void settleAll() {
    if (!settled.isEmpty()) {
      ledger.exchange(holder, options.limits(), settled, List.of());
      settled.clear();
      afterSettling.forEach(Runnable::run);
      afterSettling.clear();
    }
  }

  /** Fails everything that has not left; what is in flight still ends as it ends. */
  void stop(RuntimeException cause) {
    stopped = stopped == null ? cause : stopped;
    for (Call call : waiting) {
      known.remove(call.sha256);
      call.fail(stopped);
    }
    waiting.clear();
  }

  private void expire(long now) {
    for (Call call : List.copyOf(inFlight.values())) {
      if (now >= call.deadlineMillis) {
        call.response.cancel(true);
        ended(call, new Reaction.Doubtful("no answer in " + options.endpoint().timeoutS() + " s"));
      }
    }
  }

  private List<Call> due(long now) {
    List<Call> wanted = new ArrayList<>();
    if (now < pausedUntilMillis || now < limitedUntilMillis) {
      return wanted;
    }
    int free = Math.min(options.endpoint().inFlight() - inFlight.size(), breaker.allowed(now));
    while (wanted.size() < free && !waiting.isEmpty() && waiting.peek().dueMillis <= now) {
      Call call = waiting.remove();
      if (call.intent == null) {
        call.intent = intent(call);
      }
      wanted.add(call);
    }
    return wanted;
  }

  private Intent intent(Call call) {
    ChatRequest request = call.request;
    long prompt = request.maxPromptTokens(options.endpoint().audioTokensPerS());
    long completion = request.parameters().maxTokens();
    return new Intent(
        holder + "-" + attemptIds++,
        call.sha256,
        call.canonicalJson,
        prompt + completion,
        price(request).picoUsd(prompt, completion));
  }

  private Price price(ChatRequest request) {
    return options.price(request.model());
  }

  private void decided(Call call, Decision decision, long now) {
    if (decision instanceof Decision.Recorded recorded) {
      done(call, CallOutcome.of(call.sha256, recorded.answer()));
    } else if (decision instanceof Decision.Admitted) {
      send(call, now);
    } else if (decision instanceof Decision.Elsewhere) {
      again(call, now + ELSEWHERE_MILLIS);
    } else if (decision instanceof Decision.Wait wait) {
      again(call, now + wait.waitMillis());
    } else if (decision instanceof Decision.BudgetExhausted end) {
      done(call, CallOutcome.failed(call.sha256, Failure.BUDGET_EXHAUSTED, end.detail()));
    } else if (decision instanceof Decision.InBatch) {
      done(call, CallOutcome.failed(call.sha256, Failure.MISSING, "waits in a batch file"));
    } else {
      done(call, failed(call, "sent twice, and both times without a known outcome"));
    }
  }

  private void send(Call call, long now) {
    breaker.sent();
    call.deadlineMillis = now + Math.round(options.endpoint().timeoutS() * 1000);
    inFlight.put(call.intent.attemptId(), call);
    String attempt = call.intent.attemptId();
    call.response = endpoint.send(call.request, call.sha256);
    CompletableFuture<?> unused =
        call.response.whenComplete(
            (response, failure) -> events.add(() -> received(call, attempt, response, failure)));
  }

  private void received(
      Call call, String attempt, HttpResponse<String> response, Throwable failure) {
    // one that was given up before is no longer in flight under this attempt
    if (inFlight.get(attempt) == call) {
      ended(call, failure == null ? Reaction.of(response, call.sha256) : Reaction.of(failure));
    }
  }

  private void ended(Call call, Reaction reaction) {
    String attempt = call.intent.attemptId();
    inFlight.remove(attempt);
    call.intent = null;
    if (limitedByOwnCalls) {
      limitedUntilMillis = 0;
    }
    long now = now();
    if (reaction instanceof Reaction.Answered answered) {
      answered();
      ChatAnswer answer =
          answered
              .reply()
              .priced(
                  call.request, price(call.request), false, options.endpoint().audioTokensPerS());
      settled.add(Settlement.answered(attempt, answer));
      afterSettling.add(() -> done(call, CallOutcome.of(call.sha256, answer)));
    } else if (reaction instanceof Reaction.Doubtful doubtful) {
      failed(now, doubtful.detail());
      settled.add(Settlement.inDoubt(attempt, doubtful.detail()));
      retryLater(call, now, 0, doubtful.detail());
    } else if (reaction instanceof Reaction.Unreached unreached) {
      failed(now, unreached.detail());
      settled.add(Settlement.refused(attempt, unreached.detail()));
      // Whether the server is worth waiting for is the breaker's business, not the request's.
      again(call, now + retry.pauseMillis(call.sha256, 1, 0));
    } else if (reaction instanceof Reaction.NoClip noClip) {
      settled.add(Settlement.refused(attempt, noClip.detail()));
      afterSettling.add(() -> done(call, failed(call, noClip.detail())));
    } else if (reaction instanceof Reaction.Refused refused) {
      settled.add(Settlement.refused(attempt, refused.detail()));
      refused(call, refused, now);
    }
  }

  /** Whoever waits is told once that nothing comes, and why. */
  private void failed(long now, String detail) {
    boolean wasOpen = breaker.isOpen();
    breaker.failure(now);
    trouble = detail;
    if (breaker.isOpen() && !wasOpen) {
      LOG.warn(
          "{} does not answer ({}): calls wait while one at a time tries, for {} s at most",
          options.endpoint().baseUrl(),
          detail,
          options.breaker().giveUpS());
    }
  }

  private void answered() {
    if (breaker.isOpen()) {
      LOG.warn("{} answers again", options.endpoint().baseUrl());
    }
    breaker.success();
  }

  private void refused(Call call, Reaction.Refused refused, long now) {
    if (RetryPolicy.isServerTrouble(refused.status())) {
      failed(now, refused.detail());
    } else {
      answered();
    }
    if (RetryPolicy.isMisconfigured(refused.status())
        || refused.code().equals("insufficient_quota")) {
      known.remove(call.sha256);
      RuntimeException cause =
          new UserException(
              options.endpoint().baseUrl()
                  + " refuses every call: "
                  + refused.detail()
                  + ". What to do: check calls.endpoint, llm.model, the key and its quota; what is"
                  + " paid is in the ledger");
      stop(cause);
      call.fail(stopped);
    } else if (RetryPolicy.isTransient(refused.status())
        && !retry.isTooLong(refused.retryAfterMillis())) {
      pausedUntilMillis = Math.max(pausedUntilMillis, now + refused.retryAfterMillis());
      retryLater(call, now, refused.retryAfterMillis(), refused.detail());
    } else {
      Failure failure =
          refused.code().equals("content_filter") ? Failure.CONTENT_FILTERED : Failure.FAILED;
      done(call, CallOutcome.failed(call.sha256, failure, refused.detail()));
    }
  }

  private void retryLater(Call call, long now, long retryAfterMillis, String detail) {
    call.attempts++;
    if (retry.mayRetry(call.attempts)) {
      again(call, now + retry.pauseMillis(call.sha256, call.attempts, retryAfterMillis));
    } else {
      done(call, failed(call, call.attempts + " attempts, the last: " + detail));
    }
  }

  private void again(Call call, long dueMillis) {
    if (stopped != null) {
      known.remove(call.sha256);
      call.fail(stopped);
      return;
    }
    call.dueMillis = dueMillis;
    waiting.add(call);
  }

  private void done(Call call, CallOutcome outcome) {
    known.remove(call.sha256);
    call.complete(outcome);
  }

  private static CallOutcome failed(Call call, String detail) {
    return CallOutcome.failed(call.sha256, Failure.FAILED, detail);
  }
}
