package emotionthinker.models.ledger;

import emotionthinker.schemas.UserException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What differs between the databases that can hold a ledger. */
enum Dialect {
  /** One file; its writers wait for each other. */
  SQLITE {
    @Override
    Connection open(String url, boolean readOnly) throws SQLException {
      SQLiteConfig config = new SQLiteConfig();
      config.setBusyTimeout(60_000);
      config.setReadOnly(readOnly);
      if (!readOnly) {
        config.setJournalMode(JournalMode.WAL);
        // An intent is on disk before its call leaves, an answer before anything downstream.
        config.setSynchronous(SynchronousMode.FULL);
      }
      Connecting connecting = () -> new org.sqlite.JDBC().connect(url, config.toProperties());
      return readOnly ? connecting.connect() : unlocked(connecting);
    }

    /**
     * Turning a new file to write-ahead logging needs it alone and does not heed the busy time-out:
     * of workers that open one at once all but one may be refused on the spot, or find the rollback
     * journal gone that they were about to delete.
     */
    private Connection unlocked(Connecting connecting) throws SQLException {
      long endNs = System.nanoTime() + OPEN_NS;
      while (true) {
        try {
          return connecting.connect();
        } catch (SQLException e) {
          if (!othersOpenIt(e) || System.nanoTime() > endNs) {
            throw e;
          }
          try {
            Thread.sleep(OPEN_PAUSE_MILLIS);
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw e;
          }
        }
      }
    }

    private boolean othersOpenIt(SQLException e) {
      return e instanceof SQLiteException failure
          && ((failure.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code
              || failure.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_DELETE_NOENT);
    }

    @Override
    List<String> lock() {
      return List.of("begin immediate"); // writers exclude each other from the start
    }

    @Override
    List<String> migrationLock() {
      return lock();
    }

    @Override
    String now() {
      return null;
    }
  },

  /** A server; writers exclude each other by a lock on one row. */
  POSTGRESQL {
    @Override
    Connection open(String url, boolean readOnly) throws SQLException {
      Properties properties = new Properties();
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("connectTimeout", "20");
      properties.setProperty("readOnly", Boolean.toString(readOnly));
      return new org.postgresql.Driver().connect(url, properties);
    }

    @Override
    List<String> lock() {
      return List.of("begin", "select id from ledger_lock where id = 1 for update");
    }

    @Override
    List<String> migrationLock() {
      return List.of("begin", "select pg_advisory_xact_lock(7263543)"); // no row to lock yet
    }

    @Override
    String now() {
      return "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    }
  };

  private static final long OPEN_NS = 10_000_000_000L;
  private static final long OPEN_PAUSE_MILLIS = 50;
  private static final String SQLITE_PREFIX = "jdbc:sqlite:";
  private static final String POSTGRESQL_PREFIX = "jdbc:postgresql:";

  /** An attempt to connect. */
  private interface Connecting {
    Connection connect() throws SQLException;
  }

  /** A new connection. */
  abstract Connection open(String url, boolean readOnly) throws SQLException;

  /** Begins a transaction that excludes all other writers. */
  abstract List<String> lock();

  /** Begins a migration. */
  abstract List<String> migrationLock();

  /** A query for the time of the database (ms since the epoch); null: that of this host. */
  abstract String now();

  /** The dialect of a JDBC URL; a plain path is a SQLite file. */
  static Dialect of(String url) {
    return url.startsWith(POSTGRESQL_PREFIX) ? POSTGRESQL : SQLITE;
  }

  /** The URL of a file that nobody changes; null when there is no such thing. */
  static String immutable(String url) {
    return url.startsWith(SQLITE_PREFIX) && !url.contains("?")
        ? SQLITE_PREFIX + "file:" + url.substring(SQLITE_PREFIX.length()) + "?immutable=1"
        : null;
  }

  /**
   * The JDBC URL of a setting.
   *
   * @throws UserException when it carries a password, or is of another database
   */
  static String url(String setting) {
    String lower = setting.toLowerCase(Locale.ROOT);
    if (lower.contains("password=") || lower.matches("jdbc:postgresql://[^/]*:[^/]*@.*")) {
      throw new UserException(
          "calls.ledger.url carries a password. What to do: leave it out and put it into ~/.pgpass"
              + " or the file that PGPASSFILE names");
    }
    if (setting.startsWith(POSTGRESQL_PREFIX) || setting.startsWith(SQLITE_PREFIX)) {
      return setting;
    }
    if (lower.startsWith("jdbc:") || setting.contains("://")) {
      throw UserException.badValue(
          "calls.ledger.url",
          setting,
          "a local path, jdbc:sqlite:… or jdbc:postgresql://…",
          "name a file of this host, or a PostgreSQL database when several hosts work");
    }
    return SQLITE_PREFIX + setting;
  }
}
