package emotionthinker.jobs.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.Main;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audio in a tar and in a Parquet file goes through ingest and prosody, packed and in place. */
class ContainerRunTest {
  private static final Path ROOT = Path.of(System.getProperty("emotionthinker.root"));
  private static final String FEATURES =
      "{\"info\":{\"features\":{\"audio\":{\"_type\":\"Audio\"},"
          + "\"emotion\":{\"names\":[\"happy\",\"sad\"],\"_type\":\"ClassLabel\"}}}}";

  @TempDir private Path folder;

  @Test
  void laterStagesReadAudioWhereItLies() throws Exception {
    System.setProperty("emotionthinker.home", ROOT.toString());
    Map<String, byte[]> originals = new TreeMap<>();
    Path tar = Files.createDirectories(folder.resolve("corpora/w")).resolve("train-0.tar");
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (String speaker : List.of("s01", "s02")) {
        String key = "long/".repeat(30) + speaker;
        originals.put("w/train-0.tar/" + key, clip(speaker, "angry"));
        add(out, key + ".flac", clip(speaker, "angry"));
        String json = "{\"speaker\":\"" + speaker + "\",\"emotion\":\"angry\",\"gender\":\"m\"}";
        add(out, key + ".json", json.getBytes(StandardCharsets.UTF_8));
        add(out, key + ".txt", "Thank you.".getBytes(StandardCharsets.UTF_8));
      }
    }
    Path rows = Files.createDirectories(folder.resolve("corpora/h/data")).resolve("test.parquet");
    parquet(rows, clip("s01", "happy"), clip("s02", "sad"));
    originals.put("h/data/test.parquet/00000000", clip("s01", "happy"));
    originals.put("h/data/test.parquet/00000001", clip("s02", "sad"));
    Path conf = Files.writeString(folder.resolve("run.conf"), conf());
    command(conf, "plain", "ingest", false);
    command(conf, "plain", "prosody", false);
    measured("plain", check("plain", originals));
    command(conf, "packed", "ingest", true);
    check("packed", originals);
  }

  private Map<String, String> check(String run, Map<String, byte[]> originals) throws Exception {
    UtteranceAudio audio = new UtteranceAudio(Storage.standard(), AudioLimits.defaults());
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Utterance> all = table(run, Table.UTTERANCES).rows()) {
      for (Utterance row : all.toList()) {
        assertTrue(row.locator() != null);
        assertArrayEquals(originals.get(row.utteranceId()), audio.file(row), row.utteranceId());
        hashes.put(row.utteranceId(), row.audioSha256());
        if (row.utteranceId().endsWith("00000001")) {
          assertEquals(Emotion.SAD, row.emotion());
          assertEquals("test", row.split().wire());
        }
      }
    }
    assertEquals(originals.keySet(), hashes.keySet());
    return hashes;
  }

  private void measured(String run, Map<String, String> hashes) throws IOException {
    try (Stream<Prosody> all = table(run, Table.PROSODY).rows()) {
      Map<String, String> measured = new TreeMap<>();
      all.forEach(row -> measured.put(row.utteranceId(), row.audioSha256()));
      assertEquals(hashes, measured);
    }
  }

  private <T extends Record> TableReader<T> table(String run, Table<T> table) throws IOException {
    return TableReader.open(Storage.standard(), folder.resolve(run).toString(), table);
  }

  private void command(Path conf, String run, String stage, boolean pack) {
    String packing = "ingest.pack=" + pack;
    String to = folder.resolve(run).toString();
    String[] all = {stage, "--quiet", "--conf", conf + "", "--run", to, "--set", packing};
    assertEquals(0, Main.run(all), stage);
  }

  private String conf() {
    String corpus =
        """
        corpora.%s {
          name = %s, root = %s, reader = %s, language = en, licence = "Apache-2.0"
          split.method = official
          labels { angry = angry, happy = happy, sad = sad }
        }
        """;
    return "run.corpora_dir = \""
        + folder.resolve("corpora")
        + "\"\ningest.pack_files_per_part = 2\n"
        + corpus.formatted("w", "w", "w", "webdataset")
        + corpus.formatted("h", "h", "h", "huggingface");
  }

  private static byte[] clip(String speaker, String emotion) throws IOException {
    String name = speaker + "_" + emotion + "_1.flac";
    return Files.readAllBytes(ROOT.resolve("conf/sample/audio").resolve(speaker).resolve(name));
  }

  private static void add(TarArchiveOutputStream out, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    out.putArchiveEntry(entry);
    out.write(bytes);
    out.closeArchiveEntry();
  }

  private static void parquet(Path file, byte[]... clips) throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { optional group audio { optional binary bytes; optional binary path (UTF8);"
                + " } optional int64 emotion; optional binary speaker (UTF8); }");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withConf(new Configuration(false))
            .withType(schema)
            .withExtraMetaData(Map.of("huggingface", FEATURES))
            .build()) {
      for (int i = 0; i < clips.length; i++) {
        Group row = new SimpleGroupFactory(schema).newGroup();
        row.addGroup("audio").append("bytes", Binary.fromConstantByteArray(clips[i]));
        row.append("emotion", (long) i).append("speaker", "s" + i);
        writer.write(row);
      }
    }
  }
}
