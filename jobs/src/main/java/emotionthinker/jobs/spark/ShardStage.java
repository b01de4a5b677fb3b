package emotionthinker.jobs.spark;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.Spool;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableWriter;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.run.StageResult;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.AuditLevel;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.shard.CardFacts;
import emotionthinker.stages.shard.DatasetCard;
import emotionthinker.stages.shard.Shard;
import emotionthinker.stages.shard.ShardKey;
import emotionthinker.stages.shard.ShardOptions;
import emotionthinker.stages.shard.ShardPlan;
import emotionthinker.stages.shard.ShardSelector;
import emotionthinker.stages.shard.ShardStatistics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Chooses rows, writes the EmotionCoT shards with their audio, and the card. */
public final class ShardStage implements Stage {
  private static final String ID = "utterance_id";
  private static final String CARD = "README.md";

  @Override
  public String name() {
    return "shard";
  }

  @Override
  public String summary() {
    return "Select rows and write EmotionCoT shards that Hugging Face datasets loads (Spark).";
  }

  @Override
  public String table() {
    return Table.EMOTIONCOT.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.EMOTIONCOT,
        name(),
        List.of(
            Table.UTTERANCES, Table.PROSODY, Table.LEVELS, Table.AUDIT, Table.COT, Table.SCORED),
        Map.of("shard", context.config().shard()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    SparkTables tables = new SparkTables(context);
    ShardPlan plan = plan(tables, context.config().shard());
    List<WriteShards.Written> written = WriteShards.run(context, tables, folder, plan);
    ShardStatistics statistics = new ShardStatistics();
    Map<Split, CardFacts.SplitFiles> files = new EnumMap<>(Split.class);
    for (WriteShards.Written one : written) {
      statistics.combine(one.statistics());
      files.merge(
          one.split(),
          new CardFacts.SplitFiles(1, one.fileBytes(), one.dataBytes()),
          (a, b) ->
              new CardFacts.SplitFiles(
                  a.shards() + b.shards(),
                  a.fileBytes() + b.fileBytes(),
                  a.dataBytes() + b.dataBytes()));
    }
    writeCard(context, folder, statistics, files);
    PartPlan rejects = PartPlan.of(0, 1);
    new TableWriter<>(folder, Table.EMOTIONCOT, rejects).writeRejects(0, plan.rejects().iterator());
    List<String> parts = new ArrayList<>(plan.shards().stream().map(Shard::path).toList());
    parts.add(CARD);
    return TableCommit.commit(
        folder,
        spec,
        parts,
        rejects.rejectNames(),
        Outcome.rowWise(context.read(Table.COT).manifest().rows(), counts(plan, statistics)),
        context.lock());
  }

  private static ShardPlan plan(SparkTables tables, ShardOptions options) throws IOException {
    Dataset<Row> cots = tables.dataset(Table.COT);
    Dataset<Row> utterances = tables.dataset(Table.UTTERANCES);
    RowCodec<Cot> cotRows = new RowCodec<>(Cot.class);
    RowCodec<Utterance> utteranceRows = new RowCodec<>(Utterance.class);
    return cots.joinWith(utterances, cots.col(ID).equalTo(utterances.col(ID)))
        .toJavaRDD()
        .map(
            pair ->
                ShardKey.of(
                    utteranceRows.fromRow(pair._2()), cotRows.fromRow(pair._1()).answer(), options))
        .treeAggregate(
            new ShardSelector(options),
            (sum, key) -> {
              sum.accept(key);
              return sum;
            },
            ShardSelector::combine)
        .plan();
  }

  private static Map<String, Long> counts(ShardPlan plan, ShardStatistics statistics) {
    Map<String, Long> counts = new TreeMap<>();
    double hours = 0;
    for (Split split : statistics.splits()) {
      counts.put("rows_" + split.wire(), statistics.rows(split));
      hours += statistics.hours(split);
    }
    counts.put("shards", (long) plan.shards().size());
    counts.put("missing_rows", plan.missingRows());
    counts.put(StageResult.AUDIO_MS, Math.round(hours * 3.6e6));
    return counts;
  }

  private static void writeCard(
      RunContext context,
      TableFolder folder,
      ShardStatistics statistics,
      Map<Split, CardFacts.SplitFiles> files)
      throws IOException {
    List<LevelEdge> edges;
    try (Stream<LevelEdge> rows = context.read(Table.LEVEL_EDGES).rows()) {
      edges = rows.toList();
    }
    List<AuditFinding> audit;
    try (Stream<AuditFinding> rows = context.read(Table.AUDIT).rows()) {
      audit = rows.filter(row -> row.level() == AuditLevel.CORPUS).toList();
    }
    Map<String, String> citations = new TreeMap<>();
    for (CorpusSpec corpus : context.config().corpora()) {
      citations.put(corpus.name(), corpus.citation());
    }
    List<CardFacts.StageCount> funnel = new ArrayList<>();
    for (Table<?> table :
        List.of(
            Table.UTTERANCES,
            Table.PROSODY,
            Table.LEVELS,
            Table.CANDIDATES,
            Table.COT,
            Table.SCORED)) {
      Manifest made = context.read(table).manifest();
      funnel.add(
          new CardFacts.StageCount(
              made.spec().stage(), made.rowsIn(), made.rows(), made.rejects()));
    }
    String card =
        DatasetCard.render(
            new CardFacts(
                context.config().shard(),
                CodeVersion.get(),
                statistics,
                files,
                edges,
                citations,
                funnel,
                audit));
    try (Spool spool = Spool.create()) {
      try (OutputStream out = spool.open()) {
        out.write(card.getBytes(StandardCharsets.UTF_8));
      }
      TableWriter.publish(folder, spool, CARD, 0, new TreeMap<>());
    }
  }
}
