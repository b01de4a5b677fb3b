package emotionthinker.jobs.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.jobs.config.ConfigLoader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.schemas.TrainingStage;
import emotionthinker.stages.handoff.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template binds and can be planned; GRPO templates have the paper's settings. */
class TrainerTemplatesTest {
  private static final Path TRAINERS =
      Path.of(System.getProperty("emotionthinker.root"), "jobs", "trainers");

  @BeforeAll
  static void home() {
    System.setProperty("emotionthinker.home", System.getProperty("emotionthinker.root"));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> paths = Files.walk(TRAINERS)) {
      return paths.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }

  static Stream<Path> templates() throws IOException {
    return files(".conf").stream();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void templateBindsAndHasItsPlan(Path template) {
    RunConfig config = RunConfig.of(ConfigLoader.load(template.toString(), List.of()));
    String folder = template.getParent().getFileName().toString().replace('_', '-');
    String trainer =
        Arrays.stream(Trainer.values())
            .map(Trainer::wire)
            .filter(folder::equals)
            .findFirst()
            .orElse("command");
    boolean grpo = template.getFileName().toString().startsWith("grpo");
    TrainingStage stage = grpo ? TrainingStage.GRPO : TrainingStage.SFT;
    String plan = String.join("\n", new ExternalTrainer().plan(config, stage, trainer));
    int nodes = config.handoff().nodes();
    for (int node = 0; node < nodes; node++) {
      assertTrue(plan.contains("node " + node + ": a task with 8 GPUs"), plan);
    }
    assertFalse(plan.contains("{output}") || plan.contains("{data}"), plan);
    if (grpo) {
      assertTrue(plan.contains("0.04") && plan.contains("1e-6"), plan);
      String words = plan.toLowerCase(Locale.ROOT).replaceAll("[ ='_.]+", " ");
      assertTrue(
          words.matches("(?s).*(num generations|n samples per prompt|rollout n) 8\\b.*"), words);
      boolean openRlhf = trainer.equals("openrlhf"); // counts episodes, not steps
      assertTrue(openRlhf || plan.contains("3000"), plan);
      assertFalse(config.handoff().reward().from().equals("none"));
    } else {
      assertTrue(plan.contains("1e-5"), plan);
    }
  }

  @Test
  void jarHasEveryScript() throws IOException {
    List<String> there =
        files(".py").stream().map(path -> TRAINERS.relativize(path).toString()).toList();
    assertEquals(there, TrainerScripts.FILES);
    for (String file : there) {
      assertTrue(getClass().getResource("/emotionthinker/trainers/" + file) != null, file);
    }
  }
}
