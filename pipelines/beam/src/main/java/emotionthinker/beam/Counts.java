package emotionthinker.beam;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.io.RunLock;
import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.Outcome;
import emotionthinker.io.table.PartPlan;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableCommit;
import emotionthinker.io.table.TableFolder;
import emotionthinker.schemas.Checks;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pipeline counted while it wrote a table. The counts are part of the data flow and come
 * back in a file beside the side-cars, which the commit removes: metrics of a runner may count a
 * retried bundle twice, these do not.
 *
 * @param rowsIn rows read
 * @param rows rows written
 * @param rejects rejects written
 * @param others further counts by name, for instance {@code audio_ms}
 */
public record Counts(long rowsIn, long rows, long rejects, SortedMap<String, Long> others) {
  /** Name under which a pipeline counts the rows that it reads. */
  public static final String ROWS_IN = "rows_in";

  /** Name under which the audio of rows is counted (ms). */
  public static final String AUDIO_MS = "audio_ms";

  /** Rows whose audio was known from a former run; never in a manifest's counts. */
  public static final String REUSED = "reused_rows";

  /** Audio files that were decoded; never in a manifest's counts, as it depends on former runs. */
  public static final String DECODED_FILES = "decoded_files";

  static final String ROWS = "rows";
  static final String REJECTS = "rejects";

  private static final String FILE = "_parts/_counts.json";
  private static final long MAX_BYTES = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the map. */
  public Counts {
    Checks.nonNegative("rows_in", rowsIn);
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
  }

  /**
   * Commits the table that a pipeline with {@link WriteTable} wrote, once it has finished.
   *
   * @param rowsPerPart the value that {@link WriteTable} was given
   * @throws IllegalStateException (a bug) when rows in are not rows out and rejects
   */
  public static Manifest commit(TableFolder folder, StageSpec spec, long rowsPerPart, RunLock lock)
      throws IOException {
    Counts counts = read(folder);
    return TableCommit.commit(
        folder,
        spec,
        PartPlan.of(counts.rows, rowsPerPart),
        PartPlan.of(counts.rejects, rowsPerPart),
        Outcome.rowWise(counts.rowsIn, counts.stable())
            .withReused(counts.others.getOrDefault(REUSED, 0L)),
        lock);
  }

  /** The further counts that do not depend on former runs. */
  private Map<String, Long> stable() {
    Map<String, Long> stable = new TreeMap<>(others);
    stable.keySet().removeAll(Set.of(REUSED, DECODED_FILES));
    return stable;
  }

  /** The counts of a table that was written and not yet committed. */
  public static Counts read(TableFolder folder) throws IOException {
    byte[] bytes = folder.storage().readAllBytes(folder.file(FILE), MAX_BYTES);
    Map<String, Long> all = JSON.readValue(bytes, new TypeReference<TreeMap<String, Long>>() {});
    TreeMap<String, Long> others = new TreeMap<>(all);
    others.keySet().removeAll(Set.of(ROWS_IN, ROWS, REJECTS));
    return new Counts(
        all.getOrDefault(ROWS_IN, 0L),
        all.getOrDefault(ROWS, 0L),
        all.getOrDefault(REJECTS, 0L),
        others);
  }

  /** Writes counts by name beside the side-cars. */
  static void write(TableFolder folder, SortedMap<String, Long> counts) throws IOException {
    try (OutputStream out = folder.storage().create(folder.file(FILE))) {
      out.write(JSON.writeValueAsBytes(counts));
    }
  }
}
