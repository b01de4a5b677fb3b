package emotionthinker.models.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerConformance {
  private static final int WORKERS = 8;

  @TempDir private Path folder;

  @Override
  JdbcLedger open(double leaseS, LongSupplier time) {
    return JdbcLedger.open(folder.resolve("ledger.sqlite").toString(), leaseS, time);
  }

  /** Each finds the file new, and all but one the others in the way of its journal. */
  @Test
  void workers_that_make_it_at_once_all_get_it() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
    CyclicBarrier together = new CyclicBarrier(WORKERS);
    for (int round = 0; round < 40; round++) {
      String file = folder.resolve("new-" + round + ".sqlite").toString();
      List<Future<Long>> answers = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        answers.add(
            pool.submit(
                () -> {
                  together.await();
                  try (JdbcLedger ledger = JdbcLedger.open(file, 60)) {
                    return ledger.totals("a").answers();
                  }
                }));
      }
      for (Future<Long> answer : answers) {
        assertEquals(0, answer.get());
      }
    }
    pool.shutdown();
  }
}
