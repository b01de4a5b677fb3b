package emotionthinker.models.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.Price;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people do with a ledger besides letting stages use it. */
public final class LedgerAdmin {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 500;

  private final JdbcLedger ledger;

  /** Works on an open ledger. */
  public LedgerAdmin(JdbcLedger ledger) {
    this.ledger = ledger;
  }

  /** Takes lines. */
  public interface Lines {
    /** Takes a line. */
    void accept(String line) throws IOException;
  }

  /** Answers and their cost by the model that served them. */
  public Map<String, String> models() {
    Map<String, String> out = new TreeMap<>();
    ledger.inspect(
        session ->
            () ->
                session.query(
                    "select served_model, count(*), sum(prompt_tokens), sum(completion_tokens),"
                        + " sum(cost_pico_usd) from answer group by served_model",
                    row ->
                        out.put(
                            row.getString(1),
                            row.getLong(2)
                                + " answers, "
                                + row.getLong(3)
                                + " + "
                                + row.getLong(4)
                                + " tokens, "
                                + Price.usd(row.getLong(5)).toPlainString()
                                + " USD")));
    return out;
  }

  /** Accounts with what they have spent. */
  public Map<String, String> accounts() {
    Map<String, String> out = new TreeMap<>();
    ledger.inspect(
        session ->
            () ->
                session.query(
                    "select name, spent_pico_usd, spent_tokens from account",
                    row ->
                        out.put(
                            row.getString(1),
                            Price.usd(row.getLong(2)).toPlainString()
                                + " USD, "
                                + row.getLong(3)
                                + " tokens")));
    return out;
  }

  /**
   * Gives every answer with its request as a line of JSON, in order of address.
   *
   * @return lines given
   */
  public long export(Lines lines) throws IOException {
    long count = 0;
    for (String last = ""; ; ) {
      String after = last;
      List<String[]> page =
          ledger.inspect(
              session ->
                  () ->
                      session.query(
                          "select r.sha256, r.body, a.body, a.finish_reason, a.provider_id,"
                              + " a.served_model, a.prompt_tokens, a.completion_tokens,"
                              + " a.cost_pico_usd, a.answered_ms from answer a join request r"
                              + " on r.sha256 = a.sha256 where a.sha256 > ? order by a.sha256 limit "
                              + PAGE,
                          row -> new String[] {row.getString(1), LedgerLine.of(row)},
                          after));
      for (String[] one : page) {
        lines.accept(one[1]);
        count++;
      }
      if (page.size() < PAGE) {
        return count;
      }
      last = page.get(page.size() - 1)[0];
    }
  }

  /**
   * Takes lines of {@link #export} in; an answer that is there already stays. Nothing is charged to
   * an account: who exported has paid.
   *
   * @return answers that were new
   * @throws UserException when a line is none, or its request has another address
   */
  public long importLines(Iterator<String> lines) {
    long added = 0;
    List<ObjectNode> page = new ArrayList<>();
    long number = 0;
    while (lines.hasNext()) {
      number++;
      String line = lines.next();
      if (!line.isBlank()) {
        page.add(parsed(line, number));
      }
      if (page.size() == PAGE || !lines.hasNext()) {
        List<ObjectNode> some = List.copyOf(page);
        added += ledger.administer(session -> () -> insert(session, some));
        page.clear();
      }
    }
    return added;
  }

  private static ObjectNode parsed(String line, long number) {
    try {
      JsonNode node = JSON.readTree(line);
      String request = node.path("request").toString();
      if (node instanceof ObjectNode object
          && ChatRequest.sha256(request).equals(node.path("sha256").textValue())
          && node.path("answer").path("text").isTextual()) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw badLine(number, e);
    }
    throw badLine(number, null);
  }

  private static UserException badLine(long number, Exception cause) {
    return new UserException(
        "line "
            + number
            + " is no exported answer, or its request does not have the address it says. What to"
            + " do: import what emotionthinker ledger export wrote, unchanged",
        cause);
  }

