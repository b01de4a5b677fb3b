package emotionthinker.jobs.spark;

import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.run.Cache;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.SketchedAudio;
import emotionthinker.schemas.Table;
import emotionthinker.stages.audit.AuditOptions;
import emotionthinker.stages.audit.AuditStatistics;
import emotionthinker.stages.audit.AuditSubject;
import emotionthinker.stages.audit.AuditSummary;
import emotionthinker.stages.audit.NearDuplicateAudio;
import emotionthinker.stages.audit.SplitGroups;
import emotionthinker.stages.audit.UtteranceChecks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Looks for what would make measurements, labels or an evaluation unreliable. */
public final class AuditStage implements Stage {

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public String summary() {
    return "Audit quality and leakage: clipping, noise, bandwidth, copies, splits, labels (Spark).";
  }

  @Override
  public String table() {
    return Table.AUDIT.name();
  }

  @Override
  public StageSpec spec(RunContext context) throws IOException {
    return context.spec(
        Table.AUDIT,
        name(),
        List.of(Table.UTTERANCES, Table.PROSODY),
        Map.of("audit", context.config().audit()));
  }

  @Override
  public Manifest execute(RunContext context, StageSpec spec, TableFolder folder)
      throws IOException {
    SparkTables tables = new SparkTables(context);
    AuditOptions options = context.config().audit();
    AudioLimits limits = context.config().audioLimits();
    Cache<SketchedAudio> cache =
        Cache.open(context, Table.AUDIO_SKETCHES, name(), Map.of("limits", limits));
    JavaRDD<SketchUtterances.Sketched> sketched =
        tables
            .measured(cache.former())
            .mapPartitions(new SketchUtterances(context.storage(), limits))
            .persist(StorageLevel.DISK_ONLY());
    JavaRDD<AuditSubject> subjects = sketched.map(SketchUtterances.Sketched::subject);
    AuditStatistics statistics =
        subjects.treeAggregate(
            new AuditStatistics(), AuditStatistics::accept, AuditStatistics::combine);
    JavaRDD<AuditFinding> findings =
        utterances(subjects, options, statistics)
            .union(copies(subjects, new NearDuplicateAudio(options)))
            .union(groups(subjects, new SplitGroups(options)))
            .persist(StorageLevel.DISK_ONLY());
    List<AuditFinding> summary =
        new AuditSummary(options, statistics).rows(tally(findings), duplicates(context));
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(context.spark().sparkContext());
    JavaRDD<Made> made =
        findings
            .union(spark.parallelize(summary))
            .map(finding -> Made.row(Table.AUDIT, finding, 0))
            .union(sketched.map(SketchUtterances.Sketched::problem).filter(Objects::nonNull));
    long rowsIn = context.read(Table.PROSODY).manifest().rows();
    try {
      long reused = sketched.filter(SketchUtterances.Sketched::reused).count();
      context.notes().put("reused", reused);
      context.notes().put("decoded", rowsIn - reused);
      long kept =
          tables.keep(
              Table.AUDIO_SKETCHES,
              sketched.map(SketchUtterances.Sketched::kept).filter(Objects::nonNull),
              cache.next());
      cache.commit(kept, PartPlan.of(kept, context.config().run().rowsPerPart()));
      return tables.commitAggregate(Table.AUDIT, made, rowsIn, spec, folder);
    } finally {
      findings.unpersist(false);
      sketched.unpersist(false);
    }
  }

  private static JavaRDD<AuditFinding> utterances(
      JavaRDD<AuditSubject> subjects, AuditOptions options, AuditStatistics statistics) {
    Broadcast<UtteranceChecks> checks =
        JavaSparkContext.fromSparkContext(subjects.context())
            .broadcast(new UtteranceChecks(options, statistics));
    return subjects.flatMap(one -> checks.value().check(one).iterator());
  }

  private static JavaRDD<AuditFinding> copies(
      JavaRDD<AuditSubject> subjects, NearDuplicateAudio search) {
    return subjects
        .flatMapToPair(
            one ->
                search.keyed(one).stream()
                    .map(keyed -> new Tuple2<>(keyed.word(), keyed.member()))
                    .iterator())
        .groupByKey()
        .flatMap(
            bucket -> {
              List<NearDuplicateAudio.Member> members = new ArrayList<>();
              bucket._2().forEach(members::add);
              return search.compare(members).iterator();
            })
        .mapToPair(finding -> new Tuple2<>(Table.AUDIT.idOf(finding), finding))
        .reduceByKey(NearDuplicateAudio::better)
        .values();
  }

  private static JavaRDD<AuditFinding> groups(JavaRDD<AuditSubject> subjects, SplitGroups search) {
    return subjects
        .flatMapToPair(
            one ->
                search.groups(one).stream()
                    .map(group -> new Tuple2<>(group, SplitGroups.Spread.of(one.split())))
                    .iterator())
        .reduceByKey(SplitGroups.Spread::combine)
        .flatMap(group -> search.check(group._1(), group._2()).stream().iterator());
  }

  private static Map<AuditSummary.Tally, Long> tally(JavaRDD<AuditFinding> findings) {
    return findings
        .mapToPair(
            one ->
                new Tuple2<>(
                    new Tuple2<>(AuditSummary.tally(one), AuditSummary.flagged(one)),
                    AuditSummary.weight(one)))
        .reduceByKey(Math::max)
        .mapToPair(one -> new Tuple2<>(one._1()._1(), one._2()))
        .reduceByKey(Long::sum)
        .collectAsMap();
  }

  /** What ingest rejected as the same samples, by corpus. */
  private static Map<String, Long> duplicates(RunContext context) throws IOException {
    try (Stream<Reject> rejects = context.read(Table.UTTERANCES).rejects()) {
      return rejects
          .filter(reject -> reject.reason() == RejectReason.DUPLICATE_AUDIO)
          .collect(
              Collectors.groupingBy(
                  reject -> reject.id().substring(0, reject.id().indexOf('/')),
                  TreeMap::new,
                  Collectors.counting()));
    }
  }
}
