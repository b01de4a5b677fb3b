package emotionthinker.jobs.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.Main;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run whose ingest packed the audio does not need the corpus any more, and makes the same rows.
 */
class PackedRunTest {
  private static final Path ROOT = Path.of(System.getProperty("emotionthinker.root"));

  @TempDir private Path folder;

  @Test
  void laterStagesReadThePackAlone() throws Exception {
    System.setProperty("emotionthinker.home", ROOT.toString());
    Map<String, byte[]> originals = new TreeMap<>();
    Path corpus = Files.createDirectories(folder.resolve("corpora/c"));
    for (String emotion : List.of("angry", "happy", "sad", "fear")) {
      String name = "s01_" + emotion + "_1.flac";
      Files.copy(ROOT.resolve("conf/sample/audio/s01").resolve(name), corpus.resolve(name));
      originals.put("c/" + name.replace(".flac", ""), Files.readAllBytes(corpus.resolve(name)));
    }
    Path conf = Files.writeString(folder.resolve("run.conf"), conf());
    run(conf, "plain", "run");
    run(conf, "packed", "ingest", "--pack");
    for (Path file : List.copyOf(files(corpus))) {
      Files.delete(file);
    }
    for (Stage stage : Stages.ALL.subList(1, Stages.ALL.size())) {
      if (stage.name().equals("reward-train") || Stages.trains(stage)) {
        continue; // four clips of one voice train nothing
      }
      run(conf, "packed", stage.name().replace("levels-", "levels ").split(" ", -1));
    }

    UtteranceAudio audio = new UtteranceAudio(Storage.standard(), AudioLimits.defaults());
    int parts = 0;
    try (Stream<Utterance> rows = table("packed", Table.UTTERANCES).rows()) {
      for (Utterance row : rows.toList()) {
        assertTrue(row.audioUri().matches("file:.*/packed/pack/part-0000\\d[.]parquet"));
        assertArrayEquals(originals.get(row.utteranceId()), audio.file(row));
        assertEquals(row.audioSha256(), audio.samples(row).pcmSha256());
        parts++;
      }
    }
    assertEquals(4, parts);
    assertEquals(4, table("packed", Table.PACK).manifest().rows());
    assertTrue(table("packed", Table.PACK).parts() > 1);
    for (String same : List.of("prosody", "levels", "emotioncot/data")) {
      List<Path> made = files(folder.resolve("plain").resolve(same));
      assertFalse(made.isEmpty());
      for (Path file : made) {
        if (file.toString().endsWith(".parquet")) {
          Path packed = folder.resolve("packed").resolve(folder.resolve("plain").relativize(file));
          assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(packed), packed + "");
        }
      }
    }
  }

  private String conf() {
    return """
    run.corpora_dir = "%s"
    ingest.pack_files_per_part = 2
    levels { min_group = 2, min_speaker_group = 2 }
    corpora.c {
      name = c, root = c, reader = pattern, language = en, licence = "Apache-2.0"
      file_pattern = "(?<speaker>s\\\\d+)_(?<label>[a-z]+)_\\\\d[.]flac"
      redistribute = true, redistribute_transcript = true
      split.method = all-train
      labels { angry = angry, happy = happy, sad = sad, fear = fear }
    }
    """
        .formatted(folder.resolve("corpora"));
  }

  private void run(Path conf, String run, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--quiet", "--conf", conf + "", "--run", folder.resolve(run) + ""));
    assertEquals(0, Main.run(all.toArray(String[]::new)), String.join(" ", all));
  }

  private <T extends Record> TableReader<T> table(String run, Table<T> table) throws IOException {
    return TableReader.open(Storage.standard(), folder.resolve(run).toString(), table);
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
