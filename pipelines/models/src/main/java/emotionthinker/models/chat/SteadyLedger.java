package emotionthinker.models.chat;

import emotionthinker.stages.cot.calls.CallLedger;
import emotionthinker.stages.cot.calls.ChatAnswer;
import emotionthinker.stages.cot.calls.Decision;
import emotionthinker.stages.cot.calls.Intent;
import emotionthinker.stages.cot.calls.LedgerException;
import emotionthinker.stages.cot.calls.LimitOptions;
import emotionthinker.stages.cot.calls.Settlement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A ledger whose database may be away for a while: asks again before it fails. */
final class SteadyLedger {
  private static final int TRIES = 8;
  private static final long FIRST_PAUSE_MILLIS = 100;

  private final CallLedger ledger;

  SteadyLedger(CallLedger ledger) {
    this.ledger = ledger;
  }

  List<Decision> exchange(
      String holder, LimitOptions limits, List<Settlement> settled, List<Intent> wanted) {
    return steadily(() -> ledger.exchange(holder, limits, settled, wanted));
  }

  Map<String, ChatAnswer> answers(Collection<String> sha256s) {
    return steadily(() -> ledger.answers(sha256s));
  }

  private static <T> T steadily(Supplier<T> asking) {
    for (int i = 0; ; i++) {
      try {
        return asking.get();
      } catch (LedgerException e) {
        if (i == TRIES) {
          throw e;
        }
        try {
          Thread.sleep(FIRST_PAUSE_MILLIS << i);
        } catch (InterruptedException interrupted) {
          e.addSuppressed(interrupted);
          throw e;
        }
      }
    }
  }
}
