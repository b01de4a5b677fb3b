package emotionthinker.models.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The same on PostgreSQL; skipped where PostgreSQL is not installed. */
class PostgresLedgerTest extends LedgerConformance {
  private static PostgresServer server;
  private static int databases;
  private String database;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> binaries = PostgresServer.binaries();
    assumeTrue(binaries.isPresent(), "PostgreSQL is not installed (Debian package postgresql)");
    server = PostgresServer.start(binaries.get());
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void createDatabase() throws SQLException {
    database = "ledger" + databases++;
    try (Connection connection =
            new org.postgresql.Driver().connect(server.url("postgres"), new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database);
    }
  }

  @Override
  JdbcLedger open(double leaseS, LongSupplier time) {
    return JdbcLedger.open(server.url(database), leaseS, time);
  }
}
