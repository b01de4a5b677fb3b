package emotionthinker.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.io.Storage;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.Main;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A finished run that grows by a corpus measures the new audio only and ends with the bytes of a
 * run from scratch; a speaker who is erased afterwards is in no file of the run that follows.
 */
class GrownAndErasedRunIT {
  private static final Path ROOT = Path.of(System.getProperty("emotionthinker.root"));
  private static final List<String> CLIPS = List.of("angry_1", "happy_1", "sad_1");

  @TempDir private Path folder;

  @BeforeEach
  void corpora() throws IOException {
    System.setProperty("emotionthinker.home", ROOT.toString());
    copy("first", "s01", "s02");
    copy("second", "s03");
  }

  @Test
  void growingCostsTheNewAudioAndErasingLeavesNothing() throws Exception {
    run("small", List.of("first"), "");
    run("grown", List.of("first", "second"), "", "--reuse", folder.resolve("small").toString());
    run("whole", List.of("first", "second"), "");
    Manifest grown = manifest("grown");
    assertEquals(9, grown.rows());
    assertEquals(6, grown.reusedRows());
    assertEquals(0, manifest("whole").reusedRows());
    assertEquals(6, table("grown", Table.UTTERANCES).manifest().reusedRows());
    assertEquals(0, table("whole", Table.UTTERANCES).manifest().reusedRows());
    for (String stage : List.of("ingest", "audit")) {
      assertEquals(9, decoded("whole", stage));
      assertEquals(3, decoded("grown", stage));
    }
    Map<String, String> fromScratch = hashes("whole");
    assertTrue(fromScratch.size() > 20, fromScratch::toString);
    assertEquals(fromScratch, hashes("grown"));

    command("ingest", "small", List.of("first", "second"), "", "--replace");
    assertEquals(3, decoded("small"), "a run that grew in place decodes what is new");
    Files.setLastModifiedTime(clip("second", "s03", "sad_1"), FileTime.fromMillis(1));
    command("ingest", "small", List.of("second"), "", "--replace");
    assertEquals(1, decoded("small"), "a file that was touched is decoded again");

    String[] german = {
      "--set", "corpora.first.language=de", "--reuse", folder.resolve("grown") + ""
    };
    command("ingest", "german", List.of("first", "second"), "", german);
    command("prosody", "german", List.of("first", "second"), "", german);
    assertEquals(3, manifest("german").reusedRows(), "words and phones depend on the language");

    run("erased", List.of("first", "second"), "[\"s02\"]", "--reuse", folder.resolve("grown") + "");
    assertEquals(6, manifest("erased").rows());
    assertEquals(6, manifest("erased").reusedRows());
    assertEquals(3, erasedRejects());
    List<String> traces = new ArrayList<>(List.of("s02"));
    try (Stream<Utterance> rows = table("grown", Table.UTTERANCES).rows()) {
      rows.filter(row -> row.speakerId().endsWith("/s02"))
          .forEach(row -> traces.add(row.audioSha256()));
    }
    assertEquals(4, traces.size());
    assertFalse(holders("grown", traces).isEmpty(), "the search finds nothing even where it is");
    // The list itself stands in the configuration of the one manifest that it determines.
    assertEquals(List.of("utterances/_manifest.json"), holders("erased", traces));
  }

  /** What ingest last said that it decoded. */
  private long decoded(String run) throws IOException {
    return decoded(run, "ingest");
  }

  private long decoded(String run, String stage) throws IOException {
    Path timing = folder.resolve(run).resolve("_timings/" + stage + ".json");
    return new ObjectMapper().readTree(timing.toFile()).path("decoded").asLong();
  }

  private Path clip(String corpus, String speaker, String clip) {
    String name = speaker + "_" + clip + ".flac";
    return folder.resolve("corpora").resolve(corpus).resolve(speaker).resolve(name);
  }

