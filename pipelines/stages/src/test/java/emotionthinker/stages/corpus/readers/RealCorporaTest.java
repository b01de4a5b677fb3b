package emotionthinker.stages.corpus.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Emotion;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReaders;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.MapFiles;
import emotionthinker.stages.corpus.Sheet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named readers and the manifest reader against the labels.csv of real corpora, where present. */
class RealCorporaTest {

  @ParameterizedTest
  @CsvSource({
    "ravdess, ravdess, 360",
    "cremad_sample, cremad, 6",
    "tess, tess, 105",
    "emodb, emodb, 119",
    "nemo, nemo, 150"
  })
  void namedAndManifestReadersAgreeWithLabelsCsv(String folder, String reader, int rows) {
    CorpusFiles files = corpus(folder);
    Sheet labels = files.sheet("labels.csv").orElseThrow();
    List<Draft> named = drafts(files, reader, folder);
    List<Draft> manifest = drafts(files, "manifest", folder);
    assertEquals(rows, named.size());
    for (List<Draft> drafts : List.of(named, manifest)) {
      assertEquals(counts(labels, "speaker"), counts(drafts, Draft::speaker));
      assertEquals(counts(labels, "emotion"), counts(drafts, d -> word(d.label())));
      assertEquals(counts(labels, "gender"), counts(drafts, RealCorporaTest::genderWord));
      assertEquals(counts(labels, "text"), counts(drafts, Draft::transcript));
      if (labels.hasColumn("age")) {
        assertEquals(
            counts(labels, "age"), counts(drafts, d -> String.valueOf(d.ageYears().intValue())));
      }
      if (labels.hasColumn("intensity")) {
        assertEquals(counts(labels, "intensity"), counts(drafts, Draft::intensity));
      }
    }
    Map<String, Draft> byPath = named.stream().collect(Collectors.toMap(Draft::path, d -> d));
    for (Draft row : manifest) {
      Draft same = byPath.get(row.path());
      assertEquals(row.speaker(), same.speaker(), row.path());
      assertEquals(row.label(), word(same.label()), row.path());
    }
  }

  @ParameterizedTest
  @CsvSource({"neutral_en, 20, 19", "telephony_8k, 29, 29", "fda_ue, 50, 0"})
  void unlabelledCorporaAreManifests(String folder, int rows, int labelled) {
    List<Draft> drafts = drafts(corpus(folder), "manifest", folder);
    assertEquals(rows, drafts.size());
    assertEquals(labelled, drafts.stream().filter(d -> d.label() != null).count());
  }

  @Test
  void noisyCopiesAreReadByTheirPaths() {
    CorpusSpec d = CorpusSpec.defaults();
    CorpusSpec spec =
        new CorpusSpec(
            "fda_ue_noise",
            "pattern",
            ".",
            "(?:white|babble)[0-9]+/(?<speaker>[a-z]+)[0-9]+\\.flac",
            d.manifest(),
            d.licence(),
            "",
            "en",
            false,
            false,
            false,
            d.split(),
            Map.of(),
            Map.of(),
            List.of());
    List<Draft> drafts = drafts(corpus("fda_ue_noise"), spec);
    assertEquals(Map.of("rl", 200L), counts(drafts, Draft::speaker));
  }

  @Test
  void cremadMajorityVotesAreVotesWithoutAgreement() {
    for (Draft draft : drafts(corpus("cremad_sample"), "cremad", "cremad")) {
      assertEquals(1, draft.votes().size(), draft.path());
      assertEquals(null, draft.agreement());
    }
  }

  private static List<Draft> drafts(CorpusFiles files, String reader, String name) {
    return drafts(files, CorpusSpec.defaults().with(name, reader, "."));
  }

  private static List<Draft> drafts(CorpusFiles files, CorpusSpec spec) {
    List<Draft> drafts = new ArrayList<>();
    List<CorpusEntry> problems = new ArrayList<>();
    CorpusReaders.read(
        files,
        spec,
        entry -> {
          if (entry instanceof Draft draft) {
            drafts.add(draft);
          } else {
            problems.add(entry);
          }
        });
    assertTrue(problems.isEmpty(), problems::toString);
    return drafts;
  }

  private static Map<String, Long> counts(Sheet sheet, String column) {
    return sheet.rows().stream()
        .collect(Collectors.groupingBy(r -> r.get(column), TreeMap::new, Collectors.counting()));
  }

  private static Map<String, Long> counts(List<Draft> drafts, Function<Draft, String> key) {
    return drafts.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }

  private static String genderWord(Draft draft) {
    return draft.gender().name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The one spelling in which labels.csv differs from the file names: TESS's ps. */
  private static String word(String label) {
    return label.equals("ps") ? Emotion.SURPRISE.wire() : label;
  }

  private static CorpusFiles corpus(String folder) {
    Path root = Path.of(System.getProperty("emotionthinker.root", "."));
    Path path = root.toAbsolutePath().resolveSibling("shared").resolve("corpora").resolve(folder);
    Assumptions.assumeTrue(Files.isDirectory(path), "skipped: no real corpora at " + path);
    return MapFiles.folder(path);
  }
}
