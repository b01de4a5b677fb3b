package emotionthinker.jobs.spark;

import emotionthinker.io.Entry;
import emotionthinker.io.table.InputListing;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.config.EvaluateOptions;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.teach.ChatCallers;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.filter.LabelCounts;
import emotionthinker.stages.cot.filter.LabelLeak;
import emotionthinker.stages.cot.filter.LabelReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Has a system answer the questions of a split, and checks what it answers. */
public final class PredictStage implements Stage {
  private final EvaluateOptions options;

  /** The evaluation of these options. */
  public PredictStage(EvaluateOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return CheckAnswers.STAGE;
  }

  @Override
  public String summary() {
    return "Ask a system for the emotion of every utterance of a split, and check its answers.";
  }

  @Override
  public String table() {
    return options.folder() + "/" + Table.PREDICTIONS.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    List<Table<?>> inputs = new ArrayList<>(List.of(Table.UTTERANCES, Table.PROSODY, Table.LEVELS));
    if (read(context)) {
      inputs.add(Table.COT);
    }
    Map<String, Record> settings = new TreeMap<>();
    settings.put("evaluate", options);
    settings.put("score", context.config().score());
    settings.put(
        "reward_model",
        new Named(RewardModels.of(context.config()).id(context.config().score().model())));
    settings.put("answers", new Named(answers(context)));
    settings.put("verifier", context.config().filter().verifier());
    if (options.system().equals(EvaluateOptions.HTTP)) {
      settings.put("prompt", context.config().export().prompt());
    }
    return context.spec(Table.PREDICTIONS, name(), inputs, settings);
  }

  private record Named(String id) {}

  /** What tells answers apart besides the options: a name does not say that a file has changed. */
  private String answers(RunContext context) throws IOException {
    return switch (options.system()) {
      case EvaluateOptions.HTTP -> context.config().llm().model();
      case EvaluateOptions.PREDICTIONS -> {
        InputListing listing = new InputListing();
        String file = file(context);
        if (context.storage().isFolder(file)) {
          try (Stream<Entry> entries = context.storage().list(file)) {
            entries.forEach(entry -> listing.accept(context.storage(), entry, true));
          }
        } else {
          listing.accept(context.storage(), file);
        }
        yield listing.sha256();
      }
      case EvaluateOptions.POLICY -> PolicyPerJvm.of(context, options).id();
      default -> options.system();
    };
  }

  private String file(RunContext context) throws IOException {
    if (options.predictions() == null) {
      throw UserException.badValue(
          "evaluate.predictions", null, "a file", "name it with --predictions FILE");
    }
    String file = context.storage().resolve(options.predictions());
    if (!context.storage().exists(file)) {
      throw UserException.badValue(
          "evaluate.predictions", file, "a file that is there", "check the path");
    }
    return file;
  }

  private static boolean read(RunContext context) throws IOException {
    return context.folder(Table.COT.name()).manifest().isPresent();
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    JavaPairRDD<String, Question> unordered = Question.of(context, options.split());
    IdPartitioner partitions =
        new IdPartitioner(context.read(Table.UTTERANCES).manifest().rows(), options.rowsPerTask());
    JavaPairRDD<String, Question> questions =
        unordered.repartitionAndSortWithinPartitions(partitions).persist(StorageLevel.DISK_ONLY());
    JavaPairRDD<String, GivenAnswer> given =
        given(context, questions).persist(StorageLevel.DISK_ONLY());
    try {
      JavaPairRDD<
              String, Tuple2<org.apache.spark.api.java.Optional<Question>, ArrayList<GivenAnswer>>>
          paired =
              questions
                  .cogroup(given, partitions)
                  .mapValues(
                      both -> {
                        Iterator<Question> question = both._1().iterator();
                        ArrayList<GivenAnswer> answers = new ArrayList<>();
                        both._2().forEach(answers::add);
                        return new Tuple2<>(
                            question.hasNext()
                                ? org.apache.spark.api.java.Optional.of(question.next())
                                : org.apache.spark.api.java.Optional.<Question>empty(),
                            answers);
                      });
      long rowsIn = given.count() + paired.filter(one -> one._2()._2().isEmpty()).count();
      JavaRDD<Made> made =
          paired
              .repartitionAndSortWithinPartitions(partitions)
              .mapPartitions(
                  new CheckAnswers(
                      system(context),
                      options.metrics().labels(),
                      context.config().filter().verifier(),
                      reader(context),
                      RewardModels.of(context.config()),
                      context.config().score()));
      return new SparkTables(context).commitRowWise(Table.PREDICTIONS, made, rowsIn, spec, folder);
    } finally {
      given.unpersist(false);
      questions.unpersist(false);
    }
  }

