package emotionthinker.beam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.LevelReason;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.AnnotateOptions;
import emotionthinker.stages.cot.LabelMode;
import emotionthinker.stages.cot.filter.FilterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotate and filter on the direct runner: rows in, committed tables out. */
class CotTransformsTest {
  private static final int ROWS_PER_PART = 20;
  private static final Emotion[] EMOTIONS = Emotion.values();

  @TempDir Path temp;

  @Test
  void everyUtteranceAndEveryCandidateIsAccountedFor() throws Exception {
    Manifest annotated = annotate("run", 2);
    TreeMap<String, Integer> reasons = rejects("run", Table.CANDIDATES);
    assertEquals(Map.of("unlabelled", 1, "label_excluded", 1, "no_citable_cue", 2), reasons);
    assertEquals(56 * 2, annotated.rows());
    assertEquals(annotated.rowsIn(), annotated.rows() + 4);
    Manifest filtered = filter("run", 2);
    assertEquals(annotated.rows(), filtered.rowsIn());
    assertTrue(filtered.rows() >= 50, filtered::toString);
    try (Stream<Cot> rows = read("run", Table.COT).rows()) {
      assertTrue(rows.allMatch(c -> c.factualAlignment() == 1 && c.selfConsistency() == 1));
    }
    assertTrue(rejects("run", Table.COT).get("superseded") >= 50);
  }

  @Test
  void rowsDoNotDependOnParallelism() throws Exception {
    annotate("one", 1);
    filter("one", 1);
    annotate("many", 5);
    filter("many", 5);
    assertEquals(rows("one", Table.CANDIDATES), rows("many", Table.CANDIDATES));
    assertEquals(rows("one", Table.COT), rows("many", Table.COT));
    assertEquals(rejects("one", Table.COT), rejects("many", Table.COT));
  }

  /** Utterances 22, 4 and 40 have one label and one sheet. */
  @Test
  void ofTextsThatRepeatOneAnotherTheLeastIdStays() throws Exception {
    annotate("run", 1);
    Candidate first =
        rows("run", Table.CANDIDATES).stream()
            .filter(c -> c.utteranceId().equals("c/u4"))
            .findFirst()
            .orElseThrow();
    List<Candidate> copies = new ArrayList<>();
    for (String id : List.of("c/u40", "c/u4", "c/u22")) {
      copies.add(
          new Candidate(id + "~0", id, 0, "template", "m", "0", "stop", first.text(), 0, 0, 0));
    }
    Pipeline pipeline = pipeline(3);
    pipeline
        .apply("Copies", Create.of(copies).withCoder(RecordCoder.of(Candidate.class)))
        .apply("Filter", FilterCot.against(measured(pipeline), FilterOptions.defaults()))
        .apply("Write", WriteTable.to(folder("run", Table.COT), Table.COT, ROWS_PER_PART));
    Manifest filtered = commit(pipeline, "run", Table.COT);
    assertEquals(3, filtered.rowsIn());
    assertEquals(List.of("c/u22"), rows("run", Table.COT).stream().map(Cot::utteranceId).toList());
    try (Stream<Reject> rejects = read("run", Table.COT).rejects()) {
      assertEquals(
          List.of("c/u40~0 1.00 like c/u22", "c/u4~0 1.00 like c/u22"),
          rejects
              .filter(r -> r.reason() == RejectReason.NEAR_DUPLICATE)
              .map(r -> r.id() + " " + r.detail())
              .toList());
    }
  }

  private static Utterance utterance(int i) {
    String raw = i == 0 ? null : "raw";
    Emotion emotion = i < 2 ? null : EMOTIONS[i % EMOTIONS.length];
    return new Utterance(
        "c/u" + i,
        "c",
        "file:/none",
        null,
        null,
        null,
        null,
        "sha" + i,
        "wav",
        16_000,
        1,
        2.0,
        "c/s" + i % 4,
        Gender.FEMALE,
        30.0,
        "en",
        "The tram leaves at nine",
        raw,
        emotion,
        List.of(),
        null,
        null,
        Split.TRAIN,
        false,
        "CC0-1.0",
        true,
        true,
        true);
  }

  private static Levels levels(int i) {
    boolean empty = i == 2;
    Level level = empty ? null : Level.values()[i % 3];
    return new Levels(
        "c/u" + i,
        level,
        empty ? null : 33.0 * (i % 3) + 10,
        empty ? null : "c|Female",
        empty ? LevelReason.NO_MEASUREMENT : null,
        null,
        null,
        null,
        LevelReason.CUTS_TOO_CLOSE,
        null,
        null,
        null,
        LevelReason.NO_GROUP,
        empty ? Intonation.UNCERTAIN : Intonation.values()[i % 6],
        List.of(),
        Gender.FEMALE,
        "metadata",
        null,
        null);
  }

