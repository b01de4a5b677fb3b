package emotionthinker.jobs.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.jobs.train.NetworkFolder;
import emotionthinker.models.reward.RewardModelFiles;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.reward.DimensionScores;
import emotionthinker.stages.reward.RulesRewardModel;
import emotionthinker.stages.reward.calibration.CalibrationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideScoresTest {
  private static final Storage STORAGE = Storage.standard();
  private static final String HEADER =
      "tuple_id,judge,factual_alignment,interpretative_quality,caption_completeness,"
          + "fluency_and_structural_clarity\n";

  @TempDir private Path folder;

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("scores"), content).toString();
  }

  @Test
  void the_texts_scored_one_by_one_are_read_and_judged() throws IOException {
    Path texts =
        Path.of(System.getProperty("emotionthinker.root"))
            .resolve("pipelines/models/src/test/resources/scores/texts.jsonl");
    CalibrationReport report =
        ScoredTexts.read(STORAGE, texts.toString())
            .report(new RulesRewardModel(VerifierOptions.defaults()));
    assertEquals(200, report.n());
    assertTrue(report.dimensions().get("factual_alignment").agreement().spearman() > 0.6);
  }

  @Test
  void a_row_that_is_none_is_named() throws IOException {
    String file = file("{\"id\": \"a\", \"cues\": {}, \"reasoning\": \"x\", \"scores\": {}}\n");
    UserException e = assertThrows(UserException.class, () -> ScoredTexts.read(STORAGE, file));
    assertTrue(e.getMessage().contains("line 1"), e.getMessage());
  }

  @Test
  void judges_are_compared_on_what_both_scored() throws IOException {
    HumanScores scores =
        HumanScores.read(
            STORAGE,
            file(
                HEADER
                    + "a~0,anna,1,2,3,4\na~1,anna,5,4,3,2\na~2,anna,3,3,3,3\na~1,ben,4,4,3,2\n"));
    scores.add("model", "a~0", new DimensionScores(2, 2, 3, 4));
    scores.add("model", "a~1", new DimensionScores(5, 4, 3, 2));
    var pairs = scores.pairs();
    assertEquals(3, pairs.size());
    assertEquals(2, pairs.get("anna and model").get("factual_alignment").n());
    assertEquals(0.5, pairs.get("anna and model").get("factual_alignment").mae());
    assertEquals(1, pairs.get("anna and ben").get("factual_alignment").n());
  }

  @Test
  void scores_outside_the_scale_and_missing_columns_are_named() throws IOException {
    String high = file(HEADER + "a~0,anna,1,2,3,6\n");
    UserException e = assertThrows(UserException.class, () -> HumanScores.read(STORAGE, high));
    assertTrue(e.getMessage().contains("row 1"), e.getMessage());
    String narrow = file("tuple_id,judge\na~0,anna\n");
    assertThrows(UserException.class, () -> HumanScores.read(STORAGE, narrow));
  }

  @Test
  void a_folder_without_provenance_holds_no_model() throws IOException {
    Files.createDirectories(folder.resolve("model"));
    Files.writeString(folder.resolve("model/config.json"), "{}");
    NetworkFolder<RewardModelFiles> model =
        NetworkFolder.rewardModel(STORAGE, folder.resolve("model").toString());
    UserException e = assertThrows(UserException.class, model::read);
    assertTrue(e.getMessage().contains("no reward model"), e.getMessage());
    model.checkFree(false);
    Files.writeString(folder.resolve("model/provenance.json"), "{}");
    assertThrows(UserException.class, () -> model.checkFree(false));
    assertThrows(UserException.class, model::read);
  }
}
