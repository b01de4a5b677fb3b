package emotionthinker.jobs.spark;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.ReuseCheck;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/** Measures every utterance: the heavy pass. */
public final class ProsodyStage implements Stage {
  private static final String KEY = "utterance_id";
  private static final String AUDIO = "audio_sha256";

  /** What of an utterance besides its audio goes into its row: words, phones, speaker. */
  private static final List<String> SAID = List.of("transcript", "language", "gender", "age_years");

  private static final String FORMER = "former_";

  @Override
  public String name() {
    return "prosody";
  }

  @Override
  public String summary() {
    return "Measure F0, energy, rate, pauses, voice quality and contour of every utterance (Spark).";
  }

  @Override
  public String table() {
    return Table.PROSODY.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.PROSODY,
        name(),
        ProsodyInputs.fingerprints(context),
        Map.of("prosody", context.config().prosody()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    SparkTables tables = new SparkTables(context);
    long rowsIn = context.read(Table.UTTERANCES).manifest().rows();
    Dataset<Row> utterances =
        tables.dataset(Table.UTTERANCES).repartition(tables.measuringTasks(), functions.col(KEY));
    JavaRDD<Made> made =
        withFormer(tables, utterances, context, spec)
            .mapPartitions(
                new MeasureUtterances(
                    context.storage(), context.config().prosody(), context.config().audioLimits()));
    return tables.commitRowWise(Table.PROSODY, made, rowsIn, spec, folder);
  }

  /** Each utterance with the row that a former run measured on the same audio and text, or null. */
  private static JavaRDD<Tuple2<Row, Row>> withFormer(
      SparkTables tables, Dataset<Row> utterances, RunContext context, StageSpec spec)
      throws IOException {
    if (context.reuse() == null) {
      return utterances.toJavaRDD().map(row -> new Tuple2<>(row, null));
    }
    TableReader<Prosody> former =
        TableReader.open(context.storage(), context.reuse(), Table.PROSODY);
    ReuseCheck.check(former, spec);
    ProsodyInputs.checkReuse(former.manifest(), spec);
    Dataset<Row> rows = tables.dataset(former, Table.PROSODY);
    TableReader<Utterance> formerUtterances =
        TableReader.open(context.storage(), context.reuse(), Table.UTTERANCES);
    Dataset<Row> said = tables.dataset(formerUtterances, Table.UTTERANCES);
    Column[] saidColumns =
        Stream.concat(Stream.of(KEY), SAID.stream())
            .map(name -> said.col(name).as(FORMER + name))
            .toArray(Column[]::new);
    Dataset<Row> with =
        rows.join(said.select(saidColumns), rows.col(KEY).equalTo(functions.col(FORMER + KEY)))
            .dropDuplicates(
                Stream.concat(Stream.of(AUDIO), SAID.stream().map(name -> FORMER + name))
                    .toArray(String[]::new));
    Column same = utterances.col(AUDIO).equalTo(with.col(AUDIO));
    for (String name : SAID) {
      same = same.and(utterances.col(name).eqNullSafe(with.col(FORMER + name)));
    }
    return utterances.joinWith(with, same, "left_outer").toJavaRDD();
  }
}
