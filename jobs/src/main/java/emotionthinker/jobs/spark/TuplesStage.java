package emotionthinker.jobs.spark;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.reward.tuples.TupleBuilder;
import emotionthinker.stages.reward.tuples.TupleOptions;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** Makes texts of known quality from every verified text and its cues. */
public final class TuplesStage implements Stage {
  private static final String ID = "utterance_id";

  @Override
  public String name() {
    return "tuples";
  }

  @Override
  public String summary() {
    return "Make texts of known quality, which the reward model learns from (Spark).";
  }

  @Override
  public String table() {
    return Table.REWARD_TUPLES.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.REWARD_TUPLES,
        name(),
        List.of(Table.UTTERANCES, Table.PROSODY, Table.LEVELS, Table.COT),
        Map.of("tuples", context.config().tuples()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    SparkTables tables = new SparkTables(context);
    TupleOptions options = context.config().tuples();
    JavaRDD<Made> made =
        cues(tables)
            .mapPartitions(
                ones -> {
                  TupleBuilder builder = new TupleBuilder(options);
                  return stream(ones).flatMap(one -> build(builder, one)).iterator();
                });
    long rowsIn = context.read(Table.COT).manifest().rows();
    return tables.commitAggregate(Table.REWARD_TUPLES, made, rowsIn, spec, folder);
  }

  /** Texts with their utterances, levels and measurements, in nested pairs. */
  private static JavaRDD<Tuple2<Tuple2<Tuple2<Row, Row>, Row>, Row>> cues(SparkTables tables)
      throws IOException {
    Dataset<Row> cots = tables.dataset(Table.COT);
    Dataset<Row> utterances = tables.dataset(Table.UTTERANCES);
    Dataset<Row> levels = tables.dataset(Table.LEVELS);
    Dataset<Row> prosody = tables.dataset(Table.PROSODY);
    Dataset<Tuple2<Row, Row>> said =
        cots.joinWith(utterances, cots.col(ID).equalTo(utterances.col(ID)));
    Dataset<Tuple2<Tuple2<Row, Row>, Row>> judged =
        said.joinWith(levels, said.col("_1." + ID).equalTo(levels.col(ID)));
    return judged.joinWith(prosody, judged.col("_2." + ID).equalTo(prosody.col(ID))).toJavaRDD();
  }

  private static Stream<Made> build(
      TupleBuilder builder, Tuple2<Tuple2<Tuple2<Row, Row>, Row>, Row> one) {
    Cot cot = new RowCodec<>(Cot.class).fromRow(one._1()._1()._1());
    Utterance utterance = new RowCodec<>(Utterance.class).fromRow(one._1()._1()._2());
    Levels levels = new RowCodec<>(Levels.class).fromRow(one._1()._2());
    Prosody prosody = new RowCodec<>(Prosody.class).fromRow(one._2());
    List<RewardTuple> tuples =
        builder.build(
            cot, CueSheet.of(utterance, levels, prosody), utterance.speakerId(), utterance.split());
    return tuples.stream().map(tuple -> Made.row(Table.REWARD_TUPLES, tuple, 0));
  }

  private static <T> Stream<T> stream(Iterator<T> ones) {
    Iterable<T> once = () -> ones;
    return StreamSupport.stream(once.spliterator(), false);
  }
}
