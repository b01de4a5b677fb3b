package emotionthinker.jobs.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stage did, in numbers.
 *
 * @param stage stage name
 * @param skipped true when the committed table already matched inputs and configuration
 * @param rowsIn rows read
 * @param rowsOut rows written
 * @param rejects rows rejected, by reason
 * @param counts further counts of the stage, for instance {@code audio_ms}
 * @param notes counts that depend on former runs (reused, decoded); empty when skipped
 * @param seconds wall-clock time of this process; never stored in a table
 */
public record StageResult(
    String stage,
    boolean skipped,
    long rowsIn,
    long rowsOut,
    Map<String, Long> rejects,
    Map<String, Long> counts,
    Map<String, Long> notes,
    double seconds) {
  /** Key in {@link #counts} of the audio that the stage went through, in milliseconds. */
  public static final String AUDIO_MS = "audio_ms";

  /** Copies the maps in key order. */
  public StageResult {
    rejects = Collections.unmodifiableMap(new TreeMap<>(rejects));
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    notes = Collections.unmodifiableMap(new TreeMap<>(notes));
  }

  /** All rejects together. */
  public long rejected() {
    return rejects.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Audio in hours; 0 when the stage touches none. */
  public double audioHours() {
    return counts.getOrDefault(AUDIO_MS, 0L) / 3.6e6;
  }
}
