package emotionthinker.jobs.spark;

import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.io.hf.HuggingFaceShardWriter;
import emotionthinker.io.table.PartInfo;
import emotionthinker.io.table.Spool;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableWriter;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.schemas.ByteSeries;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.EmotionCotRow;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.shard.HuggingFaceFeatures;
import emotionthinker.stages.shard.Shard;
import emotionthinker.stages.shard.ShardAudioPlan;
import emotionthinker.stages.shard.ShardOptions;
import emotionthinker.stages.shard.ShardPlan;
import emotionthinker.stages.shard.ShardRows;
import emotionthinker.stages.shard.ShardStatistics;
import emotionthinker.stages.shard.WavPcm16;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Writes the shards of a plan, one task a shard, reading the audio of a row just before the row is
 * written: no audio is ever shuffled, and a task holds one row group.
 */
final class WriteShards implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ID = "utterance_id";

  private final TableFolder folder;
  private final ShardOptions options;
  private final AudioLimits limits;
  private final Broadcast<List<Shard>> shards;

  private WriteShards(
      TableFolder folder, ShardOptions options, AudioLimits limits, Broadcast<List<Shard>> shards) {
    this.folder = folder;
    this.options = options;
    this.limits = limits;
    this.shards = shards;
  }

  /** What became of one shard. */
  record Written(Split split, long fileBytes, long dataBytes, ShardStatistics statistics)
      implements Serializable {}

  /** The rows of one utterance in the tables before, as Avro binary. */
  private static final class Parts implements Serializable {
    private static final long serialVersionUID = 1L;
    private final byte[] utterance;
    private final byte[] prosody;
    private final byte[] levels;
    private final byte[] cot;
    private final byte[] scored;

    /** The scores are null for a text that the reward model could not judge. */
    Parts(byte[] utterance, byte[] prosody, byte[] levels, byte[] cot, byte[] scored) {
      this.utterance = utterance;
      this.prosody = prosody;
      this.levels = levels;
      this.cot = cot;
      this.scored = scored;
    }

    Parts with(byte[] scores) {
      return new Parts(utterance, prosody, levels, cot, scores);
    }
  }

  /** Writes every shard of the plan. */
  static List<Written> run(
      RunContext context, SparkTables tables, TableFolder folder, ShardPlan plan)
      throws IOException {
    if (plan.shards().isEmpty()) {
      return List.of();
    }
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(context.spark().sparkContext());
    Map<String, Integer> shardOf = new HashMap<>();
    for (int i = 0; i < plan.shards().size(); i++) {
      for (Shard.Member member : plan.shards().get(i).members()) {
        shardOf.put(member.utteranceId(), i);
      }
    }
    Broadcast<Map<String, Integer>> membership = spark.broadcast(shardOf);
    WriteShards writer =
        new WriteShards(
            folder,
            context.config().shard(),
            context.config().audioLimits(),
            spark.broadcast(plan.shards()));
    JavaPairRDD<String, byte[]> scores =
        tables
            .dataset(Table.SCORED)
            .toJavaRDD()
            .mapToPair(row -> new Tuple2<>(row.<String>getAs(ID), bytes(Table.SCORED, row)));
    return tables
        .written()
        .mapToPair(one -> new Tuple2<>(one.utterance().utteranceId(), one))
        .mapValues(WriteShards::parts)
        .leftOuterJoin(scores)
        .map(pair -> new Tuple2<>(pair._1(), pair._2()._1().with(pair._2()._2().orNull())))
        .filter(pair -> membership.value().containsKey(pair._1()))
        .mapToPair(pair -> new Tuple2<>(membership.value().get(pair._1()), pair))
        .partitionBy(new HashPartitioner(plan.shards().size()))
        .values()
        .mapPartitionsWithIndex(writer::write, true)
        .collect();
  }

  private static Parts parts(SparkTables.Written one) {
    return new Parts(
        Table.UTTERANCES.codec().toBytes(one.utterance()),
        Table.PROSODY.codec().toBytes(one.prosody()),
        Table.LEVELS.codec().toBytes(one.levels()),
        Table.COT.codec().toBytes(one.cot()),
        null);
  }

  private static <T extends Record> byte[] bytes(Table<T> table, Row row) {
    return table.codec().toBytes(new RowCodec<>(table.type()).fromRow(row));
  }

  private Iterator<Written> write(int index, Iterator<Tuple2<String, Parts>> rows)
      throws IOException {
    Map<String, Parts> byId = new HashMap<>();
    rows.forEachRemaining(row -> byId.put(row._1(), row._2()));
    Shard shard = shards.value().get(index);
    UtteranceAudio audio = new UtteranceAudio(folder.storage(), limits);
    ShardStatistics statistics = new ShardStatistics();
    String footer = HuggingFaceFeatures.footerJson(Table.EMOTIONCOT.codec().schema());
    try (Spool spool = Spool.create()) {
      HuggingFaceShardWriter writer =
          new HuggingFaceShardWriter(
              spool.open(),
              Map.of(HuggingFaceFeatures.FOOTER_KEY, footer),
              options.maxRowGroupBytes());
      try (writer) {
        for (Shard.Member member : shard.members()) {
          EmotionCotRow row = row(member, byId.get(member.utteranceId()), audio);
          writer.write(row);
          statistics.accept(shard.split(), row);
        }
      }
      PartInfo part =
          TableWriter.publish(folder, spool, shard.path(), writer.rows(), new TreeMap<>());
      return Collections.singletonList(
              new Written(shard.split(), part.bytes(), writer.dataBytes(), statistics))
          .iterator();
    }
  }

  private EmotionCotRow row(Shard.Member member, Parts parts, UtteranceAudio audio) {
    Utterance utterance = Table.UTTERANCES.codec().fromBytes(parts.utterance);
    Prosody prosody = Table.PROSODY.codec().fromBytes(parts.prosody);
    Levels levels = Table.LEVELS.codec().fromBytes(parts.levels);
    Cot cot = Table.COT.codec().fromBytes(parts.cot);
    ShardAudioPlan plan = ShardAudioPlan.of(utterance, options.audio());
    return ShardRows.row(
        utterance,
        prosody,
        levels,
        cot,
        parts.scored == null ? null : Table.SCORED.codec().fromBytes(parts.scored),
        member.subset(),
        plan,
        embed(utterance, plan, audio));
  }

  private static ByteSeries embed(Utterance utterance, ShardAudioPlan plan, UtteranceAudio audio) {
    try {
      return switch (plan.form()) {
        case PATH -> null;
        case ORIGINAL -> ByteSeries.of(audio.file(utterance));
        case PCM16_WAV -> {
          DecodedAudio samples = audio.samples(utterance);
          float[][] channels = new float[samples.channels()][];
          for (int c = 0; c < channels.length; c++) {
            channels[c] = samples.channel(c);
          }
          yield WavPcm16.encode(channels, samples.sampleRateHz());
        }
      };
    } catch (IOException | AudioDecodeException e) {
      throw new UserException(
          "the audio of "
              + utterance.utteranceId()
              + " can no longer be read ("
              + e.getMessage()
              + "). What to do: restore "
              + utterance.audioUri()
              + ", or run again from ingest with --replace",
          e);
    }
  }
}
