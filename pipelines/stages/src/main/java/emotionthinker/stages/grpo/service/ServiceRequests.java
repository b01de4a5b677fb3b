package emotionthinker.stages.grpo.service;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.CueSheetJson;
import emotionthinker.stages.grpo.GroupJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Requests of the reward service as JSON.
 *
 * <pre>
 * score         {"samples": [{"id"?, "label", "completion", "cues"?}, ...]}
 * score-groups  {"phase"?: 1|2 or "step"?: n, "attempt"?: n, "groups": [{"group", "label", "cues"?, "completions": [...]}, ...]}
 * OpenRLHF      {"query": [...], "prompts": [...], "labels": [...]}
 * </pre>
 *
 * <p>A label names an emotion or an alias of it; an OpenRLHF label may be that, or JSON {@code
 * {"label", "cues"}} in a string. Unknown fields are not looked at.
 */
public final class ServiceRequests {
  private static final int MAX_TEXT = 100_000;

  private ServiceRequests() {}

  /** A group of completions to one prompt. */
  public record Group(String name, List<Rollout> rollouts) {}

  /**
   * The rollouts of a score request.
   *
   * @param most rollouts that one request may hold
   * @throws UserException naming the field, its value and what is allowed
   */
  public static List<Rollout> samples(String json, int most) {
    JsonNode list = list(GroupJson.parse(json), "samples", most);
    List<Rollout> rollouts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String at = "samples[" + i + "]";
      JsonNode row = object(at, list.get(i));
      String id = row.hasNonNull("id") ? name(at + ".id", row.get("id")) : String.valueOf(i);
      if (!ids.add(id)) {
        throw UserException.badValue(at + ".id", id, "an id of its own", "name samples apart");
      }
      rollouts.add(
          new Rollout(
              id,
              cues(at, row),
              label(at + ".label", row.path("label")),
              text(at + ".completion", row.path("completion"))));
    }
    return rollouts;
  }

  /** The groups of a score-groups request; {@code most} as of {@link #samples}. */
  public static List<Group> groups(JsonNode request, int most) {
    JsonNode list = list(request, "groups", most);
    List<Group> groups = new ArrayList<>();
    int total = 0;
    for (int g = 0; g < list.size(); g++) {
      String at = "groups[" + g + "]";
      JsonNode row = object(at, list.get(g));
      String name = name(at + ".group", row.path("group"));
      CueSheet cues = cues(at, row);
      Emotion label = label(at + ".label", row.path("label"));
      JsonNode completions = list(row, "completions", most);
      total += completions.size();
      if (total > most) {
        throw UserException.badValue(
            "groups", total + " rollouts and more", "at most " + most, "send fewer at a time");
      }
      List<Rollout> rollouts = new ArrayList<>();
      for (int i = 0; i < completions.size(); i++) {
        String text = text(at + ".completions[" + i + "]", completions.get(i));
        rollouts.add(new Rollout(String.valueOf(i), cues, label, text));
      }
      groups.add(new Group(name, rollouts));
    }
    return groups;
  }

  /** The rollouts of a request as OpenRLHF's remote reward sends it. */
  public static List<Rollout> openRlhf(String json, int most) {
    JsonNode request = GroupJson.parse(json);
    JsonNode queries = list(request, "query", most);
    JsonNode prompts = request.path("prompts");
    JsonNode labels = list(request, "labels", most);
    if (labels.size() != queries.size()
        || (prompts.isArray() && prompts.size() != queries.size())) {
      throw UserException.badValue(
          "labels",
          labels.size() + " labels, " + prompts.size() + " prompts",
          "as many as queries: " + queries.size(),
          "send one of each per sample");
    }
    List<Rollout> rollouts = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      String query = text("query[" + i + "]", queries.get(i));
      String prompt = prompts.isArray() ? text("prompts[" + i + "]", prompts.get(i)) : "";
      String completion = query.startsWith(prompt) ? query.substring(prompt.length()) : query;
      String label = text("labels[" + i + "]", labels.get(i)).strip();
      if (label.startsWith("{")) {
        JsonNode row = GroupJson.parse(label);
        rollouts.add(
            new Rollout(
                String.valueOf(i),
                cues("labels[" + i + "]", row),
                label("labels[" + i + "].label", row.path("label")),
                completion));
      } else {
        rollouts.add(
            new Rollout(String.valueOf(i), null, emotion("labels[" + i + "]", label), completion));
      }
    }
    return rollouts;
  }

  /**
   * A whole number of at least 0; null when the field is absent or null.
   *
   * @throws UserException when it is something else
   */
  public static Long whole(JsonNode request, String field) {
    JsonNode value = request.path(field);
    if (!request.hasNonNull(field)) {
      return null;
    }
    if (!value.canConvertToExactIntegral() || !value.canConvertToLong() || value.longValue() < 0) {
      throw bad(field, value, "a whole number, 0 or more");
    }
    return value.longValue();
  }

  private static CueSheet cues(String at, JsonNode row) {
    if (!row.hasNonNull("cues")) {
      return null;
    }
    try {
      return CueSheetJson.read(row.get("cues"));
    } catch (UserException | IllegalArgumentException e) {
      throw new UserException(at + ".cues: " + e.getMessage(), e);
    }
  }

  private static Emotion label(String name, JsonNode value) {
    return emotion(name, text(name, value));
  }

  private static Emotion emotion(String name, String label) {
    return CotText.emotionOf(label)
        .orElseThrow(
            () ->
                UserException.badValue(
                    name, shown(label), "an emotion or an alias of one", "correct the label"));
  }

  private static String name(String field, JsonNode value) {
    if (!(value.isTextual() || value.isIntegralNumber()) || value.asText().isBlank()) {
      throw bad(field, value, "a text or a whole number");
    }
    return value.asText();
  }

  private static String text(String field, JsonNode value) {
    if (!value.isTextual() || value.textValue().length() > MAX_TEXT) {
      throw bad(field, value, "a text of at most " + MAX_TEXT + " characters");
    }
    return value.textValue();
  }

  private static JsonNode object(String field, JsonNode value) {
    if (!value.isObject()) {
      throw bad(field, value, "an object");
    }
    return value;
  }

  private static JsonNode list(JsonNode row, String field, int most) {
    JsonNode list = row.path(field);
    if (!list.isArray() || list.isEmpty() || list.size() > most) {
      throw bad(field, list, "a list of 1 to " + most + " entries");
    }
    return list;
  }

  private static UserException bad(String field, JsonNode value, String allowed) {
    return UserException.badValue(
        field,
        value.isMissingNode() ? "nothing" : shown(value.toString()),
        allowed,
        "correct the request");
  }

  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
