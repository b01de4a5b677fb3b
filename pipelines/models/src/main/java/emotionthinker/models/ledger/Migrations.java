package emotionthinker.models.ledger;

import emotionthinker.schemas.UserException;
import java.sql.SQLException;
import java.util.List;

/**
 * The schema of a ledger, version by version. A database remembers in ledger_migration what it has;
 * a newer one than this program knows is refused.
 */
final class Migrations {
  private static final List<List<String>> VERSIONS =
      List.of(
          List.of(
              "create table ledger_lock (id integer primary key)",
              "insert into ledger_lock (id) values (1)",
              "create table account (name text primary key, spent_pico_usd bigint not null,"
                  + " spent_tokens bigint not null, clock_ms bigint not null)",
              "create table holder (id text primary key, expires_ms bigint not null)",
              "create table request (sha256 text primary key, body text not null)",
              "create table answer (sha256 text primary key, body text not null,"
                  + " finish_reason text not null, provider_id text not null,"
                  + " served_model text not null, prompt_tokens bigint not null,"
                  + " completion_tokens bigint not null, cost_pico_usd bigint not null,"
                  + " answered_ms bigint not null)",
              "create table attempt (id text primary key, sha256 text not null,"
                  + " account text not null, holder text not null, state integer not null,"
                  + " max_tokens bigint not null, max_pico_usd bigint not null,"
                  + " charged_tokens bigint not null, charged_pico_usd bigint not null,"
                  + " opened_ms bigint not null, closed_ms bigint not null, detail text not null)",
              "create index attempt_request on attempt (sha256)",
              "create index attempt_open on attempt (account) where state = 0",
              "create table activity (account text not null, slot_ms bigint not null,"
                  + " requests bigint not null, tokens bigint not null,"
                  + " primary key (account, slot_ms))"));

  private Migrations() {}

  /** Brings a database to the newest version; inside a transaction of the caller. */
  static void apply(Session session) throws SQLException {
    session.execute(
        "create table if not exists ledger_migration (version integer primary key,"
            + " applied_ms bigint not null)");
    int have = (int) session.number("select coalesce(max(version), 0) from ledger_migration");
    check(have);
    for (int version = have + 1; version <= VERSIONS.size(); version++) {
      for (String statement : VERSIONS.get(version - 1)) {
        session.execute(statement);
      }
      session.update(
          "insert into ledger_migration (version, applied_ms) values (?, ?)",
          version,
          session.now());
    }
  }

  /** Checks a database that may not be changed. */
  static void check(Session session) throws SQLException {
    check((int) session.number("select coalesce(max(version), 0) from ledger_migration"));
  }

  private static void check(int version) {
    if (version > VERSIONS.size()) {
      throw new UserException(
          "the ledger has schema version "
              + version
              + ", this program knows "
              + VERSIONS.size()
              + ". What to do: use the newer program");
    }
  }
}
