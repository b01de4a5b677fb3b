package emotionthinker.jobs.teach;

import emotionthinker.jobs.config.RunConfig;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.stages.cot.calls.LedgerTotals;
import emotionthinker.stages.cot.calls.Price;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Tells what a stage has spent while it runs, and says once, after the first answers of a stage,
 * what the whole stage will cost and how long it will take. It looks at the ledger, so it sees the
 * workers of every host.
 */
public final class Projection implements AutoCloseable {
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final JdbcLedger ledger;
  private final String account;
  private final long answers;
  private final long calls;
  private final Consumer<String> say;
  private final LongConsumer spent;
  private final LedgerTotals before;
  private final long startNanos = System.nanoTime();
  private boolean said;
  private boolean closed;

  private Projection(RunConfig config, long calls, Consumer<String> say, LongConsumer spent) {
    this.ledger = JdbcLedger.open(config.calls().ledger().url(), config.calls().ledger().leaseS());
    this.account = config.calls().limits().account();
    this.answers = config.calls().projectionAfter();
    this.calls = calls;
    this.say = say;
    this.spent = spent;
    this.said = answers == 0;
    this.before = ledger.totals(account);
    // runs until the clock is shut down; what it throws ends it and nothing else
    ScheduledFuture<?> unused =
        clock.scheduleWithFixedDelay(this::look, 500, 500, TimeUnit.MILLISECONDS);
  }

  /**
   * Watches until it is closed.
   *
   * @param calls calls that the stage will make
   * @param say is told the projection, unless calls.projection_after is 0
   * @param spent is told what the stage has spent, 1e-12 USD, again and again
   */
  public static AutoCloseable watch(
      RunConfig config, long calls, Consumer<String> say, LongConsumer spent) {
    return new Projection(config, calls, say, spent);
  }

  private synchronized void look() {
    if (closed) {
      return;
    }
    LedgerTotals now = ledger.totals(account);
    spent.accept(now.spentPicoUsd() - before.spentPicoUsd());
    long answered = now.answers() - before.answers();
    if (!said && answered >= answers && answered > 0) {
      said = true;
      say.accept(
          line(
              answered,
              now.spentPicoUsd() - before.spentPicoUsd(),
              (System.nanoTime() - startNanos) / 1e9,
              calls));
    }
  }

  /** After so many answers for so much money in so many seconds, what all calls will take. */
  static String line(long answered, long picoUsd, double seconds, long calls) {
    return String.format(
        Locale.ROOT,
        "after %,d answers: %s USD in %.0f s; all %,d calls about %s USD and %.0f min",
        answered,
        Price.usd(picoUsd).setScale(4, RoundingMode.HALF_UP).toPlainString(),
        seconds,
        calls,
        Price.usd(picoUsd / answered * calls).setScale(2, RoundingMode.HALF_UP).toPlainString(),
        seconds / answered * calls / 60);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    synchronized (this) {
      closed = true;
      ledger.close();
    }
  }
}
