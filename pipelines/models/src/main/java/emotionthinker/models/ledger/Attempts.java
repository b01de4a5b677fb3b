package emotionthinker.models.ledger;

import emotionthinker.stages.cot.calls.ChatAnswer;
import emotionthinker.stages.cot.calls.Intent;
import emotionthinker.stages.cot.calls.Settlement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of attempts and answers. */
final class Attempts {
  private static final String COLUMNS =
      "a.id, a.sha256, a.account, a.state, a.max_tokens, a.max_pico_usd, a.charged_tokens,"
          + " a.charged_pico_usd, a.detail";
  private static final String FROM = " from attempt a left join holder h on h.id = a.holder";

  private final Session session;
  private final Accounts accounts;

  Attempts(Session session, Accounts accounts) {
    this.session = session;
    this.accounts = accounts;
  }

  /** Detail of a doubt that the death of a worker left. */
  private static final String WORKER_STOPPED = "its worker stopped";

  /** An attempt as the database has it. */
  record Row(
      String id,
      String sha256,
      String account,
      AttemptState state,
      long maxTokens,
      long maxPicoUsd,
      long chargedTokens,
      long chargedPicoUsd,
      String detail) {

    /** Whether this is a doubt about the request, not about the worker that sent it. */
    boolean countsAgainstRequest() {
      return state == AttemptState.IN_DOUBT && !detail.equals(WORKER_STOPPED);
    }

    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          AttemptState.of(row.getInt(4)),
          row.getLong(5),
          row.getLong(6),
          row.getLong(7),
          row.getLong(8),
          row.getString(9));
    }
  }

  /** Attempts of these requests that are in flight, in doubt or in a batch. */
  Map<String, List<Row>> pending(Collection<String> sha256s) throws SQLException {
    Map<String, List<Row>> out = new HashMap<>();
    for (Row row :
        session.queryIn(
            "select " + COLUMNS + FROM + " where a.sha256 in (?) and a.state in (0, 3, 4)",
            sha256s,
            Row::of)) {
      out.computeIfAbsent(row.sha256(), sha -> new ArrayList<>()).add(row);
    }
    return out;
  }

  Map<String, ChatAnswer> answers(Collection<String> sha256s) throws SQLException {
    Map<String, ChatAnswer> out = new HashMap<>();
    session.queryIn(
        "select sha256, body, finish_reason, provider_id, served_model, prompt_tokens,"
            + " completion_tokens, cost_pico_usd from answer where sha256 in (?)",
        sha256s,
        row -> out.put(row.getString(1), answer(row)));
    return out;
  }

  static ChatAnswer answer(ResultSet row) throws SQLException {
    return new ChatAnswer(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8));
  }

  /** Writes intents. */
  void insert(List<Intent> intents, String account, String holder, AttemptState state, long now)
      throws SQLException {
    List<Object[]> requests = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    for (Intent intent : intents) {
      boolean charged = state == AttemptState.IN_BATCH;
      requests.add(new Object[] {intent.sha256(), intent.canonicalJson()});
      rows.add(
          new Object[] {
            intent.attemptId(),
            intent.sha256(),
            account,
            holder,
            state.ordinal(),
            intent.maxTokens(),
            intent.maxPicoUsd(),
            charged ? intent.maxTokens() : 0,
            charged ? intent.maxPicoUsd() : 0,
            now
          });
      if (charged) {
        accounts.charge(account, intent.maxPicoUsd(), intent.maxTokens());
      }
    }
    session.updateAll(
        "insert into request (sha256, body) values (?, ?) on conflict (sha256) do nothing",
        requests);
    session.updateAll(
        "insert into attempt (id, sha256, account, holder, state, max_tokens, max_pico_usd,"
            + " charged_tokens, charged_pico_usd, opened_ms, closed_ms, detail)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')",
        rows);
  }

  /** Ends attempts; those that have ended already stay as they are. */
  void settle(List<Settlement> settled, long now) throws SQLException {
    if (settled.isEmpty()) {
      return;
    }
    Map<String, Settlement> byId = new LinkedHashMap<>();
    settled.forEach(one -> byId.put(one.attemptId(), one));
    List<Row> rows =
        session.queryIn("select " + COLUMNS + FROM + " where a.id in (?)", byId.keySet(), Row::of);
    List<Object[]> answers = new ArrayList<>();
    List<Object[]> ends = new ArrayList<>();
    for (Row row : rows) {
      Settlement one = byId.remove(row.id());
      if (one != null) { // null for the key that filled up the list
        settle(row, one, now, answers, ends);
      }
    }
    session.updateAll(
        "insert into answer (sha256, body, finish_reason, provider_id, served_model, prompt_tokens,"
            + " completion_tokens, cost_pico_usd, answered_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (sha256) do nothing",
        answers);
    session.updateAll(
        "update attempt set state = ?, charged_tokens = ?, charged_pico_usd = ?, closed_ms = ?,"
            + " detail = ? where id = ?",
        ends);
  }

  private void settle(
      Row row, Settlement one, long now, List<Object[]> answers, List<Object[]> ends) {
    boolean open = row.state() == AttemptState.OPEN || row.state() == AttemptState.IN_BATCH;
    // An answer that comes after its worker was taken for dead ends the doubt.
    if (!open && (row.state() != AttemptState.IN_DOUBT || one.answer() == null)) {
      return;
    }
    AttemptState state =
        switch (one.outcome()) {
          case ANSWERED -> AttemptState.ANSWERED;
          case REFUSED -> AttemptState.REFUSED;
          case IN_DOUBT -> AttemptState.IN_DOUBT;
        };
    long tokens = state == AttemptState.IN_DOUBT ? row.maxTokens() : 0;
    long picoUsd = state == AttemptState.IN_DOUBT ? row.maxPicoUsd() : 0;
    ChatAnswer answer = one.answer();
    if (answer != null) {
      tokens = answer.tokens();
      picoUsd = answer.costPicoUsd();
      answers.add(
          new Object[] {
            row.sha256(),
            answer.text(),
            answer.finishReason(),
            answer.providerId(),
            answer.servedModel(),
            answer.promptTokens(),
            answer.completionTokens(),
            answer.costPicoUsd(),
            now
          });
    }
    ends.add(new Object[] {state.ordinal(), tokens, picoUsd, now, one.detail(), row.id()});
    accounts.charge(row.account(), picoUsd - row.chargedPicoUsd(), tokens - row.chargedTokens());
    if (row.state() == AttemptState.OPEN) {
      accounts.ended(row.account(), tokens);
    }
  }

  /** Puts in doubt what holders had in flight whose lease has run out. */
  void reap(long now) throws SQLException {
    List<Settlement> lost =
        session.query(
            "select a.id" + FROM + " where a.state = 0 and coalesce(h.expires_ms, 0) < ?",
            row -> Settlement.inDoubt(row.getString(1), WORKER_STOPPED),
            now);
    settle(lost, now);
    session.update("delete from holder where expires_ms < ?", now - 86_400_000);
  }
}
