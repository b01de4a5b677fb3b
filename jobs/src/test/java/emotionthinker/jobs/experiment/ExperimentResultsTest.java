package emotionthinker.jobs.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ExperimentOptions;
import emotionthinker.jobs.config.ExperimentOptions.Arm;
import emotionthinker.jobs.teach.MeasuredRun;
import emotionthinker.schemas.Prediction;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.eval.Answered;
import emotionthinker.stages.eval.EvalOptions;
import emotionthinker.stages.eval.LabelSet;
import emotionthinker.stages.eval.PredictionMaker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentResultsTest {
  private static final EvalOptions METRICS = new EvalOptions("nine", 500, 0.95, 1000, 1);

  @TempDir Path folder;

  /** Answers of one fold of two, right for the first {@code right} of every ten. */
  private String evaluation(String name, int fold, int right) throws Exception {
    PredictionMaker maker =
        new PredictionMaker(name, LabelSet.of("nine"), VerifierOptions.defaults(), null, null);
    List<Answered> answers = new ArrayList<>();
    for (int i = fold; i < 80; i += 2) {
      Utterance utterance = MeasuredRun.utterance(i, "x");
      String answer = i / 2 % 10 < right ? utterance.emotion().wire() : "no idea";
      answers.add(Answered.of(utterance, null, 0, answer));
    }
    List<Prediction> rows = maker.make(answers);
    Path run = folder.resolve(name + fold);
    MeasuredRun.table(run, Table.PREDICTIONS, rows.size(), rows::get);
    return run.toString();
  }

  private static Arm arm(String name, boolean seeded) {
    return new Arm(name, "the " + name, null, List.of(), seeded, Map.of());
  }

  @Test
  void foldsAndSeedsAreOneSetAndArmsArePaired() throws Exception {
    Arm base = arm("base", false);
    Arm better = arm("better", true);
    Arm undone = arm("undone", true);
    ExperimentOptions options =
        new ExperimentOptions(
            "x",
            2,
            1,
            0,
            true,
            false,
            List.of(1L, 2L),
            List.of("base"),
            List.of(base, better, undone));
    Storage storage = Storage.standard();
    ExperimentResults results = new ExperimentResults(storage, folder.toString(), options, METRICS);
    results.add(base, List.of(List.of(evaluation("base", 0, 5), evaluation("base", 1, 5))));
    results.add(
        better,
        List.of(
            List.of(evaluation("first", 0, 6), evaluation("first", 1, 6)),
            List.of(evaluation("second", 0, 8), evaluation("second", 1, 8))));
    String missing = folder.resolve("nowhere").toString();
    results.add(undone, List.of(List.of(evaluation("third", 0, 8), missing)));
    results.write();

    JsonNode arms =
        new ObjectMapper().readTree(folder.resolve("results.json").toFile()).path("arms");
    assertFalse(arms.has("undone"));
    JsonNode wa = arms.path("better").path("metrics").path("wa");
    assertEquals(0.7, wa.path("value").asDouble(), 1e-12);
    assertEquals(160, wa.path("n").asInt());
    assertEquals(0.6, arms.path("better").path("wa_by_seed").path(0).asDouble(), 1e-12);
    assertEquals(0.8, arms.path("better").path("wa_by_seed").path(1).asDouble(), 1e-12);
    JsonNode compared = arms.path("better").path("compared_with").path("base");
    assertEquals(160, compared.path("common").asInt());
    JsonNode difference = compared.path("differences").path("wa");
    assertEquals(0.2, difference.path("difference").asDouble(), 1e-12);
    assertTrue(difference.path("low").asDouble() > 0, difference.toString());

    List<String> table = results.table();
    assertEquals(4, table.size());
    assertTrue(table.get(2).startsWith("| the base | 1 | 50.0 ["), table.get(2));
    assertTrue(table.get(3).contains("| +20.0 [+"), table.get(3));
  }

  @Test
  void armsNameTheirPredecessor() {
    Arm from = new Arm("b", "b", "a", List.of("grpo"), true, Map.of());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ExperimentOptions(
                "x", 2, 1, 0, true, false, List.of(1L), List.of(), List.of(from, arm("a", true))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ExperimentOptions(
                "x", 2, 1, 0, true, false, List.of(1L), List.of("c"), List.of(arm("a", true))));
  }
}
