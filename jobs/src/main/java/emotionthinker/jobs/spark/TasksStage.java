package emotionthinker.jobs.spark;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.audit.AuditGate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/** Makes questions about prosody from levels, and from audio that is changed on purpose. */
public final class TasksStage implements Stage {
  private static final String ID = "utterance_id";

  @Override
  public String name() {
    return "tasks";
  }

  @Override
  public String summary() {
    return "Make perception and comparative questions about prosody, with audio (Spark).";
  }

  @Override
  public String table() {
    return Table.TASKS.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.TASKS,
        name(),
        List.of(Table.UTTERANCES, Table.PROSODY, Table.LEVELS, Table.AUDIT),
        Map.of("tasks", context.config().tasks(), "prosody", context.config().prosody()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    SparkTables tables = new SparkTables(context);
    Dataset<Row> utterances = tables.dataset(Table.UTTERANCES);
    Dataset<Row> levels = tables.dataset(Table.LEVELS);
    Dataset<Row> prosody = tables.dataset(Table.PROSODY);
    Dataset<Tuple2<Row, Row>> said =
        utterances.joinWith(levels, utterances.col(ID).equalTo(levels.col(ID)));
    RowCodec<Utterance> utteranceRows = new RowCodec<>(Utterance.class);
    RowCodec<Levels> levelRows = new RowCodec<>(Levels.class);
    RowCodec<Prosody> prosodyRows = new RowCodec<>(Prosody.class);
    AuditGate gate;
    try (Stream<AuditFinding> findings = context.read(Table.AUDIT).rows()) {
      gate = AuditGate.of(findings);
    }
    JavaRDD<Made> made =
        said.joinWith(prosody, said.col("_1." + ID).equalTo(prosody.col(ID)))
            .repartition(tables.measuringTasks(), functions.col("_2." + ID))
            .toJavaRDD()
            .map(
                three ->
                    new MakeTasks.Judged(
                        utteranceRows.fromRow(three._1()._1()),
                        levelRows.fromRow(three._1()._2()),
                        prosodyRows.fromRow(three._2())))
            .mapPartitions(
                new MakeTasks(
                    context.storage(),
                    context.config().tasks(),
                    context.config().prosody(),
                    context.config().audioLimits(),
                    gate));
    long rowsIn = context.read(Table.LEVELS).manifest().rows();
    return tables.commitAggregate(
        Table.TASKS, made, rowsIn, spec, folder, context.config().tasks().rowsPerPart());
  }
}
