package emotionthinker.io.table;

import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A small row-wise stage over made-up rows, driven through the public API only. */
public final class TableFixture {
  /** Rows that the stage reads. */
  public static final int ROWS_IN = 60;

  private static final PartPlan PLAN = PartPlan.of(ROWS_IN, 20);

  private TableFixture() {}

  /** A row. */
  public static Scored row(int i) {
    String id = "corpus/\u00fc " + i;
    return new Scored(id, id + "~0", 1 + i % 5, 2, 3.5, 5, 0.1 * (i % 10), null, "rm-1");
  }

  /** Rows that pass. */
  public static List<Scored> rows() {
    return IntStream.range(0, ROWS_IN).filter(i -> i % 6 != 0).mapToObj(i -> row(i)).toList();
  }

  /** Rows that do not. */
  public static List<Reject> rejects() {
    return IntStream.range(0, ROWS_IN)
        .filter(i -> i % 6 == 0)
        .mapToObj(
            i ->
                new Reject(
                    "score",
                    row(i).utteranceId(),
                    i % 12 == 0 ? RejectReason.TOO_SHORT : RejectReason.NON_FINITE,
                    "row " + i))
        .toList();
  }

  /** What the stage is made of. */
  public static StageSpec spec(String configJson) {
    return StageSpec.of(
        Table.SCORED, "score", Map.of("cot", "c0ffee"), configJson, Map.of("draw", 7L), "0.1.0");
  }

  /** The folder of the table. */
  public static TableFolder folder(Storage storage, String run) {
    return TableFolder.of(storage, run, Table.SCORED);
  }

  /** Runs the stage if it must: decide, write every part, commit. */
  public static Manifest run(Storage storage, String run, RunLock lock) throws IOException {
    TableFolder folder = folder(storage, run);
    StageDecision decision = StageDecision.decide(folder, spec("{}"), false);
    if (!decision.mustRun()) {
      return decision.manifest();
    }
    write(folder, rows(), rejects(), PLAN);
    return commit(folder, lock);
  }

  /** Writes every part of rows and rejects. */
  public static void write(
      TableFolder folder, List<Scored> rows, List<Reject> rejects, PartPlan plan)
      throws IOException {
    var writer = new TableWriter<>(folder, Table.SCORED, plan);
    writer.writeAll(rows);
    for (int part = 0; part < plan.parts(); part++) {
      List<Reject> mineRejected = new ArrayList<>();
      for (Reject reject : rejects) {
        if (plan.partOf(reject.id()) == part) {
          mineRejected.add(reject);
        }
      }
      writer.writeRejects(part, mineRejected.iterator());
    }
  }

  /** Commits. */
  public static Manifest commit(TableFolder folder, RunLock lock) throws IOException {
    Outcome outcome = Outcome.rowWise(ROWS_IN, Map.of("audio_ms", 1234L));
    return TableCommit.commit(folder, spec("{}"), PLAN, PLAN, outcome, lock);
  }
}
