package emotionthinker.models.ledger;

import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.Admission;
import emotionthinker.stages.cot.calls.CallLedger;
import emotionthinker.stages.cot.calls.ChatAnswer;
import emotionthinker.stages.cot.calls.Decision;
import emotionthinker.stages.cot.calls.Intent;
import emotionthinker.stages.cot.calls.LedgerException;
import emotionthinker.stages.cot.calls.LedgerTotals;
import emotionthinker.stages.cot.calls.LimitOptions;
import emotionthinker.stages.cot.calls.Settlement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The ledger in SQLite or PostgreSQL. One connection, methods exclude each other; a connection that
 * broke is opened anew by the next call.
 */
public final class JdbcLedger implements CallLedger {
  /**
   * A request in doubt is sent again once: with two doubts it stays. Attempts that died with their
   * worker do not count: each of them is sent again once, however often workers die.
   */
  private static final int MAX_DOUBTS = 2;

  private final String url;
  private final boolean readOnly;
  private final long leaseMillis;
  private final LongSupplier clock;
  private Session session;
  private Accounts accounts;
  private Attempts attempts;
  private long beatMillis;

  private JdbcLedger(String url, boolean readOnly, long leaseMillis, LongSupplier clock) {
    this.url = url;
    this.readOnly = readOnly;
    this.leaseMillis = leaseMillis;
    this.clock = clock;
  }

  /**
   * Opens a ledger, and makes it when it is not there.
   *
   * @param setting path of a SQLite file, or a JDBC URL without a password
   * @param leaseS time without a sign of life after which a worker counts as dead (s)
   * @throws UserException when the database cannot be opened
   */
  public static JdbcLedger open(String setting, double leaseS) {
    return open(setting, leaseS, null);
  }

  /** The same with a clock of one's own (ms since the epoch); null for the database's. */
  static JdbcLedger open(String setting, double leaseS, LongSupplier clock) {
    return connected(
        setting, new JdbcLedger(Dialect.url(setting), false, Math.round(leaseS * 1000), clock));
  }

  /** Opens a ledger to read answers only; the file may lie on read-only storage. */
  public static JdbcLedger openReadOnly(String setting) {
    return connected(setting, new JdbcLedger(Dialect.url(setting), true, 60_000, null));
  }

  private static JdbcLedger connected(String setting, JdbcLedger ledger) {
    try {
      ledger.connect();
    } catch (SQLException e) {
      throw new UserException(
          "the ledger "
              + setting
              + " cannot be opened: "
              + e.getMessage()
              + ". What to do: check calls.ledger.url, and that its folder or database is there",
          e);
    }
    return ledger;
  }

  private void connect() throws SQLException {
    try {
      connect(url);
    } catch (SQLException e) {
      String immutable = Dialect.immutable(url);
      if (!readOnly || immutable == null) {
        throw e;
      }
      connect(immutable); // on storage that cannot hold the files beside a database in use
    }
  }

  private void connect(String to) throws SQLException {
    Session opened = new Session(to, readOnly, clock);
    try {
      if (readOnly) {
        opened.reading(
            () -> {
              Migrations.check(opened);
              return null;
            });
      } else {
        opened.migrating(
            () -> {
              Migrations.apply(opened);
              return null;
            });
      }
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
    session = opened;
    accounts = new Accounts(opened);
    attempts = new Attempts(opened, accounts);
    beatMillis = 0;
  }

  @Override
  public synchronized List<Decision> exchange(
      String holder, LimitOptions limits, List<Settlement> settled, List<Intent> wanted) {
    return exclusively(
        () -> {
          long now = accounts.clock(limits.account());
          attempts.settle(settled, now);
          if (now - beatMillis > leaseMillis / 4 || now < beatMillis) {
            session.update(
                "insert into holder (id, expires_ms) values (?, ?)"
                    + " on conflict (id) do update set expires_ms = excluded.expires_ms",
                holder,
                now + leaseMillis);
            attempts.reap(now);
            accounts.forget(limits, now);
            beatMillis = now;
          }
          accounts.flush(now, limits);
          return decide(wanted, limits, holder, AttemptState.OPEN, now);
        });
  }

  @Override
  public synchronized List<Decision> enterBatch(
      String batch, LimitOptions limits, List<Intent> wanted) {
    return exclusively(
        () -> {
          long now = accounts.clock(limits.account());
          attempts.reap(now);
          accounts.flush(now, limits);
          return decide(wanted, limits, batch, AttemptState.IN_BATCH, now);
        });
  }

  private List<Decision> decide(
      List<Intent> wanted, LimitOptions limits, String holder, AttemptState state, long now)
      throws SQLException {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Set<String> keys = new HashSet<>();
    wanted.forEach(intent -> keys.add(intent.sha256()));
    Map<String, ChatAnswer> answers = attempts.answers(keys);
    keys.removeAll(answers.keySet());
    Map<String, List<Attempts.Row>> pending = attempts.pending(keys);
    Admission admission = accounts.admission(limits, now);
    List<Intent> admitted = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Intent intent : wanted) {
      ChatAnswer answer = answers.get(intent.sha256());
      Decision decision =
          answer != null
              ? new Decision.Recorded(answer)
              : pending(intent, pending.getOrDefault(intent.sha256(), List.of()));
      if (decision == null && taken.contains(intent.sha256())) {
        decision = new Decision.Elsewhere();
      }
      if (decision == null) {
        decision = admission.reserve(intent).orElse(null);
      }
      if (decision == null) {
        admitted.add(intent);
        taken.add(intent.sha256());
        decision = new Decision.Admitted(pending.containsKey(intent.sha256()));
      }
      decisions.add(decision);
    }
    attempts.insert(admitted, limits.account(), holder, state, now);
    accounts.flush(now, limits);
    return decisions;
  }

