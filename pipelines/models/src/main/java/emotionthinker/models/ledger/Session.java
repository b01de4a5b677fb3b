package emotionthinker.models.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** One connection with its prepared statements; one thread at a time. */
final class Session implements AutoCloseable {
  private static final int MAX_IN = 256;

  private final Connection connection;
  private final Dialect dialect;
  private final LongSupplier clock;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What is done in one transaction. */
  interface Work<T> {
    T run() throws SQLException;
  }

  /**
   * Connects.
   *
   * @param clock time in ms since the epoch; null for the database's
   */
  Session(String url, boolean readOnly, LongSupplier clock) throws SQLException {
    this.dialect = Dialect.of(url);
    this.clock = clock == null && dialect.now() == null ? System::currentTimeMillis : clock;
    this.connection = dialect.open(url, readOnly);
  }

  /** Runs work in a transaction that excludes all other writers. */
  <T> T exclusively(Work<T> work) throws SQLException {
    return transaction(dialect.lock(), work);
  }

  /** Runs a migration: excludes other programs that would migrate the same database. */
  <T> T migrating(Work<T> work) throws SQLException {
    return transaction(dialect.migrationLock(), work);
  }

  /** Runs work that reads in a transaction. */
  <T> T reading(Work<T> work) throws SQLException {
    return transaction(List.of("begin"), work);
  }

  /** The drivers begin transactions in ways of their own, so here they are said in SQL. */
  private <T> T transaction(List<String> begin, Work<T> work) throws SQLException {
    for (String statement : begin) {
      execute(statement);
    }
    try {
      T result = work.run();
      execute("commit");
      return result;
    } catch (SQLException | RuntimeException e) {
      try {
        execute("rollback");
      } catch (SQLException broken) {
        e.addSuppressed(broken);
      }
      throw e;
    }
  }

  /** Time in ms since the epoch. */
  long now() throws SQLException {
    return clock == null ? number(dialect.now()) : clock.getAsLong();
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  int update(String sql, Object... values) throws SQLException {
    PreparedStatement statement = prepare(sql);
    bind(statement, values);
    return statement.executeUpdate();
  }

  /** The same statement for many rows of values. */
  void updateAll(String sql, List<Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    PreparedStatement statement = prepare(sql);
    for (Object[] row : rows) {
      bind(statement, row);
      statement.addBatch();
    }
    statement.executeBatch();
  }

  <T> List<T> query(String sql, RowReader<T> reader, Object... values) throws SQLException {
    PreparedStatement statement = prepare(sql);
    bind(statement, values);
    List<T> out = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        out.add(reader.read(rows));
      }
    }
    return out;
  }

  /** A query with {@code in (?)} for a list of any length. */
  <T> List<T> queryIn(String sql, Collection<String> keys, RowReader<T> reader)
      throws SQLException {
    List<String> all = List.copyOf(keys);
    List<T> out = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MAX_IN) {
      List<String> some = all.subList(from, Math.min(all.size(), from + MAX_IN));
      // Few lengths, so that few statements are prepared; the last key fills up.
      int length = Integer.highestOneBit(Math.max(1, 2 * some.size() - 1));
      Object[] values = new Object[length];
      for (int i = 0; i < length; i++) {
        values[i] = some.get(Math.min(i, some.size() - 1));
      }
      String places = "(" + "?,".repeat(length - 1) + "?)";
      out.addAll(query(sql.replace("(?)", places), reader, values));
    }
    return out;
  }

  /** Rows one after another, for results larger than memory. */
  void forEach(String sql, RowReader<Void> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(500);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  long number(String sql, Object... values) throws SQLException {
    return query(sql, row -> row.getLong(1), values).get(0);
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof String text) {
        // PostgreSQL has no NUL in texts, and no answer needs one.
        statement.setString(i + 1, text.indexOf(0) < 0 ? text : text.replace('\0', ' '));
      } else if (values[i] instanceof Number number) {
        statement.setLong(i + 1, number.longValue());
      } else {
        throw new IllegalArgumentException("no binding for " + values[i]);
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger's connection does not close", e);
    }
  }
}
