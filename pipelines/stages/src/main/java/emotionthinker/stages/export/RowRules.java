package emotionthinker.stages.export;

import com.fasterxml.jackson.databind.JsonNode;
import emotionthinker.stages.cot.CotText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a trainer asks of a row, and what is wrong with one. Made for one file of a format: ids are
 * remembered, and none may come twice.
 */
public final class RowRules {
  private static final List<String> PROMPT_ROLES = List.of("system", "user");
  private static final List<String> ANSWERED_ROLES = List.of("system", "user", "assistant");

  private final ExportFormat format;
  private final ExportPurpose purpose;
  private final ExportContent content;
  private final Predicate<String> audioExists;
  private final Set<String> ids = new HashSet<>();
  private List<String> problems = new ArrayList<>();

  /**
   * @param audioExists whether the file of a path is there
   */
  public RowRules(
      ExportFormat format,
      ExportPurpose purpose,
      ExportContent content,
      Predicate<String> audioExists) {
    this.format = format;
    this.purpose = purpose;
    this.content = content;
    this.audioExists = audioExists;
  }

  /** Everything that is wrong with a row; empty when nothing is. */
  public List<String> check(JsonNode row) {
    problems = new ArrayList<>();
    if (!row.isObject()) {
      return List.of("is no object");
    }
    boolean sft = purpose == ExportPurpose.SFT;
    switch (format) {
      case MS_SWIFT, LLAMA_FACTORY -> {
        fields(row, sft, List.of("messages", "audios", "id", "audio_sha256"), List.of());
        heard(row.path("messages"), sft, row.path("audios"), null);
      }
      case TRL -> {
        fields(
            row, sft, List.of("prompt", "audio_path", "id", "audio_sha256"), List.of("completion"));
        messages("prompt", row.path("prompt"), PROMPT_ROLES, 0);
        if (sft) {
          messages("completion", row.path("completion"), List.of("assistant"), 0);
        }
        audio("audio_path", row.path("audio_path"));
      }
      case VERL -> verl(row, sft);
      case OPENRLHF -> openRlhf(row, sft);
    }
    JsonNode id =
        format == ExportFormat.VERL && !sft ? row.path("extra_info").path("id") : row.path("id");
    if (!id.isTextual() || id.textValue().isBlank()) {
      problems.add("id is " + id + ", not a text");
    } else if (!ids.add(id.textValue())) {
      problems.add("id " + id + " comes a second time");
    }
    return problems;
  }

  private void fields(JsonNode row, boolean sft, List<String> always, List<String> ofSft) {
    Set<String> wanted = new TreeSet<>(always);
    wanted.addAll(sft ? ofSft : List.of("solution", "cues"));
    boolean labelled = !sft && format != ExportFormat.TRL;
    if (labelled) {
      wanted.add("label");
    }
    exactly("the row", row, wanted);
    if (!sft) {
      String solution = row.path("solution").asText();
      boolean right =
          labelled
              ? solution.equals("<answer>" + row.path("label").asText() + "</answer>")
              : solution.matches("(?s)<answer>[^<]+</answer>");
      if (!right) {
        problems.add("solution is " + row.path("solution") + ", not the label in answer tags");
      }
      cues(row.path("cues"));
    }
  }

