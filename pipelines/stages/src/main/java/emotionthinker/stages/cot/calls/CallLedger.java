package emotionthinker.stages.cot.calls;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The record of paid calls, shared by all workers. Every method is one transaction and durable when
 * it returns. A worker is known by its holder name; while it lives it calls {@link #exchange} more
 * often than its lease is long, if need be with empty lists. What a worker that stopped doing so
 * had in flight is in doubt.
 *
 * <p>Errors of the database are {@link LedgerException}; a call that failed so may be made again
 * with the same arguments: attempts are known by their ids, and nothing is counted twice.
 */
public interface CallLedger extends AutoCloseable {

  /**
   * Settles what ended, then decides about what is wanted, in this order and one transaction.
   *
   * @return one decision for every intent, in their order
   */
  List<Decision> exchange(
      String holder, LimitOptions limits, List<Settlement> settled, List<Intent> wanted);

  /** The recorded answers among these requests, by their address. */
  Map<String, ChatAnswer> answers(Collection<String> sha256s);

  /**
   * Writes intents into a batch: reserved, and charged at their maximum until {@link #settleBatch}.
   *
   * @return one decision for every intent; {@link Decision.Admitted} means write it to the file
   */
  List<Decision> enterBatch(String batch, LimitOptions limits, List<Intent> wanted);

  /**
   * Settles the result of one request of a batch: the answer, or why there is none.
   *
   * @return false when no batch waits for this request
   */
  boolean settleBatch(String sha256, ChatAnswer answer, String failure);

  /** The canonical form of a request; null when the ledger does not know it. */
  String request(String sha256);

  /** Counts of one account, or of all when it is null. */
  LedgerTotals totals(String account);

  @Override
  void close();
}
