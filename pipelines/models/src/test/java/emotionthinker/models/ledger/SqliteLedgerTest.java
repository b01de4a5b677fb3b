package emotionthinker.models.ledger;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerConformance {
  @TempDir private Path folder;

  @Override
  JdbcLedger open(double leaseS, LongSupplier time) {
    return JdbcLedger.open(folder.resolve("ledger.sqlite").toString(), leaseS, time);
  }
}
