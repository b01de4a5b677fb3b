package emotionthinker.jobs.spark;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.io.table.TableWriter;
import emotionthinker.jobs.config.EvaluateOptions;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.EvalMetric;
import emotionthinker.schemas.Prediction;
import emotionthinker.schemas.Table;
import emotionthinker.stages.eval.EvalReport;
import emotionthinker.stages.eval.LabelSet;
import emotionthinker.stages.eval.SpeakerTallies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import scala.Tuple2;

/** Adds the answers of an evaluation up: each speaker's in one task, in order of id. */
public final class EvaluateStage implements Stage {
  private final EvaluateOptions options;

  /** The evaluation of these options. */
  public EvaluateStage(EvaluateOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String summary() {
    return "Metrics of a system's answers, with intervals over speakers.";
  }

  @Override
  public String table() {
    return options.folder() + "/" + Table.EVAL.name();
  }

  /** The answers of the evaluation. */
  public static TableReader<Prediction> predictions(RunContext context, EvaluateOptions options)
      throws IOException {
    String folder = context.storage().child(context.run(), options.folder());
    return TableReader.open(context.storage(), folder, Table.PREDICTIONS);
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.EVAL,
        name(),
        Map.of(Table.PREDICTIONS.name(), predictions(context, options).manifest().fingerprint()),
        Map.of("metrics", options.metrics()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    TableReader<Prediction> answers = predictions(context, options);
    LabelSet labels = options.metrics().labels();
    SpeakerTallies tallies =
        new SparkTables(context)
            .dataset(answers, Table.PREDICTIONS)
            .toJavaRDD()
            .map(row -> new RowCodec<>(Prediction.class).fromRow(row))
            .mapToPair(one -> new Tuple2<>(one.speakerId(), Table.PREDICTIONS.codec().toBytes(one)))
            .groupByKey()
            .map(ones -> tally(labels, ones._2()))
            .treeReduce(SpeakerTallies::combine);
    List<EvalMetric> rows = new ArrayList<>(EvalReport.rows(tallies, options.metrics()));
    rows.sort(Comparator.comparing(Table.EVAL::idOf));
    PartPlan plan = PartPlan.of(rows.size(), Integer.MAX_VALUE);
    new TableWriter<>(folder, Table.EVAL, plan).writePart(0, rows.iterator());
    return TableCommit.commit(
        folder,
        spec,
        plan,
        null,
        Outcome.aggregate(answers.manifest().rows(), Map.of()),
        context.lock());
  }

  private static SpeakerTallies tally(LabelSet labels, Iterable<byte[]> rows) {
    List<Prediction> sorted = new ArrayList<>();
    rows.forEach(row -> sorted.add(Table.PREDICTIONS.codec().fromBytes(row)));
    sorted.sort(Comparator.comparing(Prediction::predictionId));
    SpeakerTallies tallies = new SpeakerTallies(labels);
    sorted.forEach(tallies::accept);
    return tallies;
  }
}
