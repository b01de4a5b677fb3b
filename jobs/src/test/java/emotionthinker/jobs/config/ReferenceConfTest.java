package emotionthinker.jobs.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import emotionthinker.jobs.rewardserver.RewardServerOptions;
import emotionthinker.models.policy.PolicyShape;
import emotionthinker.models.reward.TrainOptions;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.audit.AuditOptions;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.IngestOptions;
import emotionthinker.stages.cot.AnnotateOptions;
import emotionthinker.stages.cot.filter.FilterOptions;
import emotionthinker.stages.export.ExportOptions;
import emotionthinker.stages.grpo.GrpoOptions;
import emotionthinker.stages.handoff.HandoffOptions;
import emotionthinker.stages.levels.LevelsOptions;
import emotionthinker.stages.prosody.ProsodyOptions;
import emotionthinker.stages.reward.RewardOptions;
import emotionthinker.stages.reward.tuples.TupleOptions;
import emotionthinker.stages.shard.ShardOptions;
import emotionthinker.stages.tasks.TaskOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** conf/ and the defaults of the pure code say the same, and every shipped file binds. */
class ReferenceConfTest {
  private static final Path CONF = Path.of(System.getProperty("emotionthinker.root"), "conf");

  @BeforeAll
  static void home() {
    System.setProperty("emotionthinker.home", System.getProperty("emotionthinker.root"));
  }

  private static Config reference() {
    return ConfigFactory.parseFile(CONF.resolve("reference.conf").toFile());
  }

  private static <T extends Record> T bind(String section, Class<T> type) {
    return ConfigBinder.bind(reference(), section, type);
  }

  @Test
  void referenceEqualsDefaults() {
    assertEquals(IngestOptions.defaults(), bind("ingest", IngestOptions.class));
    assertEquals(CorpusSpec.defaults(), bind("corpus", CorpusSpec.class));
    assertEquals(ProsodyOptions.defaults(), bind("prosody", ProsodyOptions.class));
    assertEquals(LevelsOptions.defaults(), bind("levels", LevelsOptions.class));
    assertEquals(AuditOptions.defaults(), bind("audit", AuditOptions.class));
    assertEquals(AnnotateOptions.defaults(), bind("annotate", AnnotateOptions.class));
    assertEquals(FilterOptions.defaults(), bind("filter", FilterOptions.class));
    assertEquals(TupleOptions.defaults(), bind("tuples", TupleOptions.class));
    assertEquals(TaskOptions.defaults(), bind("tasks", TaskOptions.class));
    assertEquals(TrainOptions.defaults(), bind("reward_model", TrainOptions.class));
    assertEquals(ScoreOptions.defaults(), bind("score", ScoreOptions.class));
    assertEquals(RewardOptions.defaults(), bind("reward", RewardOptions.class));
    assertEquals(GrpoOptions.defaults(), bind("grpo", GrpoOptions.class));
    assertEquals(RewardServerOptions.defaults(), bind("reward_server", RewardServerOptions.class));
    assertEquals(HandoffOptions.defaults(), bind("handoff", HandoffOptions.class));
    assertEquals(ExportOptions.defaults(), bind("export", ExportOptions.class));
    assertEquals(PolicyShape.defaults(), bind("policy", PolicyShape.class));
    assertEquals(ShardOptions.defaults(), bind("shard", ShardOptions.class));
    assertEquals(EvaluateOptions.defaults(), bind("evaluate", EvaluateOptions.class));
  }

  @Test
  void everyShippedConfigurationBinds() throws Exception {
    try (Stream<Path> files = Files.list(CONF)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".conf")).sorted().toList()) {
        if (!file.endsWith("reference.conf")) {
          RunConfig config = RunConfig.of(ConfigLoader.load(file.toString(), List.of()));
          assertTrue(!config.corpora().isEmpty(), file + " names no corpus");
        }
      }
    }
  }

  @Test
  void everyExperimentBinds() throws Exception {
    try (Stream<Path> files = Files.list(CONF.resolve("experiments"))) {
      for (Path file : files.sorted().toList()) {
        RunConfig config = RunConfig.of(ConfigLoader.load(file.toString(), List.of()));
        assertTrue(config.experiment().arms().size() > 2, file + " compares nothing");
      }
    }
  }

  @Test
  void everyCorpusFileBinds() {
    File[] files = CONF.resolve("corpora").toFile().listFiles();
    for (File file : files) {
      String name = file.getName().replace(".conf", "");
      String setting = "corpora." + name + " { include required(file(\"" + file + "\")) }";
      RunConfig config = RunConfig.of(ConfigLoader.load(null, List.of(), setting));
      assertTrue(
          config.corpora().stream().anyMatch(c -> c.name().equals(name)),
          file + " does not name itself " + name);
    }
  }

  @Test
  void unknownSectionsAndUnsetValuesAreNamed() {
    String section =
        assertThrows(
                UserException.class,
                () -> RunConfig.of(ConfigLoader.load(null, List.of("shrad.seed=3"))))
            .getMessage();
    assertTrue(section.contains("unknown section shrad"), section);
    String set =
        assertThrows(UserException.class, () -> ConfigLoader.load(null, List.of("run.dir")))
            .getMessage();
    assertTrue(set.contains("--set"), set);
    String file =
        assertThrows(UserException.class, () -> ConfigLoader.load("none.conf", List.of()))
            .getMessage();
    assertTrue(file.contains("none.conf"), file);
  }

  @Test
  void settingsWinOverTheFileAndKeepOddCharacters() {
    RunConfig config =
        RunConfig.of(ConfigLoader.load(null, List.of("run.seed=7", "run.dir=s3a://bucket/a b:c")));
    assertEquals(7, config.run().seed());
    assertEquals("s3a://bucket/a b:c", config.run().dir());
  }
}
