package emotionthinker.io.table;

import emotionthinker.io.CodePointOrder;
import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.WireName;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table is made of. It holds no time, host, user or secret: the same inputs, config and code
 * give the same manifest, byte for byte.
 *
 * @param spec what determined the rows
 * @param rowsIn rows that the stage read; for external input, files and manifest rows seen
 * @param rows rows of the table
 * @param rejects rejected rows by reason (wire name)
 * @param counts free counts and sums of the stage, for instance audio_ms
 * @param reusedRows rows copied from a former run
 * @param parts parts of rows, sorted by name
 * @param rejectsParts parts of rejects, sorted by name
 */
public record Manifest(
    StageSpec spec,
    long rowsIn,
    long rows,
    SortedMap<String, Long> rejects,
    SortedMap<String, Long> counts,
    long reusedRows,
    List<PartInfo> parts,
    List<PartInfo> rejectsParts) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Manifest {
    Checks.present("spec", spec);
    Checks.nonNegative("rows_in", rowsIn);
    Checks.nonNegative("rows", rows);
    Checks.nonNegative("reused_rows", reusedRows);
    rejects = sorted(rejects);
    rejects.keySet().forEach(reason -> WireName.parse(RejectReason.class, reason));
    counts = sorted(counts);
    parts = Checks.list("parts", parts);
    rejectsParts = Checks.list("rejects_parts", rejectsParts);
    long inParts = parts.stream().mapToLong(PartInfo::rows).sum();
    if (inParts != rows) {
      throw Checks.bad("rows", rows, "the sum of the rows of its parts, " + inParts);
    }
    long inRejectsParts = rejectsParts.stream().mapToLong(PartInfo::rows).sum();
    long rejected = rejects.values().stream().mapToLong(Long::longValue).sum();
    if (inRejectsParts != rejected) {
      throw Checks.bad("rejects", rejected, "the sum of the rows of its parts, " + inRejectsParts);
    }
  }

  /** All rejected rows. */
  public long rejected() {
    return rejects.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Canonical JSON, as on disk. */
  public String toJson() {
    return ManifestJson.write(this);
  }

  /**
   * What a stage that reads this table writes down as its input: SHA-256 of the manifest without
   * {@code reused_rows}, so that a table counts the same whether its rows were measured or reused.
   */
  public String fingerprint() {
    Manifest all = new Manifest(spec, rowsIn, rows, rejects, counts, 0, parts, rejectsParts);
    return Sha256.hex(all.toJson().getBytes(StandardCharsets.UTF_8));
  }

  private static SortedMap<String, Long> sorted(Map<String, Long> map) {
    SortedMap<String, Long> copy = new TreeMap<>(CodePointOrder.INSTANCE);
    copy.putAll(map);
    return Collections.unmodifiableSortedMap(copy);
  }
}
