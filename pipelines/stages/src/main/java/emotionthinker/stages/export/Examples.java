package emotionthinker.stages.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.EmotionCotRow;
import emotionthinker.schemas.ProsodyTask;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.eval.LabelSet;
import java.util.OptionalInt;

/** Makes examples out of rows. Pure and thread-safe. */
public final class Examples {
  /** Why a row is left out whose emotion is no option of the label set. */
  public static final String NO_OPTION = "emotion_is_no_option";

  private final PromptTemplates prompt;
  private final LabelSet labels;

  /** With prompts and label set of the options. */
  public Examples(ExportOptions options) {
    this.prompt = options.prompt();
    this.labels = LabelSet.of(options.labelSet());
  }

  /** Whether the emotion of a row is an option. */
  public boolean hasOption(EmotionCotRow row) {
    return option(row).isPresent();
  }

  private OptionalInt option(EmotionCotRow row) {
    String raw = row.provenance().emotionRaw();
    OptionalInt byRaw = raw == null ? OptionalInt.empty() : rawOption(raw);
    return byRaw.isPresent() ? byRaw : labels.of(Emotion.values()[(int) row.emotion()]);
  }

  private OptionalInt rawOption(String raw) {
    for (int i = 0; i < labels.size(); i++) {
      for (String label : labels.options().get(i).rawLabels()) {
        if (label.equalsIgnoreCase(raw.strip())) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The emotion question of a shard row.
   *
   * @throws IllegalArgumentException when its emotion is no option
   */
  public Example cot(EmotionCotRow row, Split split, String audioPath) {
    String label =
        labels.text(
            option(row)
                .orElseThrow(
                    () -> new IllegalArgumentException(row.utteranceId() + ": " + NO_OPTION)));
    return new Example(
        row.utteranceId(),
        row.utteranceId(),
        row.corpus(),
        split,
        row.subset(),
        prompt.reasonSystem(),
        prompt.emotion(labels),
        "<think>" + row.cotAnalysis() + "</think>" + answer(label),
        label,
        cues(row),
        audioPath,
        row.audioSha256());
  }

  /** A question about prosody. */
  public Example task(ProsodyTask task, String audioPath) {
    return new Example(
        task.taskId(),
        task.utteranceId(),
        task.kind().wire() + "-" + task.attribute().wire(),
        task.split(),
        null,
        prompt.answerSystem(),
        prompt.question(task.question(), String.join(", ", task.options())),
        answer(task.answer()),
        task.answer(),
        null,
        audioPath,
        task.audioSha256());
  }

  /** A reasoning to be scored. */
  public Example tuple(RewardTuple tuple, String source, String audioPath, String audioSha256) {
    ObjectNode scores = JsonNodeFactory.instance.objectNode();
    scores.put("factual_alignment", tuple.factualAlignment());
    scores.put("interpretative_quality", tuple.interpretativeQuality());
    scores.put("caption_completeness", tuple.captionCompleteness());
    scores.put("fluency_and_structural_clarity", tuple.fluencyAndStructuralClarity());
    return new Example(
        tuple.tupleId(),
        tuple.utteranceId(),
        source,
        tuple.split(),
        null,
        prompt.scoreSystem(),
        prompt.score(tuple.question(), tuple.reasoning()),
        scores.toString(),
        scores.toString(),
        null,
        audioPath,
        audioSha256);
  }

  static String answer(String label) {
    return "<answer>" + label + "</answer>";
  }

  /** The cues of a row as rewards read them; what is not known is left out. */
  private static String cues(EmotionCotRow row) {
    ObjectNode cues = JsonNodeFactory.instance.objectNode();
    put(cues, "pitch_level", row.pitchLevel(), row.measurements().pitchPercentile());
    put(cues, "energy_level", row.energyLevel(), row.measurements().energyPercentile());
    put(cues, "speed_level", row.speedLevel(), row.measurements().speedPercentile());
    put(cues, "intonation", row.intonation(), null);
    if (!row.stressedWords().isEmpty()) {
      ArrayNode words = cues.putArray("stressed_words");
      row.stressedWords().forEach(words::add);
    }
    put(cues, "gender", row.gender(), null);
    put(cues, "age_level", row.ageLevel(), null);
    if (row.transcription() != null) {
      cues.put("transcription", row.transcription());
    }
    cues.put("language", row.language());
    cues.put("pause_count", row.measurements().pauseCount());
    return cues.toString();
  }

  private static void put(ObjectNode cues, String name, WireName level, Double percentile) {
    if (level != null) {
      cues.put(name, level.wire());
    }
    if (percentile != null) {
      cues.put(name.replace("_level", "_percentile"), percentile);
    }
  }
}
