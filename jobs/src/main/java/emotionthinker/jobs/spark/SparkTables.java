package emotionthinker.jobs.spark;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.io.table.TableWriter;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.StageResult;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.SketchedAudio;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.CueSheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/** Tables of a run as Spark sees them: parts become data sets, and what was made becomes parts. */
public final class SparkTables {
  private static final String ID = "utterance_id";

  private final RunContext context;

  /** Tables of one run. */
  public SparkTables(RunContext context) {
    this.context = context;
  }

  /** A finished table, with the schema of this version. */
  public <T extends Record> Dataset<Row> dataset(Table<T> table) throws IOException {
    return dataset(context.read(table), table);
  }

  /**
   * {@link #dataset(Table)} of any run; what lies beside rows, as the card of shards, is not read.
   */
  public <T extends Record> Dataset<Row> dataset(TableReader<T> reader, Table<T> table) {
    String[] files =
        reader.manifest().parts().stream()
            .filter(part -> part.name().endsWith(".parquet"))
            .map(part -> context.storage().hadoopPath(reader.folder().file(part.name())))
            .toArray(String[]::new);
    return context.spark().read().schema(new RowCodec<>(table.type()).structType()).parquet(files);
  }

  /**
   * Enough tasks to measure the audio of the run, each so short that progress is seen; how many
   * never changes a byte.
   */
  int measuringTasks() throws IOException {
    Manifest utterances = context.read(Table.UTTERANCES).manifest();
    double audioS = utterances.counts().getOrDefault(StageResult.AUDIO_MS, 0L) / 1000.0;
    double perTaskS = context.config().prosody().audioSPerTask();
    return (int) Math.max(2, Math.min(100_000, Math.ceil(audioS / perTaskS)));
  }

  /** Every measured utterance with its measurements. */
  JavaRDD<Measured> measured() throws IOException {
    return measured(null);
  }

  /**
   * Every measured utterance with its measurements and its sketch.
   *
   * @param former sketches of a former run; null for none
   */
  JavaRDD<Measured> measured(TableReader<SketchedAudio> former) throws IOException {
    Dataset<Row> utterances = dataset(Table.UTTERANCES);
    Dataset<Row> prosody = dataset(Table.PROSODY);
    Dataset<Tuple2<Row, Row>> measured =
        utterances.joinWith(prosody, utterances.col(ID).equalTo(prosody.col(ID)));
    if (former == null) {
      return measured.toJavaRDD().map(pair -> measured(pair, null));
    }
    Dataset<Row> sketches = dataset(former, Table.AUDIO_SKETCHES);
    return measured
        .joinWith(
            sketches,
            measured.col("_1.audio_sha256").equalTo(sketches.col("audio_sha256")),
            "left_outer")
        .toJavaRDD()
        .map(three -> measured(three._1(), three._2()));
  }

  private static Measured measured(Tuple2<Row, Row> pair, Row sketch) {
    return new Measured(
        new RowCodec<>(Utterance.class).fromRow(pair._1()),
        new RowCodec<>(Prosody.class).fromRow(pair._2()),
        sketch == null ? null : new RowCodec<>(SketchedAudio.class).fromRow(sketch));
  }

  /** Every verified text with what it was written from. */
  JavaRDD<Written> written() throws IOException {
    Dataset<Row> cots = dataset(Table.COT);
    Dataset<Row> utterances = dataset(Table.UTTERANCES);
    Dataset<Row> levels = dataset(Table.LEVELS);
    Dataset<Row> prosody = dataset(Table.PROSODY);
    Dataset<Tuple2<Row, Row>> said =
        cots.joinWith(utterances, cots.col(ID).equalTo(utterances.col(ID)));
    Dataset<Tuple2<Row, Row>> measured =
        prosody.joinWith(levels, prosody.col(ID).equalTo(levels.col(ID)));
    RowCodec<Cot> cotRows = new RowCodec<>(Cot.class);
    RowCodec<Utterance> utteranceRows = new RowCodec<>(Utterance.class);
    RowCodec<Prosody> prosodyRows = new RowCodec<>(Prosody.class);
    RowCodec<Levels> levelRows = new RowCodec<>(Levels.class);
    return said.joinWith(measured, said.col("_1." + ID).equalTo(measured.col("_1." + ID)))
        .toJavaRDD()
        .map(
            four ->
                new Written(
                    cotRows.fromRow(four._1()._1()),
                    utteranceRows.fromRow(four._1()._2()),
                    prosodyRows.fromRow(four._2()._1()),
                    levelRows.fromRow(four._2()._2())));
  }

  /** A verified text with what it was written from; lives within a task. */
  record Written(Cot cot, Utterance utterance, Prosody prosody, Levels levels) {

    /** The cues as the teacher had them. */
    CueSheet cues() {
      return CueSheet.of(utterance, levels, prosody);
    }
  }

  /** One utterance with its measurements, and its sketch if one was kept; lives within a task. */
  record Measured(Utterance utterance, Prosody prosody, SketchedAudio sketch) {}

