package emotionthinker.beam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import emotionthinker.io.Storage;
import emotionthinker.io.table.InputListing;
import emotionthinker.stages.corpus.CorpusSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distributed listing finds what the walk finds, on trees of every shape. */
class ListCorporaTest {
  private static final Storage STORAGE = Storage.standard();

  @TempDir Path temp;

  @Test
  void aTreeListedInPiecesHasTheFingerprintOfTheWalk() throws Exception {
    Path flat = Files.createDirectories(temp.resolve("flat"));
    Path deep = Files.createDirectories(temp.resolve("deep"));
    for (int i = 0; i < 400; i++) {
      Files.createFile(flat.resolve(i + ".wav"));
      Path folder = deep.resolve("a" + i % 3 + "/b" + i % 7 + "/c" + i % 11 + "/d/e");
      Files.write(Files.createDirectories(folder).resolve(i + ".wav"), new byte[i % 5]);
    }
    Files.writeString(deep.resolve("a0/b0/labels.csv"), "file,emotion\n");
    Files.createSymbolicLink(deep.resolve("a0/up"), Path.of(".."));
    Files.createSymbolicLink(deep.resolve("a0/out.wav"), temp.resolve("flat/1.wav"));
    Files.createDirectories(deep.resolve("nothing/in/here"));
    Map<String, String> found = fingerprints("flat", "deep");
    assertEquals(Map.of("flat", walked(flat), "deep", walked(deep)), found);
    assertFalse(Files.exists(temp.resolve("listing.json")));
    Files.writeString(deep.resolve("a0/b0/labels.csv"), "file,emotion!");
    assertNotEquals(found.get("deep"), fingerprints("flat", "deep").get("deep"));
  }

  private Map<String, String> fingerprints(String... names) throws IOException {
    List<CorpusSpec> corpora =
        List.of(names).stream()
            .map(n -> CorpusSpec.defaults().with(n, "pattern", temp.resolve(n).toString()))
            .toList();
    String file = temp.resolve("listing.json").toString();
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setEnforceEncodability(false);
    options.setEnforceImmutability(false);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(FingerprintCorpora.to(STORAGE, corpora, file));
    pipeline.run().waitUntilFinish();
    return FingerprintCorpora.take(STORAGE, file);
  }

  private static String walked(Path root) throws IOException {
    InputListing listing = new InputListing();
    try (var entries = STORAGE.list(root.toString())) {
      entries.forEach(entry -> listing.accept(STORAGE, entry));
    }
    return listing.sha256();
  }
}