  private String system(RunContext context) throws IOException {
    return switch (options.system()) {
      case EvaluateOptions.HTTP -> context.config().llm().model();
      case EvaluateOptions.POLICY -> PolicyPerJvm.of(context, options).id();
      default -> options.system();
    };
  }

  private JavaPairRDD<String, GivenAnswer> given(
      RunContext context, JavaPairRDD<String, Question> questions) throws IOException {
    return switch (options.system()) {
      case EvaluateOptions.PREDICTIONS -> read(context, file(context));
      case EvaluateOptions.HTTP ->
          ask(
              context,
              questions,
              PolicySource.http(
                  ChatCallers.of(context.config()),
                  context.config().llm(),
                  context.config().export().prompt()));
      case EvaluateOptions.POLICY -> ask(context, questions, PolicyPerJvm.of(context, options));
      default ->
          new JavaSparkContext(context.spark().sparkContext())
              .parallelize(BaselineAnswers.of(context, options))
              .mapToPair(one -> new Tuple2<>(one.utteranceId, one));
    };
  }

  private JavaPairRDD<String, GivenAnswer> ask(
      RunContext context, JavaPairRDD<String, Question> questions, PolicySource source) {
    return questions.mapPartitionsToPair(
        new AskPolicy(
            source,
            options.metrics().labels(),
            options.sampling(),
            options.batchRows(),
            context.storage(),
            context.config().audioLimits()));
  }

  private static JavaPairRDD<String, GivenAnswer> read(RunContext context, String file) {
    String path = context.storage().hadoopPath(file);
    boolean parquet = file.endsWith(".parquet") || file.endsWith("/");
    Dataset<String> lines =
        parquet
            ? context.spark().read().parquet(path).toJSON()
            : context.spark().read().textFile(path).filter((String line) -> !line.isBlank());
    return lines
        .toJavaRDD()
        .mapToPair(
            line -> {
              GivenAnswer one = GivenAnswer.read(line, file);
              return new Tuple2<>(one.utteranceId, one);
            });
  }

  /** Learns what texts about each emotion say from those of training speakers; null without any. */
  private static LabelReader reader(RunContext context) throws IOException {
    if (!read(context)) {
      return null;
    }
    SparkTables tables = new SparkTables(context);
    Dataset<Row> cots = tables.dataset(Table.COT);
    Dataset<Row> utterances = tables.dataset(Table.UTTERANCES);
    RowCodec<Cot> cotRows = new RowCodec<>(Cot.class);
    RowCodec<Utterance> utteranceRows = new RowCodec<>(Utterance.class);
    return cots.joinWith(
            utterances, cots.col("utterance_id").equalTo(utterances.col("utterance_id")))
        .toJavaRDD()
        .treeAggregate(
            new LabelCounts(context.config().filter().recoverability()),
            (counts, pair) -> {
              if (utteranceRows.fromRow(pair._2()).split() == Split.TRAIN) {
                Cot cot = cotRows.fromRow(pair._1());
                counts.accept(LabelLeak.withoutNames(cot.reasoning()), cot.answer());
              }
              return counts;
            },
            (a, b) -> {
              a.combine(b);
              return a;
            });
  }
}