  /** What former attempts say against a new one; null when nothing. */
  private static Decision pending(Intent intent, List<Attempts.Row> rows) {
    int doubts = 0;
    for (Attempts.Row row : rows) {
      switch (row.state()) {
        case OPEN -> {
          return row.id().equals(intent.attemptId())
              ? new Decision.Admitted(false)
              : new Decision.Elsewhere();
        }
        case IN_BATCH -> {
          return row.id().equals(intent.attemptId())
              ? new Decision.Admitted(false)
              : new Decision.InBatch();
        }
        case IN_DOUBT -> doubts += row.countsAgainstRequest() ? 1 : 0;
        case ANSWERED, REFUSED -> throw new IllegalStateException("not pending: " + row);
      }
    }
    return doubts >= MAX_DOUBTS ? new Decision.InDoubt() : null;
  }

  @Override
  public synchronized Map<String, ChatAnswer> answers(Collection<String> sha256s) {
    return reading(() -> attempts.answers(sha256s));
  }

  @Override
  public synchronized boolean settleBatch(String sha256, ChatAnswer answer, String failure) {
    return exclusively(
        () -> {
          List<Attempts.Row> rows =
              attempts.pending(List.of(sha256)).getOrDefault(sha256, List.of());
          for (Attempts.Row row : rows) {
            if (row.state() == AttemptState.IN_BATCH) {
              Settlement end =
                  answer == null
                      ? Settlement.refused(row.id(), failure)
                      : Settlement.answered(row.id(), answer);
              long now = accounts.clock(row.account());
              attempts.settle(List.of(end), now);
              accounts.flush(now, LimitOptions.none(row.account()));
              return true;
            }
          }
          return false;
        });
  }

  @Override
  public synchronized String request(String sha256) {
    return reading(
        () -> {
          List<String> found =
              session.query(
                  "select body from request where sha256 = ?", row -> row.getString(1), sha256);
          return found.isEmpty() ? null : found.get(0);
        });
  }

  @Override
  public synchronized LedgerTotals totals(String account) {
    return reading(() -> LedgerQueries.totals(session, account));
  }

  /** Runs work on the whole ledger in one transaction that excludes all writers. */
  synchronized <T> T administer(java.util.function.Function<Session, Session.Work<T>> work) {
    return exclusively(() -> work.apply(session).run());
  }

  /** Reads a ledger as it is at one instant. */
  synchronized <T> T inspect(java.util.function.Function<Session, Session.Work<T>> work) {
    return reading(() -> work.apply(session).run());
  }

  private <T> T exclusively(Session.Work<T> work) {
    return connected(() -> session.exclusively(work));
  }

  private <T> T reading(Session.Work<T> work) {
    return connected(() -> session.reading(work));
  }

  private <T> T connected(Session.Work<T> work) {
    try {
      if (session == null) {
        connect();
      }
      return work.run();
    } catch (SQLException e) {
      disconnect(e);
      throw new LedgerException("the ledger's database failed: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      disconnect(e);
      throw e;
    }
  }

  /** What the transaction had collected is gone with it. */
  private void disconnect(Exception cause) {
    if (session != null) {
      try {
        session.close();
      } catch (IllegalStateException broken) {
        cause.addSuppressed(broken);
      }
      session = null;
    }
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
