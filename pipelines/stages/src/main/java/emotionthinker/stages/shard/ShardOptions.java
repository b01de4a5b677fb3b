package emotionthinker.stages.shard;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.WireName;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes into the data set and how it is cut. Target, quotas and subsets are of the train split:
 * validation and test are for measuring and are taken whole, or not at all.
 *
 * @param datasetName name in the card, also the citation key (lower-case letters, digits, hyphens)
 * @param targetRows rows of the train split; 0 takes all (rows)
 * @param corpusQuota most train rows of a corpus, by corpus name: a number, or a percentage of
 *     targetRows; no entry is no limit
 * @param emotionQuota the same by emotion
 * @param speakerQuotaRows most train rows of one speaker; 0 is no limit (rows)
 * @param splits splits that are written, each once
 * @param coldStartShare share of the train rows for the cold start, the rest is for reinforcement
 *     learning (0..1)
 * @param rowsPerShard most rows of a shard (rows)
 * @param maxShardBytes most bytes of a shard, by an upper estimate (bytes, at most 500,000,000)
 * @param maxRowGroupBytes most bytes buffered for a row group (bytes, at most 100,000,000)
 * @param audio what is embedded
 * @param seed seed of selection, order and subsets
 */
public record ShardOptions(
    String datasetName,
    long targetRows,
    Map<String, String> corpusQuota,
    Map<String, String> emotionQuota,
    int speakerQuotaRows,
    List<Split> splits,
    double coldStartShare,
    int rowsPerShard,
    long maxShardBytes,
    long maxRowGroupBytes,
    AudioEmbedding audio,
    long seed)
    implements Serializable {
  private static final double MOST_SHARD_BYTES = 500e6;
  private static final double MOST_ROW_GROUP_BYTES = 100e6;
  private static final double LEAST_BYTES = 1e6;

  /** Checks every range; throws IllegalArgumentException naming component, value and range. */
  public ShardOptions {
    if (datasetName == null || !datasetName.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw Checks.bad("dataset_name", datasetName, "lower-case letters and digits with hyphens");
    }
    Checks.nonNegative("target_rows", targetRows);
    corpusQuota = sorted("corpus_quota", corpusQuota);
    emotionQuota = sorted("emotion_quota", emotionQuota);
    for (Map.Entry<String, String> quota : corpusQuota.entrySet()) {
      Quota.rows("corpus_quota." + quota.getKey(), quota.getValue(), targetRows);
    }
    for (Map.Entry<String, String> quota : emotionQuota.entrySet()) {
      WireName.parse(Emotion.class, quota.getKey());
      Quota.rows("emotion_quota." + quota.getKey(), quota.getValue(), targetRows);
    }
    Checks.nonNegative("speaker_quota_rows", speakerQuotaRows);
    splits = Checks.list("splits", splits);
    if (splits.isEmpty() || splits.stream().distinct().count() < splits.size()) {
      throw Checks.bad("splits", splits, "at least one split, none twice");
    }
    Checks.share("cold_start_share", coldStartShare);
    Checks.positive("rows_per_shard", rowsPerShard);
    Checks.range(
        "max_shard_bytes",
        (double) maxShardBytes,
        LEAST_BYTES,
        MOST_SHARD_BYTES,
        "from 1,000,000 to 500,000,000");
    Checks.range(
        "max_row_group_bytes",
        (double) maxRowGroupBytes,
        LEAST_BYTES,
        MOST_ROW_GROUP_BYTES,
        "from 1,000,000 to 100,000,000");
    Checks.present("audio", audio);
  }

  /** The defaults, equal to conf/reference/shard.conf, where each names its source. */
  public static ShardOptions defaults() {
    return new ShardOptions(
        "emotioncot",
        0,
        Map.of(),
        Map.of(),
        0,
        List.of(Split.TRAIN, Split.VALIDATION, Split.TEST),
        0.142857142857,
        4000,
        500_000_000,
        50_000_000,
        AudioEmbedding.ORIGINAL,
        20260115L);
  }

  private static Map<String, String> sorted(String name, Map<String, String> map) {
    return Collections.unmodifiableMap(new TreeMap<>(Checks.present(name, map)));
  }
}
