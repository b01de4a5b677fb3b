package emotionthinker.beam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.IngestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole wiring on the direct runner: files in, a committed table out. */
class IngestCorpusTest {
  private static final int ROWS_PER_PART = 10;
  private static final IngestOptions OPTIONS = IngestOptions.defaults();

  @TempDir Path temp;

  @Test
  void everyFileBecomesOneRowOrOneTypedReject() throws Exception {
    Path corpus = corpus();
    Manifest manifest = ingest(corpus, temp.resolve("run"), 2);
    TableReader<Utterance> table = read(temp.resolve("run"));
    assertEquals(40 + 6, manifest.rowsIn());
    assertEquals(40, manifest.rows());
    Map<String, String> rejects = new TreeMap<>();
    try (Stream<Reject> rows = table.rejects()) {
      rows.forEach(r -> rejects.put(r.id(), r.reason().wire()));
    }
    assertEquals(
        Map.of(
            "p/bad/s2-sad-empty", "empty",
            "p/bad/s2-sad-text", "not_audio",
            "p/bad/s2-sad-cut", "truncated",
            "p/bad/s2-sad-short", "too_short",
            "p/bad/s2-bored-label", "unknown_label",
            "p/z/s1-happy-copy", "duplicate_audio"),
        rejects);
    assertEquals(4, table.parts());
    assertEquals(40 * 500L, manifest.counts().get(Counts.AUDIO_MS));
    try (Stream<Utterance> rows = table.rows()) {
      List<Utterance> all = rows.toList();
      assertTrue(all.stream().allMatch(u -> u.container().equals("wav/pcm_s16le")));
      Map<String, Long> splitsPerSpeaker =
          all.stream()
              .map(u -> u.speakerId() + "|" + u.split().wire())
              .distinct()
              .collect(Collectors.groupingBy(x -> x.split("\\|", -1)[0], Collectors.counting()));
      assertEquals(5, splitsPerSpeaker.size());
      assertTrue(
          splitsPerSpeaker.values().stream().allMatch(n -> n == 1), splitsPerSpeaker::toString);
    }
  }

  @Test
  void bytesDoNotDependOnParallelismOrBundles() throws Exception {
    Path corpus = corpus();
    ingest(corpus, temp.resolve("one"), 1);
    ingest(corpus, temp.resolve("many"), 7);
    assertEquals(files(temp.resolve("one")), files(temp.resolve("many")));
  }

  @Test
  void rowsComeBackAsTheyWereWritten() throws Exception {
    ingest(corpus(), temp.resolve("run"), 2);
    TableReader<Utterance> table = read(temp.resolve("run"));
    Pipeline pipeline = Pipeline.create(options(3));
    PCollection<Utterance> rows = pipeline.apply(ReadTable.of(Table.UTTERANCES, table));
    PCollection<Reject> none =
        pipeline.apply("NoRejects", Create.empty(RecordCoder.of(Reject.class)));
    PCollection<KV<String, Long>> counts =
        pipeline.apply("RowsIn", Create.of(KV.of(Counts.ROWS_IN, 40L)));
    TableFolder copy =
        TableFolder.of(Storage.standard(), temp.resolve("copy").toString(), Table.UTTERANCES);
    WriteTable<Utterance> write = WriteTable.to(copy, Table.UTTERANCES, ROWS_PER_PART);
    WriteTable.input(rows, none, counts).apply("Write", write);
    pipeline.run().waitUntilFinish();
    assertEquals(new Counts(40, 40, 0, new TreeMap<>()), Counts.read(copy));
    for (int part = 0; part < 4; part++) {
      String name = "utterances/" + PartPlan.fileName(part);
      assertArrayEquals(
          Files.readAllBytes(temp.resolve("run").resolve(name)),
          Files.readAllBytes(temp.resolve("copy").resolve(name)));
    }
  }

  @Test
  void anEmptyCorpusIsTheUsersProblem() throws Exception {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    Exception thrown = assertThrows(Exception.class, () -> ingest(empty, temp.resolve("run"), 1));
    Throwable cause = thrown;
    while (cause != null && !(cause instanceof UserException)) {
      cause = cause.getCause();
    }
    assertTrue(cause != null && cause.getMessage().contains("no file at all"), thrown::toString);
  }

  private Path corpus() throws IOException {
    Path root = temp.resolve("corpus");
    for (int i = 0; i < 40; i++) {
      write(
          root.resolve("a/s" + i % 5 + "-" + (i % 2 == 0 ? "happy" : "sad") + "-" + i + ".wav"),
          Wav.noise(i, 8_000, 4_000));
    }
    write(root.resolve("z/s1-happy-copy.wav"), Wav.noise(6, 8_000, 4_000));
    write(root.resolve("bad/s2-sad-empty.wav"), new byte[0]);
    write(root.resolve("bad/s2-sad-text.wav"), "this is no sound\n".repeat(20).getBytes("UTF-8"));
    write(root.resolve("bad/s2-sad-cut.wav"), Arrays.copyOf(Wav.noise(100, 8_000, 4_000), 5_000));
    write(root.resolve("bad/s2-sad-short.wav"), Wav.noise(101, 8_000, 400));
    write(root.resolve("bad/s2-bored-label.wav"), Wav.noise(102, 8_000, 4_000));
    write(root.resolve("README.md"), "no audio".getBytes("UTF-8"));
    return root;
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static CorpusSpec spec(Path root) {
    CorpusSpec d = CorpusSpec.defaults();
    return new CorpusSpec(
        "p",
        "pattern",
        root.toString(),
        ".*/(?<speaker>s\\d)-(?<label>[a-z]+)-\\w+\\.wav",
        d.manifest(),
        "CC0-1.0",
        "",
        "en",
        true,
        true,
        true,
        d.split(),
        Map.of("happy", "happy", "sad", "sad"),
        Map.of(),
        List.of());
  }

  private static Manifest ingest(Path corpus, Path run, int parallelism) throws IOException {
    Storage storage = Storage.standard();
    TableFolder folder = TableFolder.of(storage, run.toString(), Table.UTTERANCES);
    Pipeline pipeline = Pipeline.create(options(parallelism));
    pipeline
        .apply(
            "Ingest",
            IngestCorpus.of(storage, List.of(spec(corpus)), OPTIONS, AudioLimits.defaults())
                .inGroups(2 * parallelism))
        .apply("Write", WriteTable.to(folder, Table.UTTERANCES, ROWS_PER_PART));
    pipeline.run().waitUntilFinish();
    StageSpec stage =
        StageSpec.of(Table.UTTERANCES, "ingest", Map.of("p", "0"), "{}", Map.of(), "test");
    try (RunLock lock = RunLock.acquire(storage, run.toString())) {
      return Counts.commit(folder, stage, ROWS_PER_PART, lock);
    }
  }

  private static TableReader<Utterance> read(Path run) throws IOException {
    return TableReader.open(Storage.standard(), run.toString(), Table.UTTERANCES);
  }

  private static DirectOptions options(int parallelism) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(parallelism);
    return options;
  }

  private static Map<String, List<Byte>> files(Path run) throws IOException {
    Map<String, List<Byte>> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(run.resolve("utterances"))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(path);
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        files.put(run.relativize(path).toString(), List.of(boxed));
      }
    }
    return files;
  }
}
