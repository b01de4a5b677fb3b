package emotionthinker.models.chat;

import emotionthinker.stages.cot.calls.CallOptions;
import emotionthinker.stages.cot.calls.CallOutcome;
import emotionthinker.stages.cot.calls.ChatCaller;
import emotionthinker.stages.cot.calls.ChatRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One engine per process and configuration, however many threads and tasks ask it: the window is of
 * the process. The last that closes its share closes the engine.
 */
public final class SharedCallers {
  private static final Map<CallOptions, Shared> OPEN = new HashMap<>();

  private SharedCallers() {}

  private static final class Shared {
    private final ChatCaller caller;
    private int users;

    Shared(ChatCaller caller) {
      this.caller = caller;
    }
  }

  /** A share of the caller of these options; it is opened for the first. */
  public static ChatCaller share(CallOptions options, Supplier<ChatCaller> open) {
    Shared shared;
    synchronized (OPEN) {
      shared = OPEN.computeIfAbsent(options, key -> new Shared(open.get()));
      shared.users++;
    }
    return new Share(options, shared);
  }

  private static final class Share implements ChatCaller {
    private final CallOptions options;
    private final Shared shared;
    private boolean closed;

    Share(CallOptions options, Shared shared) {
      this.options = options;
      this.shared = shared;
    }

    @Override
    public List<CallOutcome> call(List<ChatRequest> requests) {
      return shared.caller.call(requests);
    }

    @Override
    public void close() {
      synchronized (OPEN) {
        if (closed) {
          return;
        }
        closed = true;
        if (--shared.users > 0) {
          return;
        }
        OPEN.remove(options);
      }
      shared.caller.close();
    }
  }
}