  private static Prosody prosody(int i) {
    GenericRecordBuilder row = new GenericRecordBuilder(Table.PROSODY.codec().schema());
    row.set("utterance_id", "c/u" + i).set("audio_sha256", "sha" + i);
    row.set("duration_s", 2.0).set("speech_s", 1.5).set("f0_reliable", false);
    row.set("syllable_nuclei", 5).set("pause_count", 0).set("pause_s", 0.0);
    row.set("intonation_shape", "level").set("intonation_dynamics", "flat");
    row.set("words", List.of()).set("clipped_share", 0.0).set("flags", List.of());
    return Table.PROSODY.codec().fromAvro(row.build());
  }

  /** Utterance 3 has no levels and no prosody. */
  private Manifest annotate(String run, int parallelism) throws IOException {
    Pipeline pipeline = pipeline(parallelism);
    AnnotateOptions options = new AnnotateOptions("template", LabelMode.AWARE, 2, 7);
    pipeline
        .apply("Generate", GenerateCot.of(measured(pipeline), options))
        .apply(
            "Write", WriteTable.to(folder(run, Table.CANDIDATES), Table.CANDIDATES, ROWS_PER_PART));
    return commit(pipeline, run, Table.CANDIDATES);
  }

  private Manifest filter(String run, int parallelism) throws IOException {
    Pipeline pipeline = pipeline(parallelism);
    PCollection<Candidate> candidates =
        pipeline.apply("Read", ReadTable.of(Table.CANDIDATES, read(run, Table.CANDIDATES)));
    candidates
        .apply("Filter", FilterCot.against(measured(pipeline), FilterOptions.defaults()))
        .apply("Write", WriteTable.to(folder(run, Table.COT), Table.COT, ROWS_PER_PART));
    return commit(pipeline, run, Table.COT);
  }

  private static MeasuredUtterances measured(Pipeline pipeline) {
    return new MeasuredUtterances(utterances(pipeline), levels(pipeline), prosody(pipeline), 60);
  }

  private static PCollection<Utterance> utterances(Pipeline pipeline) {
    List<Utterance> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(utterance(i));
    }
    return pipeline.apply("Utterances", Create.of(rows).withCoder(RecordCoder.of(Utterance.class)));
  }

  private static PCollection<Levels> levels(Pipeline pipeline) {
    List<Levels> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      if (i != 3) {
        rows.add(levels(i));
      }
    }
    return pipeline.apply("Levels", Create.of(rows).withCoder(RecordCoder.of(Levels.class)));
  }

  private static PCollection<Prosody> prosody(Pipeline pipeline) {
    List<Prosody> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      if (i != 3) {
        rows.add(prosody(i));
      }
    }
    return pipeline.apply("Prosody", Create.of(rows).withCoder(RecordCoder.of(Prosody.class)));
  }

  private Manifest commit(Pipeline pipeline, String run, Table<?> table) throws IOException {
    pipeline.run().waitUntilFinish();
    String path = temp.resolve(run).toString();
    StageSpec stage = StageSpec.of(table, table.name(), Map.of("in", "0"), "{}", Map.of(), "test");
    try (RunLock lock = RunLock.acquire(Storage.standard(), path)) {
      return Counts.commit(folder(run, table), stage, ROWS_PER_PART, lock);
    }
  }

  private TableFolder folder(String run, Table<?> table) {
    return TableFolder.of(Storage.standard(), temp.resolve(run).toString(), table);
  }

  private <T extends Record> TableReader<T> read(String run, Table<T> table) throws IOException {
    return TableReader.open(Storage.standard(), temp.resolve(run).toString(), table);
  }

  private <T extends Record> List<T> rows(String run, Table<T> table) throws IOException {
    try (Stream<T> rows = read(run, table).rows()) {
      return rows.toList();
    }
  }

  private TreeMap<String, Integer> rejects(String run, Table<?> table) throws IOException {
    TreeMap<String, Integer> reasons = new TreeMap<>();
    try (Stream<Reject> rows = read(run, table).rejects()) {
      rows.forEach(r -> reasons.merge(r.reason().wire(), 1, Integer::sum));
    }
    return reasons;
  }

  private static Pipeline pipeline(int parallelism) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(parallelism);
    return Pipeline.create(options);
  }
}
