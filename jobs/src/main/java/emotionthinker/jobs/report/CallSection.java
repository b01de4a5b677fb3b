package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Who wrote how many texts, with which endings, tokens and money. */
final class CallSection implements Section {

  @Override
  public String name() {
    return "calls";
  }

  /** Sums over the candidates of one teacher and model. */
  private static final class Sums {
    private long candidates;
    private long promptTokens;
    private long completionTokens;
    private double costUsd;
    private final Map<String, Long> endings = new TreeMap<>();
  }

  @Override
  public JsonNode read(RunTables tables) throws IOException {
    if (!tables.has(Table.CANDIDATES)) {
      return null;
    }
    Map<String, Sums> teachers = new TreeMap<>();
    tables.each(
        Table.CANDIDATES,
        (Candidate c) -> {
          Sums sums = teachers.computeIfAbsent(c.teacher() + "\t" + c.model(), k -> new Sums());
          sums.candidates++;
          sums.promptTokens += c.promptTokens();
          sums.completionTokens += c.completionTokens();
          sums.costUsd += c.costUsd();
          sums.endings.merge(c.finishReason(), 1L, Long::sum);
        });
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    teachers.forEach(
        (key, sums) -> {
          ObjectNode one = out.addObject();
          one.put("teacher", key.substring(0, key.indexOf('\t')));
          one.put("model", key.substring(key.indexOf('\t') + 1));
          one.put("candidates", sums.candidates);
          one.put("prompt_tokens", sums.promptTokens);
          one.put("completion_tokens", sums.completionTokens);
          one.put("cost_usd", sums.costUsd);
          ObjectNode endings = one.putObject("finish_reasons");
          sums.endings.forEach(endings::put);
        });
    return out;
  }
}
