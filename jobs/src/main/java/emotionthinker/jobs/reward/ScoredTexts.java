package emotionthinker.jobs.reward;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.io.Storage;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheetJson;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.DimensionScores;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RewardOutput;
import emotionthinker.stages.reward.calibration.CalibrationReport;
import emotionthinker.stages.reward.calibration.JudgedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that somebody scored: JSONL with rows {@code {"id", "cues": {…}, "reasoning", "scores":
 * {"factual_alignment": 1-5, …}}}; cues as in {@code verify}.
 */
public final class ScoredTexts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<RewardInput> inputs = new ArrayList<>();
  private final List<DimensionScores> scores = new ArrayList<>();

  private ScoredTexts() {}

  /**
   * Reads a file.
   *
   * @throws UserException naming the line that is no such row
   */
  public static ScoredTexts read(Storage storage, String file) throws IOException {
    ScoredTexts out = new ScoredTexts();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(storage.open(storage.resolve(file)), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          try {
            out.add(JSON.readTree(line));
          } catch (IOException | IllegalArgumentException | UserException e) {
            throw new UserException(
                file
                    + ", line "
                    + number
                    + ": "
                    + e.getMessage()
                    + ". What to do: give every row id, cues, reasoning and the four scores",
                e);
          }
        }
      }
    }
    return out;
  }

  private void add(JsonNode row) {
    inputs.add(
        new RewardInput(
            row.path("id").asText(),
            CueSheetJson.read(row.path("cues")),
            row.path("reasoning").asText()));
    JsonNode all = row.path("scores");
    scores.add(
        new DimensionScores(
            score(all, Dimension.FACTUAL_ALIGNMENT),
            score(all, Dimension.INTERPRETATIVE_QUALITY),
            score(all, Dimension.CAPTION_COMPLETENESS),
            score(all, Dimension.FLUENCY_AND_STRUCTURAL_CLARITY)));
  }

  private static double score(JsonNode scores, Dimension dimension) {
    return scores.path(dimension.wire()).asDouble(Double.NaN);
  }

  /** How a model agrees with these scores. */
  public CalibrationReport report(RewardModel model) {
    List<RewardOutput> outputs = model.score(inputs);
    List<JudgedText> judged = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      RewardOutput output = outputs.get(i);
      if (output.scores() != null) {
        int words = CotText.words(inputs.get(i).reasoning());
        judged.add(
            new JudgedText(
                output.id(), scores.get(i), output.scores(), output.confidence(), words, ""));
      }
    }
    return CalibrationReport.of(judged);
  }
}
