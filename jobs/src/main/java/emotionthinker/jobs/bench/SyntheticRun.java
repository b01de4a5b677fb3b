package emotionthinker.jobs.bench;

import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableWriter;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecordBuilder;

/**
 * The tables that annotate reads, filled with seeded levels of utterances that have no audio: what
 * is measured on it is the speed of annotate and filter, never quality.
 */
final class SyntheticRun {
  private static final List<String> WORDS =
      List.of(
          "we",
          "never",
          "said",
          "that",
          "the",
          "train",
          "would",
          "leave",
          "before",
          "noon",
          "you",
          "promised",
          "again",
          "look",
          "home",
          "rain",
          "garden",
          "letter",
          "open",
          "tomorrow");
  private static final int MEAN_WORDS = 8;

  private final int count;
  private final long seed;

  SyntheticRun(int count, long seed) {
    this.count = count;
    this.seed = seed;
  }

  /** Writes utterances, prosody, levels and an empty audit. */
  void write(RunContext context) throws IOException {
    table(context, Table.UTTERANCES, this::utterance);
    table(context, Table.PROSODY, this::prosody);
    table(context, Table.LEVELS, this::levels);
    commit(context, Table.AUDIT, List.of());
  }

  private <T extends Record> void table(RunContext context, Table<T> table, IntFunction<T> row)
      throws IOException {
    commit(context, table, IntStream.range(0, count).mapToObj(row).toList());
  }

  private static <T extends Record> void commit(RunContext context, Table<T> table, List<T> all)
      throws IOException {
    TableFolder folder = context.folder(table.name());
    folder.clear();
    PartPlan plan = PartPlan.of(all.size(), context.config().run().rowsPerPart());
    TableWriter<T> writer = new TableWriter<>(folder, table, plan);
    writer.writeAll(all);
    for (int p = 0; p < plan.parts(); p++) {
      writer.writeRejects(p, Collections.emptyIterator());
    }
    TableCommit.commit(
        folder,
        context.spec(table, "synthetic", Map.of("synthetic", "1"), Map.of()),
        plan,
        plan,
        Outcome.rowWise(all.size(), Map.of()),
        context.lock());
  }

  private static String id(int i) {
    return "synthetic/u" + i;
  }

  private Random random(int i, int salt) {
    return new Random(seed * 1_000_003L + 31L * i + salt);
  }

  private Utterance utterance(int i) {
    Random random = random(i, 1);
    List<String> words = new ArrayList<>();
    for (int k = 0; k < MEAN_WORDS / 2 + random.nextInt(MEAN_WORDS); k++) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    Emotion emotion = Emotion.values()[random.nextInt(Emotion.values().length)];
    return new Utterance(
        id(i),
        "synthetic",
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
        "synthetic/s" + i % 100,
        i % 2 == 0 ? Gender.FEMALE : Gender.MALE,
        30.0,
        "en",
        String.join(" ", words),
        emotion.wire(),
        emotion,
        List.of(),
        null,
        null,
        i % 10 == 0 ? Split.TEST : Split.TRAIN,
        false,
        "CC0-1.0",
        true,
        true,
        true);
  }

  private Levels levels(int i) {
    Random random = random(i, 2);
    int pitch = random.nextInt(3);
    int energy = random.nextInt(3);
    int speed = random.nextInt(3);
    return new Levels(
        id(i),
        Level.values()[pitch],
        100 * (pitch + 0.5) / 3,
        "all",
        null,
        Level.values()[energy],
        100 * (energy + 0.5) / 3,
        "all",
        null,
        SpeedLevel.values()[speed],
        100 * (speed + 0.5) / 3,
        "all",
        null,
        Intonation.values()[random.nextInt(Intonation.values().length)],
        List.of(),
        i % 2 == 0 ? Gender.FEMALE : Gender.MALE,
        "metadata",
        AgeLevel.YOUNG_ADULT,
        "metadata");
  }

  private Prosody prosody(int i) {
    GenericRecordBuilder row = new GenericRecordBuilder(Table.PROSODY.codec().schema());
    row.set("utterance_id", id(i)).set("audio_sha256", "sha" + i);
    row.set("duration_s", 2.0).set("speech_s", 1.5).set("f0_reliable", false);
    row.set("syllable_nuclei", 5).set("pause_count", 0).set("pause_s", 0.0);
    row.set("intonation_shape", "level").set("intonation_dynamics", "flat");
    row.set("words", List.of()).set("clipped_share", 0.0).set("flags", List.of());
    return Table.PROSODY.codec().fromAvro(row.build());
  }
}
