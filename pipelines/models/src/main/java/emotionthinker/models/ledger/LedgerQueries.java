package emotionthinker.models.ledger;

import emotionthinker.stages.cot.calls.LedgerTotals;
import java.sql.SQLException;

/** Sums over a ledger. */
final class LedgerQueries {
  private LedgerQueries() {}

  /** Counts of one account, or of all when it is null. */
  static LedgerTotals totals(Session session, String account) throws SQLException {
    String of = account == null ? "" : " and account = ?";
    Object[] name = account == null ? new Object[0] : new Object[] {account};
    long[] counts = new long[AttemptState.values().length];
    long[] charged = new long[counts.length];
    session.query(
        "select state, count(*), coalesce(sum(charged_pico_usd), 0) from attempt where 1 = 1"
            + of
            + " group by state",
        row -> {
          counts[row.getInt(1)] = row.getLong(2);
          charged[row.getInt(1)] = row.getLong(3);
          return null;
        },
        name);
    long[] tokens =
        session
            .query(
                "select count(*), coalesce(sum(prompt_tokens), 0),"
                    + " coalesce(sum(completion_tokens), 0) from answer",
                row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
            .get(0);
    long[] spent =
        session
            .query(
                "select coalesce(sum(spent_pico_usd), 0), coalesce(sum(spent_tokens), 0)"
                    + " from account where 1 = 1"
                    + of.replace("account", "name"),
                row -> new long[] {row.getLong(1), row.getLong(2)},
                name)
            .get(0);
    return new LedgerTotals(
        tokens[0],
        counts[AttemptState.OPEN.ordinal()],
        counts[AttemptState.IN_BATCH.ordinal()],
        counts[AttemptState.IN_DOUBT.ordinal()],
        counts[AttemptState.REFUSED.ordinal()],
        tokens[1],
        tokens[2],
        charged[AttemptState.ANSWERED.ordinal()],
        charged[AttemptState.IN_DOUBT.ordinal()],
        spent[0],
        spent[1]);
  }
}
