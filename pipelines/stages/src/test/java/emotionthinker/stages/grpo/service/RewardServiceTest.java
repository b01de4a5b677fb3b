package emotionthinker.stages.grpo.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.grpo.AdvantageOptions;
import emotionthinker.stages.reward.DimensionScores;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardOptions;
import emotionthinker.stages.reward.RewardOutput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The service with a judge that scores by the first word: "good" 5, "bad" 1, "broken" not at all.
 */
class RewardServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final RewardService service =
      new RewardService(
          RewardOptions.defaults(), AdvantageOptions.defaults(), RewardServiceTest::judge, "m", 8);

  private static List<RewardOutput> judge(List<RewardInput> batch) {
    return batch.stream().map(RewardServiceTest::judge).toList();
  }

  private static RewardOutput judge(RewardInput one) {
    if (one.reasoning().startsWith("broken")) {
      return RewardOutput.failed(one.id(), RejectReason.REWARD_FAILED, "a fault");
    }
    double g = one.reasoning().startsWith("good") ? 5 : 1;
    return RewardOutput.scored(one.id(), new DimensionScores(g, g, g, g), 0.5);
  }

  private static String think(String reasoning, String answer) {
    return "<think>" + reasoning + "</think><answer>" + answer + "</answer>";
  }

  private static String group(String extra, String... completions) throws Exception {
    return "{"
        + extra
        + "\"groups\": [{\"group\": \"g\", \"label\": \"happy\", \"cues\": {\"pitch_level\": \"high\"},"
        + " \"completions\": "
        + JSON.writeValueAsString(completions)
        + "}]}";
  }

  @Test
  void samplesGetTheirComponents() throws Exception {
    String request =
        "{\"samples\": [{\"id\": \"x\", \"label\": \"joy\", \"cues\": {}, \"completion\": \""
            + think("good", "happy")
            + "\"}, {\"label\": \"sad\", \"completion\": \"no tags\"}]}";
    JsonNode results = JSON.readTree(service.score(request).json()).get("results");
    assertEquals("x", results.get(0).get("id").asText());
    assertEquals(1, results.get(0).get("r_f").asDouble());
    assertEquals(1, results.get(0).get("r_o").asDouble());
    assertEquals(1, results.get(0).get("r_t").asDouble());
    assertEquals(5, results.at("/0/dimensions/factual_alignment").asDouble());
    assertTrue(results.get(0).get("error").isNull());
    assertEquals(0, results.get(1).get("r_f").asDouble());
    assertTrue(results.get(1).get("r_t").isNull());
    assertEquals("no_citable_cue", results.get(1).get("error").asText());
  }

  /** One right with R_t 0.2, one wrong with R_t 1: tau = e^(0.2 - 1). */
  @Test
  void groupsGetTrustRewardsAndAdvantages() throws Exception {
    JsonNode out =
        JSON.readTree(
            service.groups(group("", think("bad", "happy"), think("good", "sad"))).json());
    JsonNode group = out.at("/groups/0");
    double tau = Math.exp(-0.8);
    assertEquals(tau, group.get("tau").asDouble(), 1e-12);
    assertEquals(1.3 + 0.5 * tau * 0.2, group.at("/rewards/0").asDouble(), 1e-12);
    assertEquals(0.3 + 0.5 * tau, group.at("/rewards/1").asDouble(), 1e-12);
    assertEquals(0, group.at("/advantages/0").asDouble() + group.at("/advantages/1").asDouble());
    assertEquals(2, group.get("results").size());
  }

  @Test
  void aFailedJudgementIsNullWithAReasonAndTheOthersStand() throws Exception {
    JsonNode group =
        JSON.readTree(
                service
                    .groups(group("", think("broken", "happy"), think("good", "happy"), "nonsense"))
                    .json())
            .at("/groups/0");
    assertTrue(group.at("/rewards/0").isNull());
    assertTrue(group.at("/advantages/0").isNull());
    assertEquals("reward_failed", group.at("/results/0/error").asText());
    assertEquals(1.8, group.at("/rewards/1").asDouble(), 1e-12);
    assertEquals(0.1, group.at("/rewards/2").asDouble(), 1e-12);
  }

  @Test
  void phaseOneNeedsNoReasoning() throws Exception {
    JsonNode out =
        JSON.readTree(
            service.groups(group("\"phase\": 1, ", think("broken", "happy"), "no")).json());
    assertEquals(0, out.get("reasoning_share").asDouble());
    assertEquals(1.3, out.at("/groups/0/rewards/0").asDouble(), 1e-12);
  }

  @Test
  void theGateOpensByStepAndAccuracy() throws Exception {
    double share = 0;
    for (int step = 0; step < 21; step++) {
      String request = group("\"step\": " + step + ", ", think("good", "happy"), "no");
      share = JSON.readTree(service.groups(request).json()).get("reasoning_share").asDouble();
      assertEquals(step < 20 ? 0 : 1, share, "step " + step);
    }
    String late = group("\"step\": 3, ", "no");
    assertThrows(UserException.class, () -> service.groups(late));
  }

  @Test
  void openRlhfGetsNullForAFailure() throws Exception {
    String label = "{\\\"label\\\": \\\"happy\\\", \\\"cues\\\": {}}";
    String request =
        "{\"query\": [\"Q: how?"
            + think("good", "happy")
            + "\", \"broken\"], \"prompts\": [\"Q: how?\", \"\"], \"labels\": [\""
            + label
            + "\", \""
            + label
            + "\"]}";
    JsonNode out = JSON.readTree(service.openRlhf(request).json());
    assertEquals(1.8, out.at("/rewards/0").asDouble(), 1e-12);
    assertTrue(out.at("/rewards/1").isNull());
    assertEquals(1, out.at("/scores/0").asDouble());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"groups\": []}",
        "{\"groups\": [3]}",
        "{\"groups\": {\"a\": 1}}",
        "{\"groups\": [{\"group\": \"g\", \"label\": \"happy\", \"completions\": [3]}]}",
        "{\"groups\": [{\"group\": \"g\", \"label\": \"lunch\", \"completions\": [\"a\"]}]}",
        "{\"groups\": [{\"group\": \"g\", \"label\": \"happy\", \"cues\": [], \"completions\": [\"a\"]}]}",
        "{\"groups\": [{\"label\": \"happy\", \"completions\": [\"a\"]}]}",
        "{\"step\": 1.5, \"groups\": [{\"group\": 1, \"label\": \"happy\", \"completions\": [\"a\"]}]}",
        "{\"step\": NaN}",
        "{\"phase\": 3, \"groups\": [{\"group\": 1, \"label\": \"happy\", \"completions\": [\"a\"]}]}",
        "{\"groups\": [{\"group\": 1, \"label\": \"happy\", \"completions\": [\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]}]}"
      })
  void badRequestsAreTheClientsFault(String request) {
    assertThrows(UserException.class, () -> service.groups(request));
  }
}
