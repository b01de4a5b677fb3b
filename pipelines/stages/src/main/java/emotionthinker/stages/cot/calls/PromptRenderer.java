package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.CueSheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts a sheet of cues into a template. A cue that is not known reads "unknown", a contour that may
 * not be cited "uncertain" (as in the EmotionThinker annotation, {@code reference} 1.6). The
 * transcript and its words are only given when the corpus lets texts show them; they are cleaned by
 * {@link SpokenText}. Values are put in one pass: braces inside a value mean nothing.
 */
public final class PromptRenderer {
  private static final String UNKNOWN = "unknown";
  static final String LABELS =
      Arrays.stream(Emotion.values()).map(Emotion::wire).collect(Collectors.joining(", "));

  private static final String TAGS =
      "Answer with nothing but <think>your reasoning</think><answer>the label</answer>, where the"
          + " label is exactly one of: "
          + LABELS
          + ".";
  private static final String OBJECT =
      "Answer with nothing but a JSON object: \"reasoning\" is your reasoning, \"answer\" the label,"
          + " exactly one of: "
          + LABELS
          + ".";

  private static final String SCORES =
      "Answer with nothing but a JSON object with exactly these keys, each a whole number from 1"
          + " (worst) to 5 (best): "
          + String.join(", ", ChatWire.SCORES)
          + ".";

  private final PromptTemplate template;
  private final ResponseFormat format;
  private final int transcriptMaxChars;

  /** A renderer of one template. */
  public PromptRenderer(PromptTemplate template, ResponseFormat format, int transcriptMaxChars) {
    this.template = template;
    this.format = format;
    this.transcriptMaxChars = transcriptMaxChars;
  }

  /** The messages about a sheet. */
  public List<ChatMessage> render(CueSheet sheet) {
    return render(sheet, Map.of());
  }

  /**
   * The messages about a sheet and what else the template has places for, {@code reasoning} or
   * {@code target_scores}; neither is cleaned here.
   */
  public List<ChatMessage> render(CueSheet sheet, Map<String, String> more) {
    Map<String, String> values = values(sheet);
    values.putAll(more);
    List<ChatMessage> messages = new ArrayList<>();
    if (!template.system().isBlank()) {
      messages.add(new ChatMessage("system", PromptTemplate.fill(template.system(), values)));
    }
    messages.add(new ChatMessage("user", PromptTemplate.fill(template.user(), values)));
    return messages;
  }

  private Map<String, String> values(CueSheet sheet) {
    Intonation contour = sheet.citableIntonation();
    String words = UNKNOWN;
    if (sheet.stressedWords() != null && sheet.transcriptShown()) {
      String joined =
          sheet.stressedWords().stream().map(this::spoken).collect(Collectors.joining(", "));
      words = joined.isEmpty() ? "none" : joined;
    }
    Map<String, String> values = new HashMap<>();
    values.put("emotion", name(sheet.emotion()));
    values.put(
        "transcript",
        sheet.transcript() == null || !sheet.transcriptShown()
            ? UNKNOWN
            : spoken(sheet.transcript()));
    values.put("gender", name(sheet.gender()));
    values.put("age", name(sheet.ageLevel()));
    values.put("pitch_level", name(sheet.pitchLevel()));
    values.put("energy_level", name(sheet.energyLevel()));
    values.put("speed_level", name(sheet.speedLevel()));
    values.put("intonation", contour == null ? "uncertain" : contour.wire());
    values.put("stressed_words", words);
    values.put("labels", LABELS);
    values.put(
        "answer_form",
        switch (format) {
          case TAGS -> TAGS;
          case JSON_SCHEMA -> OBJECT;
          case SCORES, SCORES_AS_TEXT -> SCORES;
        });
    return values;
  }

  private String spoken(String text) {
    return SpokenText.clean(text, transcriptMaxChars);
  }

  private static String name(WireName cue) {
    return cue == null ? UNKNOWN : cue.wire();
  }
}
