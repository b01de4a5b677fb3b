package emotionthinker.jobs.teach;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.jobs.beam.AnnotateStage;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.StageResult;
import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The annotate stage on the direct runner. */
abstract class AnnotateHarness extends CallsHarness {
  static final ObjectMapper JSON = new ObjectMapper();

  @Override
  final List<String> settings() {
    return List.of(
        "annotate.teacher=openai",
        "llm.model=gpt-4o-mini",
        "calls.endpoint.in_flight=24",
        "calls.batch.dir=" + quoted(folder.resolve("batches")));
  }

  StageResult annotate(RunConfig config) throws Exception {
    return execute(config, new AnnotateStage());
  }

  static List<Candidate> candidates(Path run) throws Exception {
    return rows(run, Table.CANDIDATES);
  }

  static List<Reject> rejects(Path run) throws Exception {
    return rejects(run, Table.CANDIDATES);
  }

  void assertNoSecret(Path root) throws Exception {
    assertFalse(said.toString(StandardCharsets.UTF_8).contains(KEY));
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(KEY) && !file.endsWith("key"), file.toString());
      }
    }
  }
}
