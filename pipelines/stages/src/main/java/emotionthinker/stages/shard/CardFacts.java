package emotionthinker.stages.shard;

import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.Checks;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.Split;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a card is written from.
 *
 * @param options effective options of the shard stage
 * @param codeVersion version of this program
 * @param statistics counts over the written rows
 * @param files files of each split that has rows
 * @param edges level thresholds of the run
 * @param citations whom to cite, by corpus name; a corpus without one, or a blank one, is named
 *     only
 * @param funnel rows in and out of every stage, in order
 * @param audit what the audit says of whole corpora; empty without one
 */
public record CardFacts(
    ShardOptions options,
    String codeVersion,
    ShardStatistics statistics,
    Map<Split, SplitFiles> files,
    List<LevelEdge> edges,
    Map<String, String> citations,
    List<StageCount> funnel,
    List<AuditFinding> audit) {

  /**
   * Files of one split.
   *
   * @param shards number of files
   * @param fileBytes size of the files (bytes)
   * @param dataBytes size of their columns before compression (bytes)
   */
  public record SplitFiles(int shards, long fileBytes, long dataBytes) {}

  /**
   * What one stage let through.
   *
   * @param stage name of the stage
   * @param rowsIn rows read
   * @param rowsOut rows written
   * @param rejects rejected rows by reason
   */
  public record StageCount(
      String stage, long rowsIn, long rowsOut, SortedMap<String, Long> rejects) {

    /** Copies the counts. */
    public StageCount {
      Checks.text("stage", stage);
      rejects = Collections.unmodifiableSortedMap(new TreeMap<>(rejects));
    }
  }

  /** Checks that files are given exactly for the splits with rows. */
  public CardFacts {
    Checks.text("code_version", codeVersion);
    files = Collections.unmodifiableMap(new EnumMap<>(files));
    edges = List.copyOf(edges);
    citations = Collections.unmodifiableMap(new TreeMap<>(citations));
    funnel = List.copyOf(funnel);
    audit = List.copyOf(audit);
    if (!files.keySet().equals(statistics.splits())) {
      throw Checks.bad("files", files.keySet(), "of the splits " + statistics.splits());
    }
  }
}