  private long erasedRejects() throws IOException {
    try (Stream<Reject> rejects = table("erased", Table.UTTERANCES).rejects()) {
      return rejects.filter(r -> r.reason() == RejectReason.ERASED_SPEAKER).count();
    }
  }

  private void copy(String corpus, String... speakers) throws IOException {
    for (String speaker : speakers) {
      Path to = Files.createDirectories(folder.resolve("corpora").resolve(corpus).resolve(speaker));
      for (String clip : CLIPS) {
        String name = speaker + "_" + clip + ".flac";
        Path from = ROOT.resolve("conf/sample/audio").resolve(speaker).resolve(name);
        Files.copy(from, to.resolve(name));
      }
    }
  }

  private void run(String name, List<String> corpora, String erased, String... more)
      throws IOException {
    command("run", name, corpora, erased, more);
  }

  private void command(
      String stage, String name, List<String> corpora, String erased, String... more)
      throws IOException {
    StringBuilder conf = new StringBuilder();
    conf.append("run.corpora_dir = \"").append(folder.resolve("corpora")).append("\"\n");
    conf.append("levels { min_group = 2, min_speaker_group = 2 }\n");
    for (String corpus : corpora) {
      conf.append(
          """
          corpora.%s {
            name = %s, root = %s, reader = pattern, language = en, licence = "Apache-2.0"
            file_pattern = ".*/(?<speaker>s\\\\d+)_(?<label>[a-z]+)_\\\\d[.]flac"
            redistribute = true, redistribute_transcript = true
            split.method = all-train
            labels { angry = angry, happy = happy, sad = sad }
            erased_speakers = %s
          }
          """
              .formatted(
                  corpus,
                  corpus,
                  corpus,
                  erased.isEmpty() || !corpus.equals("first") ? "[]" : erased));
    }
    Path file = Files.writeString(folder.resolve(name + ".conf"), conf);
    List<String> command =
        new ArrayList<>(
            List.of(stage, "--quiet", "--conf", file + "", "--run", folder.resolve(name) + ""));
    command.addAll(List.of(more));
    assertEquals(0, Main.run(command.toArray(String[]::new)), name);
  }

  private <T extends Record> TableReader<T> table(String run, Table<T> table) throws IOException {
    return TableReader.open(Storage.standard(), folder.resolve(run).toString(), table);
  }

  private Manifest manifest(String run) throws IOException {
    return table(run, Table.PROSODY).manifest();
  }

  private List<Path> files(String run) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(run))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !folder.relativize(file).toString().contains("_timings"))
          .sorted()
          .toList();
    }
  }

  /** SHA-256 of every file of every table, the count of reused rows aside. */
  private Map<String, String> hashes(String run) throws Exception {
    Map<String, String> out = new TreeMap<>();
    for (Path file : files(run)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      if (file.endsWith("prosody/_manifest.json") || file.endsWith("utterances/_manifest.json")) {
        text = text.replaceAll("\"reused_rows\" ?: ?\\d+", "");
      }
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
      out.put(folder.resolve(run).relativize(file).toString(), HexFormat.of().formatHex(digest));
    }
    return out;
  }

  /** Files whose name, bytes or, for Parquet, decoded rows hold one of the texts. */
  private List<String> holders(String run, List<String> texts) throws IOException {
    List<String> out = new ArrayList<>();
    for (Path file : files(run)) {
      String name = folder.resolve(run).relativize(file).toString();
      StringBuilder all = new StringBuilder(name);
      all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      if (name.endsWith(".parquet")) {
        try (ParquetReader<Group> rows =
            ParquetReader.builder(
                    new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                .withConf(new Configuration(false))
                .build()) {
          for (Group row = rows.read(); row != null; row = rows.read()) {
            all.append(row);
          }
        }
      }
      if (texts.stream().anyMatch(text -> all.indexOf(text) >= 0)) {
        out.add(name);
      }
    }
    return out;
  }
}
