package emotionthinker.stages.grpo.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.grpo.AdvantageOptions;
import emotionthinker.stages.grpo.Advantages;
import emotionthinker.stages.grpo.GroupJson;
import emotionthinker.stages.grpo.GroupStatistics;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.GroupReward;
import emotionthinker.stages.reward.PtrReward;
import emotionthinker.stages.reward.RewardGroup;
import emotionthinker.stages.reward.RewardOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * What the reward service answers; see {@link ServiceRequests} for what it is asked. The share of
 * R_t follows from {@code phase} (1: none, 2: all), or from {@code step} through the progressive
 * schedule, where the accuracy of the steps so far decides; without either all of R_t counts. A
 * training that was launched again sends {@code attempt} beside its step.
 */
public final class RewardService {
  private final RewardOptions options;
  private final AdvantageOptions convention;
  private final Judge judge;
  private final String modelId;
  private final int most;
  private final RolloutScorer scorer;
  private final PtrReward reward;
  private final ScheduleKeeper schedule;

  /**
   * @param modelId id of the reward model, repeated in every answer
   * @param most rollouts that one request may hold
   */
  public RewardService(
      RewardOptions options, AdvantageOptions convention, Judge judge, String modelId, int most) {
    this(options, convention, judge, modelId, most, new ScheduleKeeper(options.schedule()));
  }

  /**
   * With a schedule that somebody else looks after too.
   *
   * @param modelId id of the reward model, repeated in every answer
   * @param most rollouts that one request may hold
   */
  public RewardService(
      RewardOptions options,
      AdvantageOptions convention,
      Judge judge,
      String modelId,
      int most,
      ScheduleKeeper schedule) {
    this.options = options;
    this.convention = convention;
    this.judge = judge;
    this.modelId = modelId;
    this.most = most;
    this.scorer = new RolloutScorer(options);
    this.reward = new PtrReward(options);
    this.schedule = schedule;
  }

  /** An answer and what went into it, for counters. */
  public record Answer(String json, int rollouts, int unscored, GroupStatistics groups) {}

  /**
   * Components of single rollouts: {@code {"reward_model", "results": [{"id", "r_f", "r_o", "r_t",
   * "dimensions", "confidence", "error", "error_detail"}]}}.
   *
   * @throws UserException when the request is not well-formed
   */
  public Answer score(String json) throws InterruptedException {
    List<Rollout> rollouts = ServiceRequests.samples(json, most);
    List<RolloutScore> scores = scorer.score(rollouts, judge);
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("reward_model", modelId);
    results(out, scores);
    return new Answer(out.toString(), rollouts.size(), unscored(scores), GroupStatistics.empty());
  }

  /**
   * Rewards and advantages of whole groups: {@code {"reward_model", "reasoning_share", "groups":
   * [...]}}, a group as of {@link GroupJson#write} with {@code results} besides. The groups of a
   * request are the batch of a convention that looks at one.
   *
   * @throws UserException when the request is not well-formed
   */
  public Answer groups(String json) throws InterruptedException {
    JsonNode request = GroupJson.parse(json);
    List<ServiceRequests.Group> groups = ServiceRequests.groups(request, most);
    Long step = ServiceRequests.whole(request, "step");
    double share = share(request, step);
    List<Rollout> rollouts = groups.stream().flatMap(g -> g.rollouts().stream()).toList();
    List<RolloutScore> scores = scorer.score(rollouts, judge);
    List<GroupReward> rewards = new ArrayList<>();
    List<List<RolloutScore>> byGroup = new ArrayList<>();
    GroupStatistics statistics = GroupStatistics.empty();
    int from = 0;
    for (ServiceRequests.Group group : groups) {
      List<RolloutScore> own = scores.subList(from, from + group.rollouts().size());
      from += own.size();
      RewardGroup components = RolloutScorer.group(group.name(), own);
      GroupReward one = reward.reward(components, share);
      if (step != null) {
        schedule.count(step, one);
      }
      statistics = statistics.accept(one);
      rewards.add(one);
      byGroup.add(own);
    }
    List<DoubleSeries> advantages = new Advantages(convention).of(rewards);
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("reward_model", modelId);
    out.put("reasoning_share", share);
    ArrayNode list = out.putArray("groups");
    for (int g = 0; g < rewards.size(); g++) {
      String row = GroupJson.write(rewards.get(g), advantages.get(g), convention.convention());
      results(list.add(GroupJson.parse(row)).get(g), byGroup.get(g));
    }
    return new Answer(out.toString(), rollouts.size(), unscored(scores), statistics);
  }