  /**
   * Writes what a row-wise stage made, and commits. What was made is kept on the executors' disks
   * until it is written, so that nothing is measured twice.
   */
  <T extends Record> Manifest commitRowWise(
      Table<T> table, JavaRDD<Made> made, long rowsIn, StageSpec spec, TableFolder folder)
      throws IOException {
    return commit(
        table,
        counted(made, rowsIn),
        spec,
        folder,
        rowsPerPart(),
        counts -> Outcome.rowWise(rowsIn, counts));
  }

  /** The same for a stage whose rows do not correspond to what it reads one to one. */
  <T extends Record> Manifest commitAggregate(
      Table<T> table, JavaRDD<Made> made, long rowsIn, StageSpec spec, TableFolder folder)
      throws IOException {
    return commitAggregate(table, made, rowsIn, spec, folder, rowsPerPart());
  }

  /**
   * The same with parts of at most {@code rowsPerPart} rows where run.rows_per_part allows more,
   * for rows that carry audio.
   */
  <T extends Record> Manifest commitAggregate(
      Table<T> table,
      JavaRDD<Made> made,
      long rowsIn,
      StageSpec spec,
      TableFolder folder,
      long rowsPerPart)
      throws IOException {
    return commit(
        table,
        counted(made, rowsIn),
        spec,
        folder,
        Math.min(rowsPerPart, rowsPerPart()),
        counts -> Outcome.aggregate(rowsIn, counts));
  }

  /** The same, with what was made counted for the line that shows how far the stage is. */
  private JavaRDD<Made> counted(JavaRDD<Made> made, long rowsIn) {
    LongAccumulator rows = context.spark().sparkContext().longAccumulator("rows");
    LongAccumulator rejects = context.spark().sparkContext().longAccumulator("rejects");
    context.progress().follow(rowsIn, rows::sum, rejects::sum);
    return made.map(
        one -> {
          (one.isRow() ? rows : rejects).add(1);
          return one;
        });
  }

  private long rowsPerPart() {
    return context.config().run().rowsPerPart();
  }

  /** Writes what is kept for runs to come, one row for each id; gives their number. */
  <T extends Record> long keep(Table<T> table, JavaRDD<Made> made, TableFolder folder) {
    JavaRDD<Made> distinct =
        made.mapToPair(one -> new Tuple2<>(one.id(), one))
            .reduceByKey((a, b) -> a)
            .values()
            .persist(StorageLevel.DISK_ONLY());
    try {
      long rows = distinct.count();
      write(table, distinct, rows, rowsPerPart(), folder);
      return rows;
    } finally {
      distinct.unpersist(false);
    }
  }

  private <T extends Record> Manifest commit(
      Table<T> table,
      JavaRDD<Made> made,
      StageSpec spec,
      TableFolder folder,
      long rowsPerPart,
      Function<Map<String, Long>, Outcome> outcomeOf)
      throws IOException {
    made.persist(StorageLevel.DISK_ONLY());
    try {
      Totals totals = made.aggregate(new Totals(), Totals::add, Totals::combine);
      PartPlan plan = write(table, made, totals.rows, rowsPerPart, folder);
      Map<String, Long> counts = new TreeMap<>();
      if (totals.audioMs > 0) {
        counts.put(StageResult.AUDIO_MS, totals.audioMs);
      }
      Outcome outcome = outcomeOf.apply(counts).withReused(totals.reused);
      return TableCommit.commit(folder, spec, plan, plan, outcome, context.lock());
    } finally {
      made.unpersist(false);
    }
  }

  private <T extends Record> PartPlan write(
      Table<T> table, JavaRDD<Made> made, long rows, long rowsPerPart, TableFolder folder) {
    PartPlan plan = PartPlan.of(rows, rowsPerPart);
    TableWriter<T> writer = new TableWriter<>(folder, table, plan);
    made.mapToPair(one -> new Tuple2<>(plan.partOf(one.id()), one))
        .partitionBy(new HashPartitioner(plan.parts()))
        .values()
        .mapPartitionsWithIndex((part, ones) -> writePart(writer, part, ones), true)
        .count();
    return plan;
  }

  private static <T extends Record> Iterator<Integer> writePart(
      TableWriter<T> writer, int part, Iterator<Made> made) throws IOException {
    List<T> rows = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    while (made.hasNext()) {
      Made one = made.next();
      if (one.isRow()) {
        rows.add(one.row(writer.table()));
      } else {
        rejects.add(one.reject());
      }
    }
    writer.writePart(part, rows.iterator());
    writer.writeRejects(part, rejects.iterator());
    return Collections.emptyIterator();
  }

  /** Sums over what was made. */
  private static final class Totals implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
    private long rows;
    private long audioMs;
    private long reused;

    Totals add(Made one) {
      rows += one.isRow() ? 1 : 0;
      audioMs += one.audioMs();
      reused += one.isReused() ? 1 : 0;
      return this;
    }

    Totals combine(Totals other) {
      rows += other.rows;
      audioMs += other.audioMs;
      reused += other.reused;
      return this;
    }
  }
}
