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
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

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
  private static final TupleTag<Utterance> UTTERANCES = new TupleTag<>("utterances") {};
  private static final TupleTag<Levels> LEVELS = new TupleTag<>("levels") {};
  private static final TupleTag<Prosody> PROSODY = new TupleTag<>("prosody") {};
  private static final TupleTag<Candidate> CANDIDATES = new TupleTag<>("candidates") {};

  /** One utterance of a shard with all that is known of it; levels and prosody may be null. */
  record Joined(Utterance utterance, Levels levels, Prosody prosody, List<Candidate> candidates) {}

  /** Joined by shard, without candidates. */
  PCollection<KV<Integer, CoGbkResult>> byShard() {
    return tuple().apply("JoinByShard", CoGroupByKey.create());
  }

  /** Joined by shard, with candidates. */
  PCollection<KV<Integer, CoGbkResult>> byShard(PCollection<Candidate> candidates) {
    return tuple()
        .and(
            CANDIDATES,
            Shards.byShard(
                "ShardCandidates",
                candidates,
                Candidate.class,
                Candidate::utteranceId,
                Shards.forRows(rows)))
        .apply("JoinByShard", CoGroupByKey.create());
  }

  private KeyedPCollectionTuple<Integer> tuple() {
    int shards = Shards.forRows(rows);
    return KeyedPCollectionTuple.of(
            UTTERANCES,
            Shards.byShard(
                "ShardUtterances", utterances, Utterance.class, Utterance::utteranceId, shards))
        .and(
            LEVELS,
            Shards.byShard("ShardLevels", levels, Levels.class, Levels::utteranceId, shards))
        .and(
            PROSODY,
            Shards.byShard("ShardProsody", prosody, Prosody.class, Prosody::utteranceId, shards));
  }

  /** The utterances of a shard that was joined without candidates, in order of id. */
  static List<Joined> join(CoGbkResult shard) {
    return join(shard, List.of());
  }

  /** The utterances of a shard that was joined with candidates, in order of id. */
  static List<Joined> joinWithCandidates(CoGbkResult shard) {
    return join(shard, shard.getAll(CANDIDATES));
  }

  private static List<Joined> join(CoGbkResult shard, Iterable<Candidate> written) {
    Map<String, Levels> levels = byId(shard.getAll(LEVELS), Levels::utteranceId);
    Map<String, Prosody> prosody = byId(shard.getAll(PROSODY), Prosody::utteranceId);
    Map<String, List<Candidate>> candidates = new TreeMap<>();
    for (Candidate candidate : written) {
      candidates.computeIfAbsent(candidate.utteranceId(), id -> new ArrayList<>()).add(candidate);
    }
    List<Joined> out = new ArrayList<>();
    for (Map.Entry<String, Utterance> one :
        byId(shard.getAll(UTTERANCES), Utterance::utteranceId).entrySet()) {
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

  private static <T> Map<String, T> byId(Iterable<T> rows, Function<T, String> id) {
    Map<String, T> out = new TreeMap<>();
    rows.forEach(row -> out.put(id.apply(row), row));
    return out;
  }
}
