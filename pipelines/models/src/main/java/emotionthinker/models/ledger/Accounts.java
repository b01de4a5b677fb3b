package emotionthinker.models.ledger;

import emotionthinker.stages.cot.calls.Admission;
import emotionthinker.stages.cot.calls.LimitOptions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Spending and activity of accounts. Changes are collected and written once per transaction. A call
 * that ended counts in the window at its end, in slots of a hundredth of a window: a slot leaves
 * the window when its last instant does, so a slot only ever counts too long.
 */
final class Accounts {
  private static final int SLOTS = 100;

  /** A clock that was set back by more than this is believed. */
  private static final long MAX_SKEW_MS = 600_000;

  private final Session session;
  private final Map<String, long[]> charges = new TreeMap<>();
  private final Map<String, long[]> ended = new TreeMap<>();

  Accounts(Session session) {
    this.session = session;
  }

  /** The time of an account: that of the session, but never backwards. */
  long clock(String account) throws SQLException {
    List<Long> clocks =
        session.query(
            "select clock_ms from account where name = ?", row -> row.getLong(1), account);
    if (clocks.isEmpty()) {
      session.update(
          "insert into account (name, spent_pico_usd, spent_tokens, clock_ms) values (?, 0, 0, 0)",
          account);
    }
    long last = clocks.isEmpty() ? 0 : clocks.get(0);
    long now = session.now();
    return last > now && last - now < MAX_SKEW_MS ? last : now;
  }

  /** Charges an account; negative amounts give back. */
  void charge(String account, long picoUsd, long tokens) {
    long[] sums = charges.computeIfAbsent(account, name -> new long[2]);
    sums[0] = Math.addExact(sums[0], picoUsd);
    sums[1] = Math.addExact(sums[1], tokens);
  }

  /** Counts a call that ended now. */
  void ended(String account, long tokens) {
    long[] sums = ended.computeIfAbsent(account, name -> new long[2]);
    sums[0]++;
    sums[1] += tokens;
  }

  /** Writes what was collected. */
  void flush(long now, LimitOptions limits) throws SQLException {
    long slot = slotMillis(limits);
    for (Map.Entry<String, long[]> one : charges.entrySet()) {
      session.update(
          "update account set spent_pico_usd = spent_pico_usd + ?, spent_tokens = spent_tokens + ?,"
              + " clock_ms = ? where name = ?",
          one.getValue()[0],
          one.getValue()[1],
          now,
          one.getKey());
    }
    for (Map.Entry<String, long[]> one : ended.entrySet()) {
      session.update(
          "insert into activity (account, slot_ms, requests, tokens) values (?, ?, ?, ?)"
              + " on conflict (account, slot_ms) do update set"
              + " requests = activity.requests + excluded.requests,"
              + " tokens = activity.tokens + excluded.tokens",
          one.getKey(),
          now / slot * slot,
          one.getValue()[0],
          one.getValue()[1]);
    }
    charges.clear();
    ended.clear();
  }

  /** Forgets activity that no window reaches any more. */
  void forget(LimitOptions limits, long now) throws SQLException {
    session.update(
        "delete from activity where account = ? and slot_ms < ?",
        limits.account(),
        now - 2 * limits.windowMillis() - MAX_SKEW_MS);
  }

  /** What fits into an account now; everything collected must have been flushed. */
  Admission admission(LimitOptions limits, long now) throws SQLException {
    String account = limits.account();
    long[] open =
        session
            .query(
                "select count(*), coalesce(sum(max_tokens), 0), coalesce(sum(max_pico_usd), 0)"
                    + " from attempt where state = 0 and account = ?",
                row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)},
                account)
            .get(0);
    long slot = slotMillis(limits);
    long[] window =
        session
            .query(
                "select coalesce(sum(requests), 0), coalesce(sum(tokens), 0),"
                    + " coalesce(min(slot_ms), 0) from activity where account = ? and slot_ms > ?",
                row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)},
                account,
                now - limits.windowMillis() - slot)
            .get(0);
    long[] spent =
        session
            .query(
                "select spent_pico_usd, spent_tokens from account where name = ?",
                row -> new long[] {row.getLong(1), row.getLong(2)},
                account)
            .get(0);
    long leavesMs = window[2] == 0 ? 50 : window[2] + slot + limits.windowMillis() - now;
    return new Admission(
        limits,
        open[0],
        open[1],
        open[2],
        window[0],
        window[1],
        spent[0],
        spent[1],
        Math.max(5, Math.min(200, leavesMs)));
  }

  private static long slotMillis(LimitOptions limits) {
    return Math.max(1, limits.windowMillis() / SLOTS);
  }
}
