package emotionthinker.stages.shard;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.TrainingSubset;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses rows, orders them and cuts them into shards: {@link #accept} every key, {@link #combine}
 * the parts, {@link #plan} once. The plan depends on the set of keys and the options, never on the
 * order of keys or the number of workers.
 *
 * <p>Rows are taken in the order of hash(seed, id). A train row is left out with OVER_QUOTA when a
 * quota of its corpus, emotion or speaker is full, with NOT_SELECTED when the target is reached or
 * its split is not written, any row with TOO_LARGE when it alone exceeds a shard. Taking greedily
 * is not optimal: tight quotas that overlap may leave the target short, which the plan says.
 *
 * <p>Shards of a split are contiguous runs of that order, so each is a random sample, and their
 * sizes differ by at most one row. Their number is the smallest that respects rows_per_shard and
 * max_shard_bytes. Cold-start rows are spread evenly over corpora and emotions: with the train rows
 * sorted by corpus, emotion and hash, row i is one when floor((i+1)k/n) exceeds floor(ik/n), which
 * gives exactly k of n.
 */
public final class ShardSelector implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String STAGE = "shard";

  private final ShardOptions options;
  private final List<ShardKey> keys = new ArrayList<>();

  /** An empty selection. */
  public ShardSelector(ShardOptions options) {
    this.options = options;
  }

  /** Adds a row. */
  public void accept(ShardKey key) {
    keys.add(key);
  }

  /** Adds all rows of another selection with the same options; returns this. */
  public ShardSelector combine(ShardSelector other) {
    if (!options.equals(other.options)) {
      throw new IllegalArgumentException("selections with different options cannot be combined");
    }
    keys.addAll(other.keys);
    return this;
  }

  /**
   * The plan over everything accepted.
   *
   * @throws IllegalArgumentException when an id occurs twice
   */
  public ShardPlan plan() {
    Selection selection = new Selection(options);
    List<Hashed> ordered = inHashOrder();
    String former = null;
    for (Hashed row : ordered) {
      if (row.key.utteranceId().equals(former)) {
        throw new IllegalArgumentException("utterance_id " + former + " occurs twice");
      }
      former = row.key.utteranceId();
      selection.offer(row);
    }
    Set<String> coldStart = coldStart(selection.taken(Split.TRAIN));
    List<Shard> shards = new ArrayList<>();
    for (Split split : Split.values()) {
      shards.addAll(cut(split, selection.taken(split), coldStart));
    }
    long missing = Math.max(0, options.targetRows() - selection.taken(Split.TRAIN).size());
    return new ShardPlan(shards, selection.rejects, missing);
  }

  private List<Hashed> inHashOrder() {
    HashOrder hash = new HashOrder(options.seed());
    List<Hashed> ordered = new ArrayList<>(keys.size());
    for (ShardKey key : keys) {
      ordered.add(new Hashed(key, hash.of(key.utteranceId())));
    }
    ordered.sort(
        Comparator.comparingLong(Hashed::hash).thenComparing(row -> row.key.utteranceId()));
    return ordered;
  }

  private Set<String> coldStart(List<Hashed> train) {
    List<Hashed> strata = new ArrayList<>(train);
    strata.sort(
        Comparator.comparing((Hashed row) -> row.key.corpus())
            .thenComparing(row -> row.key.emotion()));
    long n = strata.size();
    long k = Math.round(options.coldStartShare() * n);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < n; i++) {
      if ((i + 1) * k / n > i * k / n) {
        ids.add(strata.get(i).key.utteranceId());
      }
    }
    return ids;
  }

  private List<Shard> cut(Split split, List<Hashed> rows, Set<String> coldStart) {
    int count = shardCount(rows);
    List<Shard> shards = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      List<Shard.Member> members = new ArrayList<>();
      for (Hashed row : rows.subList(from(rows, index, count), from(rows, index + 1, count))) {
        String id = row.key.utteranceId();
        TrainingSubset subset =
            split != Split.TRAIN
                ? null
                : coldStart.contains(id) ? TrainingSubset.COLD_START : TrainingSubset.RL;
        members.add(new Shard.Member(id, subset));
      }
      shards.add(new Shard(split, index, count, members));
    }
    return shards;
  }

  private int shardCount(List<Hashed> rows) {
    long bytes = rows.stream().mapToLong(row -> row.key.bytes()).sum();
    long byRows = ceilDiv(rows.size(), options.rowsPerShard());
    int count = (int) Math.max(byRows, ceilDiv(bytes, options.maxShardBytes()));
    while (!fits(rows, count)) {
      count++;
    }
    return count;
  }

  private boolean fits(List<Hashed> rows, int count) {
    for (int index = 0; index < count; index++) {
      long bytes = 0;
      for (Hashed row : rows.subList(from(rows, index, count), from(rows, index + 1, count))) {
        bytes += row.key.bytes();
      }
      if (bytes > options.maxShardBytes()) {
        return false;
      }
    }
    return true;
  }

  private static int from(List<?> rows, int index, int count) {
    return (int) ((long) rows.size() * index / count);
  }

  private static long ceilDiv(long value, long divisor) {
    return (value + divisor - 1) / divisor;
  }

  /** A key with its place in the order. */
  private record Hashed(ShardKey key, long hash) {}

  /** The greedy choice. */
  private static final class Selection {
    private final ShardOptions options;
    private final Map<Split, List<Hashed>> taken = new EnumMap<>(Split.class);
    private final Map<String, Long> ofCorpus = new HashMap<>();
    private final Map<Emotion, Long> ofEmotion = new HashMap<>();
    private final Map<String, Long> ofSpeaker = new HashMap<>();
    private final List<Reject> rejects = new ArrayList<>();

    Selection(ShardOptions options) {
      this.options = options;
    }

    List<Hashed> taken(Split split) {
      return Collections.unmodifiableList(taken.getOrDefault(split, List.of()));
    }

    void offer(Hashed row) {
      ShardKey key = row.key;
      if (!options.splits().contains(key.split())) {
        reject(key, RejectReason.NOT_SELECTED, "split " + key.split().wire() + " is not written");
      } else if (key.bytes() > options.maxShardBytes()) {
        reject(
            key,
            RejectReason.TOO_LARGE,
            key.bytes() + " bytes, max_shard_bytes = " + options.maxShardBytes());
      } else if (key.split() != Split.TRAIN || fitsTrain(key)) {
        taken.computeIfAbsent(key.split(), split -> new ArrayList<>()).add(row);
      }
    }

    private boolean fitsTrain(ShardKey key) {
      String full = fullQuota(key);
      if (full != null) {
        reject(key, RejectReason.OVER_QUOTA, full);
        return false;
      }
      if (options.targetRows() > 0 && taken(Split.TRAIN).size() >= options.targetRows()) {
        reject(key, RejectReason.NOT_SELECTED, "target_rows = " + options.targetRows());
        return false;
      }
      ofCorpus.merge(key.corpus(), 1L, Long::sum);
      ofEmotion.merge(key.emotion(), 1L, Long::sum);
      ofSpeaker.merge(key.speakerId(), 1L, Long::sum);
      return true;
    }

    /** The first full quota in words; null when all have room. */
    private String fullQuota(ShardKey key) {
      String corpus = options.corpusQuota().get(key.corpus());
      String emotion = options.emotionQuota().get(key.emotion().wire());
      int speaker = options.speakerQuotaRows();
      if (isFull(corpus, ofCorpus.getOrDefault(key.corpus(), 0L))) {
        return "corpus " + key.corpus() + " at " + corpus;
      }
      if (isFull(emotion, ofEmotion.getOrDefault(key.emotion(), 0L))) {
        return "emotion " + key.emotion().wire() + " at " + emotion;
      }
      if (speaker > 0 && ofSpeaker.getOrDefault(key.speakerId(), 0L) >= speaker) {
        return "speaker " + key.speakerId() + " at " + speaker;
      }
      return null;
    }

    private boolean isFull(String quota, long rows) {
      return quota != null && rows >= Quota.rows("quota", quota, options.targetRows());
    }

    private void reject(ShardKey key, RejectReason reason, String detail) {
      rejects.add(new Reject(STAGE, key.utteranceId(), reason, detail));
    }
  }
}
