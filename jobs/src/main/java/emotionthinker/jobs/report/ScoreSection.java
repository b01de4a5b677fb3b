package emotionthinker.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.jobs.run.RunTables;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** How the reward model judged: every dimension in steps of half a point, and R_t. */
final class ScoreSection implements Section {
  private static final int STEPS = 9;
  private static final int R_T_BINS = 20;

  @Override
  public String name() {
    return "scores";
  }

  @Override
  public JsonNode read(RunTables tables) throws IOException {
    if (!tables.has(Table.SCORED)) {
      return null;
    }
    Map<String, long[]> dimensions = new LinkedHashMap<>();
    long[] rT = new long[R_T_BINS];
    TreeSet<String> models = new TreeSet<>();
    tables.each(
        Table.SCORED,
        (Scored s) -> {
          count(dimensions, "factual_alignment", s.factualAlignment());
          count(dimensions, "interpretative_quality", s.interpretativeQuality());
          count(dimensions, "caption_completeness", s.captionCompleteness());
          count(dimensions, "fluency_and_structural_clarity", s.fluencyAndStructuralClarity());
          rT[Math.min(R_T_BINS - 1, (int) (s.rT() * R_T_BINS))]++;
          models.add(s.rewardModel());
        });
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("reward_model", String.join(", ", models));
    ObjectNode of = out.putObject("dimensions");
    dimensions.forEach((name, counts) -> add(of.putArray(name), counts));
    add(out.putArray("r_t"), rT);
    return out;
  }

  private static void count(Map<String, long[]> dimensions, String name, double score) {
    int step = (int) Math.round((score - 1) * 2);
    dimensions.computeIfAbsent(name, key -> new long[STEPS])[step]++;
  }

  private static void add(ArrayNode to, long[] counts) {
    for (long n : counts) {
      to.add(n);
    }
  }
}
