package emotionthinker.jobs.teach;

import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableWriter;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.LevelReason;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecordBuilder;

/** The tables that annotate reads, of made-up utterances without audio. */
public final class MeasuredRun {
  private static final String[] WORDS = {"tram", "bus", "letter", "dog", "garden", "window"};

  private MeasuredRun() {}

  /** What one person says; no two utterances say the same. */
  static String transcript(int i) {
    return "The " + WORDS[i % WORDS.length] + " number " + i + " is not here";
  }

  /** Writes a run. */
  public static void write(Path run, int rows) throws IOException {
    table(run, Table.UTTERANCES, rows, i -> utterance(i, transcript(i)));
    table(run, Table.LEVELS, rows, MeasuredRun::levels);
    table(run, Table.PROSODY, rows, MeasuredRun::prosody);
    table(run, Table.AUDIT, 0, i -> null);
  }

  /** Writes the utterances again, none of which may be sent to a third party. */
  static void forbid(Path run, int rows) throws IOException {
    table(run, Table.UTTERANCES, rows, i -> utterance(i, transcript(i), false));
  }

  /** Writes a table of made-up rows. */
  public static <T extends Record> void table(
      Path run, Table<T> table, int rows, IntFunction<T> row) throws IOException {
    Storage storage = Storage.standard();
    TableFolder folder = TableFolder.of(storage, run.toString(), table);
    PartPlan plan = PartPlan.of(rows, 20_000);
    List<T> all = IntStream.range(0, rows).mapToObj(row).toList();
    new TableWriter<>(folder, table, plan).writeAll(all);
    StageSpec spec = StageSpec.of(table, table.name(), Map.of("in", "0"), "{}", Map.of(), "test");
    try (RunLock lock = RunLock.acquire(storage, run.toString())) {
      TableCommit.commit(folder, spec, plan, null, Outcome.aggregate(rows, Map.of()), lock);
    }
  }

  public static Utterance utterance(int i, String transcript) {
    return utterance(i, transcript, true);
  }

  private static Utterance utterance(int i, String transcript, boolean externalProcessing) {
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
        transcript,
        "raw",
        Emotion.values()[i % Emotion.values().length],
        List.of(),
        null,
        null,
        Split.TRAIN,
        false,
        "CC0-1.0",
        true,
        true,
        externalProcessing);
  }

  private static Levels levels(int i) {
    return new Levels(
        "c/u" + i,
        Level.values()[i % 3],
        33.0 * (i % 3) + 10,
        "c|Female",
        null,
        null,
        null,
        null,
        LevelReason.CUTS_TOO_CLOSE,
        null,
        null,
        null,
        LevelReason.NO_GROUP,
        Intonation.values()[i % 6],
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
}