  private void exactly(String what, JsonNode node, Set<String> wanted) {
    Set<String> found = new TreeSet<>();
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      found.add(names.next());
    }
    if (!found.equals(wanted)) {
      problems.add("fields of " + what + " are " + found + ", not " + wanted);
    }
  }

  private void verl(JsonNode row, boolean sft) {
    if (sft) {
      exactly("the row", row, Set.of("messages", "audios", "id", "audio_sha256"));
      heard(row.path("messages"), true, row.path("audios"), "audio");
      return;
    }
    exactly(
        "the row",
        row,
        new TreeSet<>(
            List.of("data_source", "prompt", "ability", "reward_model", "extra_info", "audios")));
    heard(row.path("prompt"), false, row.path("audios"), "audio");
    text("data_source", row.path("data_source"));
    text("ability", row.path("ability"));
    exactly(
        "reward_model", row.path("reward_model"), new TreeSet<>(List.of("style", "ground_truth")));
    text("reward_model.style", row.path("reward_model").path("style"));
    text("reward_model.ground_truth", row.path("reward_model").path("ground_truth"));
    JsonNode extra = row.path("extra_info");
    exactly(
        "extra_info",
        extra,
        new TreeSet<>(List.of("split", "index", "id", "cues", "audio_sha256")));
    text("extra_info.split", extra.path("split"));
    if (!extra.path("index").isIntegralNumber() || extra.path("index").longValue() < 0) {
      problems.add("extra_info.index is " + extra.path("index") + ", not a whole number from 0");
    }
    cues(extra.path("cues"));
  }

  private void openRlhf(JsonNode row, boolean sft) {
    exactly(
        "the row",
        row,
        new TreeSet<>(
            List.of("input", sft ? "output" : "label", "datasource", "id", "audio_sha256")));
    messages("input", row.path("input"), PROMPT_ROLES, 0);
    text("datasource", row.path("datasource"));
    if (sft) {
      text("output", row.path("output"));
      answer("output", row.path("output").asText());
      return;
    }
    text("label", row.path("label"));
    String label = row.path("label").asText();
    if (label.startsWith("{") && content == ExportContent.COT) {
      JsonNode parsed = ExportJson.parse(label);
      if (parsed == null || !parsed.path("label").isTextual() || !parsed.path("cues").isObject()) {
        problems.add("label is " + label + ", not a text or JSON of label and cues");
      }
    }
  }

  private void cues(JsonNode cues) {
    if (!cues.isTextual()) {
      problems.add("cues is " + cues + ", not a text (empty when there are none)");
    } else if (content == ExportContent.COT) {
      JsonNode parsed = ExportJson.parse(cues.textValue());
      if (parsed == null || !parsed.isObject()) {
        problems.add("cues is " + cues + ", not a JSON object in a text");
      }
    }
  }

  /** Messages with one mark for every audio, and audio that is there. */
  private void heard(JsonNode messages, boolean answered, JsonNode audios, String key) {
    if (!audios.isArray() || audios.isEmpty()) {
      problems.add("audios is " + audios + ", not a list of at least one");
    }
    for (JsonNode audio : audios) {
      audio("audios", key == null ? audio : audio.path(key));
    }
    messages("messages", messages, answered ? ANSWERED_ROLES : PROMPT_ROLES, audios.size());
  }

  private void audio(String what, JsonNode path) {
    text(what, path);
    if (path.isTextual() && format.hearsAudio() && !audioExists.test(path.textValue())) {
      problems.add(what + " " + path + " is not there");
    }
  }

  private void messages(String what, JsonNode messages, List<String> roles, int marks) {
    List<String> found = new ArrayList<>();
    int seen = 0;
    for (JsonNode message : messages) {
      String role = message.path("role").asText();
      found.add(role);
      JsonNode text = message.path("content");
      if (!text.isTextual() || text.textValue().isBlank()) {
        problems.add(what + ": content of " + role + " is " + text + ", not a text");
        continue;
      }
      if (role.equals("user")) {
        seen += text.textValue().split(RowForms.AUDIO_MARK, -1).length - 1;
      } else if (text.textValue().contains(RowForms.AUDIO_MARK)) {
        problems.add(what + ": " + RowForms.AUDIO_MARK + " in the text of " + role);
      }
      if (role.equals("assistant")) {
        answer(what, text.textValue());
      }
    }
    if (!found.equals(roles)) {
      problems.add(what + ": roles are " + found + ", not " + roles);
    }
    if (seen != marks) {
      problems.add(
          what + ": " + seen + " " + RowForms.AUDIO_MARK + ", and " + marks + " audio files");
    }
  }

  private void answer(String what, String text) {
    boolean right =
        switch (content) {
          case COT -> CotText.parse(text).isPresent();
          case TASKS -> text.matches("(?s)<answer>[^<]+</answer>");
          case REWARD_TUPLES -> isFourScores(text);
        };
    if (!right) {
      problems.add(what + ": the answer is not of the form of " + content.wire() + ": " + text);
    }
  }

  private static boolean isFourScores(String text) {
    JsonNode scores = ExportJson.parse(text);
    if (scores == null || scores.size() != 4) {
      return false;
    }
    for (JsonNode score : scores) {
      if (!score.isNumber() || score.doubleValue() < 1 || score.doubleValue() > 5) {
        return false;
      }
    }
    return true;
  }

  private void text(String what, JsonNode node) {
    if (!node.isTextual() || node.textValue().isBlank()) {
      problems.add(what + " is " + node + ", not a text");
    }
  }
}