  /**
   * OpenRLHF's remote reward: {@code {"rewards": [...], "scores": [...], "extra_logs": {...}}}. It
   * sends one sample at a time, so that the group and with it tau are not known: tau is 1 here, and
   * a training that wants the trust weight asks for groups.
   *
   * @throws UserException when the request is not well-formed
   */
  public Answer openRlhf(String json) throws InterruptedException {
    List<Rollout> rollouts = ServiceRequests.openRlhf(json, most);
    List<RolloutScore> scores = scorer.score(rollouts, judge);
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode rewards = out.putArray("rewards");
    ArrayNode second = out.putArray("scores");
    ObjectNode logs = out.putObject("extra_logs");
    ArrayNode rF = logs.putArray("r_f");
    ArrayNode rO = logs.putArray("r_o");
    ArrayNode rT = logs.putArray("r_t");
    for (RolloutScore one : scores) {
      Double total =
          one.rT() == null
              ? null
              : (Double)
                  (options.alphaFormat() * one.rF()
                      + options.alphaOutcome() * one.rO()
                      + options.alphaReasoning() * one.rT());
      rewards.add(total);
      second.add(one.rO());
      rF.add(one.rF());
      rO.add(one.rO());
      rT.add(one.rT());
    }
    return new Answer(out.toString(), rollouts.size(), unscored(scores), GroupStatistics.empty());
  }

  private double share(JsonNode request, Long step) {
    Long phase = ServiceRequests.whole(request, "phase");
    if (phase != null && step != null) {
      throw new UserException(
          "phase and step are both there. What to do: give phase, or step for the schedule");
    }
    if (step != null) {
      Long attempt = ServiceRequests.whole(request, "attempt");
      if (attempt != null && (attempt < 1 || attempt > Integer.MAX_VALUE)) {
        throw UserException.badValue("attempt", attempt, "from 1", "correct the request");
      }
      return schedule.share(attempt == null ? null : (Integer) attempt.intValue(), step);
    }
    if (phase == null) {
      return 1;
    }
    if (phase != 1 && phase != 2) {
      throw UserException.badValue("phase", phase, "1 or 2", "correct the request");
    }
    return phase - 1;
  }

  private static int unscored(List<RolloutScore> scores) {
    return (int) scores.stream().filter(one -> one.rT() == null).count();
  }

  private static void results(JsonNode to, List<RolloutScore> scores) {
    ArrayNode results = ((ObjectNode) to).putArray("results");
    for (RolloutScore one : scores) {
      ObjectNode row = results.addObject();
      row.put("id", one.judged().id());
      row.put("r_f", one.rF());
      row.put("r_o", one.rO());
      row.put("r_t", one.rT());
      if (one.judged().scores() == null) {
        row.putNull("dimensions");
      } else {
        ObjectNode dimensions = row.putObject("dimensions");
        for (Dimension dimension : Dimension.values()) {
          dimensions.put(dimension.wire(), one.judged().scores().of(dimension));
        }
      }
      row.put("confidence", one.judged().confidence());
      if (one.judged().failure() == null) {
        row.putNull("error");
        row.putNull("error_detail");
      } else {
        row.put("error", one.judged().failure().wire());
        row.put("error_detail", one.judged().detail());
      }
    }
  }
}
