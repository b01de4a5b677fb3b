package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.PartReader;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.LevelReason;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.claims.ClaimExplainer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows how one utterance became its row, or why it did not. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Show one utterance: measurements, levels with their cuts, text, verdicts.",
    footer = {
      "",
      "Example:",
      "  emotionthinker explain sample/audio/s01/s01_angry_1 --run runs/sample"
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "UTTERANCE-ID", description = "As in the table utterances.")
  private String id;

  private Storage storage;
  private String run;

  @Override
  public Integer call() throws IOException {
    RunConfig config = common.config();
    storage = Storage.of(config.hadoop());
    run = config.run().dir();
    Optional<Utterance> utterance = find(Table.UTTERANCES);
    if (utterance.isEmpty() && rejects().isEmpty()) {
      throw UserException.badValue(
          "UTTERANCE-ID",
          id,
          "an id of the run " + run,
          "list some with: emotionthinker inspect utterances --rows 5 --run " + run);
    }
    utterance.ifPresent(ExplainCommand::print);
    find(Table.PROSODY).ifPresent(ExplainCommand::print);
    Optional<Levels> levels = find(Table.LEVELS);
    if (levels.isPresent()) {
      print(levels.get());
    }
    find(Table.COT).ifPresent(ExplainCommand::print);
    for (Reject reject : rejects()) {
      System.out.printf(
          "rejected   by %s: %s (%s)%n", reject.stage(), reject.reason().wire(), reject.detail());
    }
    return 0;
  }

  private <T extends Record> Optional<T> find(Table<T> table) throws IOException {
    if (TableFolder.of(storage, run, table).manifest().isEmpty()) {
      return Optional.empty();
    }
    TableReader<T> reader = TableReader.open(storage, run, table);
    int part = new PartPlan(reader.parts()).partOf(id);
    try (PartReader<T> rows = reader.part(part);
        Stream<T> stream = rows.stream()) {
      return stream.filter(row -> table.idOf(row).equals(id)).findFirst();
    }
  }

  /** Rejects of this utterance, or of its candidates, in any table of the run. */
  private List<Reject> rejects() throws IOException {
    Stream.Builder<Reject> found = Stream.builder();
    for (Table<?> table : Table.ALL) {
      if (table != Table.REJECTS && TableFolder.of(storage, run, table).manifest().isPresent()) {
        try (Stream<Reject> rejects = TableReader.open(storage, run, table).rejects()) {
          rejects.filter(r -> r.id().equals(id) || r.id().startsWith(id + "~")).forEach(found);
        }
      }
    }
    return found.build().toList();
  }

  private static void print(Utterance u) {
    System.out.println("utterance  " + u.utteranceId());
    System.out.printf(
        Locale.ROOT,
        "           %s, %d Hz, %.2f s, speaker %s (%s), split %s%n",
        u.container(),
        u.sampleRateHz(),
        u.durationS(),
        u.speakerId(),
        wire(u.gender()),
        u.split().wire());
    System.out.println("label      " + u.emotionRaw() + " -> " + wire(u.emotion()));
    if (u.transcript() != null) {
      System.out.println("words      " + u.transcript());
    }
  }

  private static void print(Prosody p) {
    System.out.printf(
        Locale.ROOT,
        "F0         median %s Hz (p5 %s, p95 %s), range %s st, voiced %s of speech%s%n",
        number(p.f0MedianHz()),
        number(p.f0P5Hz()),
        number(p.f0P95Hz()),
        number(p.f0RangeSt()),
        number(p.voicedShare()),
        p.f0Reliable() ? "" : ", not reliable");
    System.out.printf(
        Locale.ROOT,
        "energy     %s dBFS, SNR %s dB    rate %s syllables/s    HNR %s dB%n",
        number(p.energyDbfs()),
        number(p.estSnrDb()),
        number(p.articulationRateSps()),
        number(p.hnrDb()));
    System.out.printf(
        Locale.ROOT,
        "contour    %s, %s, confidence %s    flags %s%n",
        p.intonationShape(),
        p.intonationDynamics(),
        number(p.intonationConfidence()),
        p.flags());
  }

  private void print(Levels l) throws IOException {
    level("pitch", l.pitchLevel(), l.pitchPercentile(), l.pitchGroup(), l.pitchReason());
    level("energy", l.energyLevel(), l.energyPercentile(), l.energyGroup(), l.energyReason());
    level("speed", l.speedLevel(), l.speedPercentile(), l.speedGroup(), l.speedReason());
    System.out.println("intonation " + l.intonation().wire());
    System.out.println(
        "speaker    "
            + wire(l.gender())
            + ", "
            + wire(l.ageLevel())
            + (l.stressedWords().isEmpty() ? "" : "    stress on " + l.stressedWords()));
  }

  private void level(
      String attribute, WireName level, Double percentile, String group, LevelReason reason)
      throws IOException {
    if (level == null) {
      System.out.printf("%-10s no level: %s%n", attribute, reason.wire());
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%-10s %s: percentile %.0f of %s, cuts %s%n",
        attribute,
        level.wire(),
        percentile,
        group,
        cuts(attribute, group));
  }

  private String cuts(String attribute, String group) throws IOException {
    try (Stream<LevelEdge> edges = TableReader.open(storage, run, Table.LEVEL_EDGES).rows()) {
      return edges
          .filter(e -> e.attribute().wire().equals(attribute))
          .filter(e -> group.equals(e.basis().wire() + ":" + e.groupKey()))
          .findFirst()
          .map(
              e ->
                  String.format(
                      Locale.ROOT, "%.2f and %.2f %s", e.cuts().get(0), e.cuts().get(1), e.unit()))
          .orElse("unknown");
    }
  }

  private static void print(Cot cot) {
    System.out.println();
    boolean terminal = System.console() != null && System.getenv("NO_COLOR") == null;
    System.out.println(
        terminal
            ? ClaimExplainer.coloured(cot.reasoning(), cot.claims())
            : ClaimExplainer.explain(cot.reasoning(), cot.claims()));
    System.out.printf(
        Locale.ROOT,
        "answer     %s    factual alignment %.2f    by %s (%s)%n",
        cot.answer().wire(),
        cot.factualAlignment(),
        cot.teacher(),
        cot.model());
  }

  private static String wire(WireName name) {
    return name == null ? "unknown" : name.wire();
  }

  private static String number(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }
}
