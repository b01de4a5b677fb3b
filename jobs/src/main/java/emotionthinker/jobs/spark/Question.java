package emotionthinker.jobs.spark;

import emotionthinker.jobs.run.RunContext;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.CueSheet;
import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** An utterance that is asked about, with what was measured of it, as Avro binary. */
final class Question implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ID = "utterance_id";

  private final byte[] utterance;
  private final byte[] prosody;
  private final byte[] levels;

  private Question(Utterance utterance, Prosody prosody, Levels levels) {
    this.utterance = Table.UTTERANCES.codec().toBytes(utterance);
    this.prosody = prosody == null ? null : Table.PROSODY.codec().toBytes(prosody);
    this.levels = levels == null ? null : Table.LEVELS.codec().toBytes(levels);
  }

  Utterance utterance() {
    return Table.UTTERANCES.codec().fromBytes(utterance);
  }

  /** The measurements; null when the clip was rejected by the stage that makes them. */
  Prosody prosody() {
    return prosody == null ? null : Table.PROSODY.codec().fromBytes(prosody);
  }

  /** What a text may cite; null without measurements. */
  CueSheet cues() {
    return prosody == null || levels == null
        ? null
        : CueSheet.of(utterance(), Table.LEVELS.codec().fromBytes(levels), prosody());
  }

  /** The utterances of a split, by id. */
  static JavaPairRDD<String, Question> of(RunContext context, Split split) throws IOException {
    SparkTables tables = new SparkTables(context);
    Dataset<Row> all = tables.dataset(Table.UTTERANCES);
    Dataset<Row> utterances = all.where(all.col("split").equalTo(split.wire()));
    Dataset<Row> prosody = tables.dataset(Table.PROSODY);
    Dataset<Row> levels = tables.dataset(Table.LEVELS);
    RowCodec<Utterance> utteranceRows = new RowCodec<>(Utterance.class);
    RowCodec<Prosody> prosodyRows = new RowCodec<>(Prosody.class);
    RowCodec<Levels> levelRows = new RowCodec<>(Levels.class);
    Dataset<Tuple2<Row, Row>> measured =
        utterances.joinWith(prosody, utterances.col(ID).equalTo(prosody.col(ID)), "left_outer");
    return measured
        .joinWith(levels, measured.col("_1." + ID).equalTo(levels.col(ID)), "left_outer")
        .toJavaRDD()
        .mapToPair(
            three -> {
              Utterance utterance = utteranceRows.fromRow(three._1()._1());
              Row p = three._1()._2();
              Row l = three._2();
              return new Tuple2<>(
                  utterance.utteranceId(),
                  new Question(
                      utterance,
                      p == null ? null : prosodyRows.fromRow(p),
                      l == null ? null : levelRows.fromRow(l)));
            });
  }
}
