package emotionthinker.beam;

import emotionthinker.schemas.Candidate;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * What the stages before know of utterances, joined shard by shard.
 *
 * @param utterances the utterances
 * @param levels their levels, where they have some
 * @param prosody their measurements, where they have some
 * @param rows number of utterances, which the number of shards follows from
 */
public record MeasuredUtterances(
    PCollection<Utterance> utterances,
    PCollection<Levels> levels,
    PCollection<Prosody> prosody,
    long rows) {
  private static final int UTTERANCES = 0;
  private static final int LEVELS = 1;
  private static final int PROSODY = 2;
  private static final int CANDIDATES = 3;

  /** One utterance of a shard with all that is known of it; levels and prosody may be null. */
  record Joined(Utterance utterance, Levels levels, Prosody prosody, List<Candidate> candidates) {}

  /** Shards that utterances are spread over. */
  int shards() {
    return Shards.forRows(rows);
  }

  /** Packs of utterances, levels and prosody by shard; {@link #join} reads a shard. */
  PCollection<KV<Integer, Iterable<KV<Integer, byte[]>>>> byShard() {
    return grouped(packs());
  }

  /** The same with candidates. */
  PCollection<KV<Integer, Iterable<KV<Integer, byte[]>>>> byShard(
      PCollection<Candidate> candidates) {
    return grouped(
        packs()
            .and(
                Shards.tagged(
                    CANDIDATES,
                    Shards.pack(
                        "ShardCandidates",
                        candidates,
                        Candidate.class,
                        Candidate::utteranceId,
                        shards()))));
  }

  private static PCollection<KV<Integer, Iterable<KV<Integer, byte[]>>>> grouped(
      PCollectionList<KV<Integer, KV<Integer, byte[]>>> packs) {
    return packs
        .apply("JoinTables", Flatten.pCollections())
        .apply("GroupByShard", GroupByKey.create());
  }

  private PCollectionList<KV<Integer, KV<Integer, byte[]>>> packs() {
    int shards = shards();
    return PCollectionList.of(
            Shards.tagged(
                UTTERANCES,
                Shards.pack(
                    "ShardUtterances",
                    utterances,
                    Utterance.class,
                    Utterance::utteranceId,
                    shards)))
        .and(
            Shards.tagged(
                LEVELS,
                Shards.pack("ShardLevels", levels, Levels.class, Levels::utteranceId, shards)))
        .and(
            Shards.tagged(
                PROSODY,
                Shards.pack("ShardProsody", prosody, Prosody.class, Prosody::utteranceId, shards)));
  }

  /** The utterances of a shard, in order of id. */
  static List<Joined> join(Iterable<KV<Integer, byte[]>> shard) {
    Map<String, Utterance> utterances = new TreeMap<>();
    Map<String, Levels> levels = new TreeMap<>();
    Map<String, Prosody> prosody = new TreeMap<>();
    Map<String, List<Candidate>> candidates = new TreeMap<>();
    for (KV<Integer, byte[]> pack : shard) {
      switch (pack.getKey()) {
        case UTTERANCES -> byId(pack, Utterance.class, Utterance::utteranceId, utterances);
        case LEVELS -> byId(pack, Levels.class, Levels::utteranceId, levels);
        case PROSODY -> byId(pack, Prosody.class, Prosody::utteranceId, prosody);
        default ->
            Packs.unpack(
                pack.getValue(),
                RecordCoder.of(Candidate.class),
                row ->
                    candidates
                        .computeIfAbsent(row.utteranceId(), id -> new ArrayList<>())
                        .add(row));
      }
    }
    List<Joined> out = new ArrayList<>();
    for (Map.Entry<String, Utterance> one : utterances.entrySet()) {
      String id = one.getKey();
      out.add(
          new Joined(
              one.getValue(),
              levels.get(id),
              prosody.get(id),
              candidates.getOrDefault(id, List.of())));
    }
    return out;
  }

  private static <T extends Record> void byId(
      KV<Integer, byte[]> pack, Class<T> type, Function<T, String> id, Map<String, T> to) {
    Packs.unpack(pack.getValue(), RecordCoder.of(type), row -> to.put(id.apply(row), row));
  }
}
