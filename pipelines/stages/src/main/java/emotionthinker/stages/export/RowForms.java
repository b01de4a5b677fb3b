package emotionthinker.stages.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Examples as rows of a format. Key names are those of the trainers; every row also says which
 * example it is ({@code id}) and what its audio is ({@code audio_sha256}).
 *
 * <pre>
 * ms-swift       messages, audios; GRPO without the last turn, solution, label, cues
 * trl            prompt, completion; GRPO prompt, solution, cues (columns reach the reward)
 * verl           messages, audios; GRPO data_source, prompt, ability, reward_model, extra_info, audios
 * llama-factory  messages, audios
 * openrlhf       input, output; GRPO input, label (the label alone, or JSON with cues), datasource
 * </pre>
 */
public final class RowForms {
  /** Stands in a user prompt for the audio. */
  public static final String AUDIO_MARK = "<audio>";

  private RowForms() {}

  /**
   * The row.
   *
   * @param index number of the row in its split, for formats that count rows
   */
  public static ObjectNode row(
      ExportFormat format, ExportPurpose purpose, Example example, long index) {
    boolean sft = purpose == ExportPurpose.SFT;
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    switch (format) {
      case MS_SWIFT, LLAMA_FACTORY -> {
        row.set("messages", messages(format, example, sft));
        row.putArray("audios").add(example.audioPath());
        if (!sft) {
          reward(row, format, example);
        }
      }
      case TRL -> {
        row.set("prompt", messages(format, example, false));
        if (sft) {
          row.set("completion", turn("assistant", example.assistant()));
        } else {
          reward(row, format, example);
        }
        row.put("audio_path", example.audioPath());
      }
      case VERL -> verl(row, example, sft, index);
      case OPENRLHF -> {
        row.set("input", messages(format, example, false));
        if (sft) {
          row.put("output", example.assistant());
        } else {
          row.put("label", openRlhfLabel(example));
        }
        row.put("datasource", example.source());
      }
    }
    if (format != ExportFormat.VERL || sft) {
      row.put("id", example.id());
      row.put("audio_sha256", example.audioSha256());
    }
    return row;
  }

  private static void reward(ObjectNode row, ExportFormat format, Example example) {
    row.put("solution", Examples.answer(example.label()));
    // TRL takes a row with prompt and label for an unpaired preference.
    if (format != ExportFormat.TRL) {
      row.put("label", example.label());
    }
    row.put("cues", example.cues() == null ? "" : example.cues());
  }

  private static void verl(ObjectNode row, Example example, boolean sft, long index) {
    if (sft) {
      row.set("messages", messages(ExportFormat.VERL, example, true));
    } else {
      row.put("data_source", example.source());
      row.set("prompt", messages(ExportFormat.VERL, example, false));
      row.put("ability", "speech_emotion_reasoning");
      row.putObject("reward_model").put("style", "rule").put("ground_truth", example.label());
      row.putObject("extra_info")
          .put("split", example.split().wire())
          .put("index", index)
          .put("id", example.id())
          .put("cues", example.cues() == null ? "" : example.cues())
          .put("audio_sha256", example.audioSha256());
    }
    row.putArray("audios").addObject().put("audio", example.audioPath());
  }

  private static String openRlhfLabel(Example example) {
    if (example.cues() == null) {
      return example.label();
    }
    ObjectNode label = JsonNodeFactory.instance.objectNode();
    label.put("label", example.label());
    label.putRawValue("cues", new com.fasterxml.jackson.databind.util.RawValue(example.cues()));
    return label.toString();
  }

  private static ArrayNode messages(ExportFormat format, Example example, boolean answered) {
    ArrayNode out = turn("system", example.system());
    String mark = format.hearsAudio() ? AUDIO_MARK : "";
    out.addAll(turn("user", mark + example.user()));
    if (answered) {
      out.addAll(turn("assistant", example.assistant()));
    }
    return out;
  }

  private static ArrayNode turn(String role, String content) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    out.addObject().put("role", role).put("content", content);
    return out;
  }
}