  private static long insert(Session session, List<ObjectNode> page) throws SQLException {
    long added = 0;
    for (ObjectNode line : page) {
      String sha256 = line.path("sha256").textValue();
      session.update(
          "insert into request (sha256, body) values (?, ?) on conflict (sha256) do nothing",
          sha256,
          line.path("request").toString());
      JsonNode answer = line.path("answer");
      added +=
          session.update(
              "insert into answer (sha256, body, finish_reason, provider_id, served_model,"
                  + " prompt_tokens, completion_tokens, cost_pico_usd, answered_ms)"
                  + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (sha256) do nothing",
              sha256,
              answer.path("text").textValue(),
              answer.path("finish_reason").asText(),
              answer.path("provider_id").asText(),
              answer.path("served_model").asText(),
              answer.path("prompt_tokens").longValue(),
              answer.path("completion_tokens").longValue(),
              answer.path("cost_pico_usd").longValue(),
              answer.path("answered_ms").longValue());
    }
    return added;
  }

  /** What is wrong with a ledger, in words; empty when nothing is. */
  public List<String> verify() {
    List<String> wrong = new ArrayList<>();
    ledger.inspect(
        session ->
            () -> {
              for (String last = ""; ; ) {
                List<String[]> page =
                    session.query(
                        "select sha256, body from request where sha256 > ? order by sha256 limit "
                            + PAGE,
                        row -> new String[] {row.getString(1), row.getString(2)},
                        last);
                for (String[] one : page) {
                  if (!ChatRequest.sha256(one[1]).equals(one[0])) {
                    wrong.add("request " + one[0] + " is not what its address says");
                  }
                }
                if (page.size() < PAGE) {
                  break;
                }
                last = page.get(page.size() - 1)[0];
              }
              count(
                  session,
                  wrong,
                  "answers without a request",
                  "select count(*) from answer a left join request r on r.sha256 = a.sha256"
                      + " where r.sha256 is null");
              count(
                  session,
                  wrong,
                  "answered attempts without an answer",
                  "select count(*) from attempt t left join answer a on a.sha256 = t.sha256"
                      + " where t.state = 1 and a.sha256 is null");
              count(
                  session,
                  wrong,
                  "accounts whose spending is not the sum of their attempts",
                  "select count(*) from account c where c.spent_pico_usd <> (select"
                      + " coalesce(sum(t.charged_pico_usd), 0) from attempt t where t.account ="
                      + " c.name)");
              return null;
            });
    return wrong;
  }

  private static void count(Session session, List<String> wrong, String what, String sql)
      throws SQLException {
    long count = session.number(sql);
    if (count > 0) {
      wrong.add(count + " " + what);
    }
  }

  /**
   * Forgets requests that nobody needs: refused attempts, and, when asked, doubts and batches, so
   * that their requests may be sent again.
   *
   * @param doubts whether attempts in doubt are closed; what they were charged stays charged
   * @param batches whether requests in batches are released, and their charge given back
   * @return attempts that are gone or closed
   */
  public long prune(boolean doubts, boolean batches) {
    return ledger.administer(
        session ->
            () -> {
              long pruned =
                  session.update(
                      "delete from attempt where state = 2 and charged_pico_usd = 0"
                          + " and charged_tokens = 0");
              if (doubts) {
                // An answered attempt without an answer of its own would not verify: so refused,
                // charged.
                pruned +=
                    session.update(
                        "update attempt set state = 2, detail = detail || ' (pruned)'"
                            + " where state = 3");
              }
              if (batches) {
                session.update(
                    "update account set spent_pico_usd = spent_pico_usd - (select"
                        + " coalesce(sum(t.charged_pico_usd), 0) from attempt t where t.state = 4 and"
                        + " t.account = account.name), spent_tokens = spent_tokens - (select"
                        + " coalesce(sum(t.charged_tokens), 0) from attempt t where t.state = 4 and"
                        + " t.account = account.name)");
                pruned += session.update("delete from attempt where state = 4");
              }
              session.update(
                  "delete from request where sha256 not in (select sha256 from answer)"
                      + " and sha256 not in (select sha256 from attempt)");
              return pruned;
            });
  }
}
