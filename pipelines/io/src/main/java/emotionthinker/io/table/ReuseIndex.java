package emotionthinker.io.table;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rows of a former table that need not be made again, by a key that says what a row was made from
 * (decoded-audio hash and segment, request hash). Allowed only when stage, config, seeds, code
 * version and schema are the same; inputs may differ, which is the point of it. It travels to
 * workers, where {@link #scan} joins part by part.
 *
 * @param <T> the record of a row
 */
public final class ReuseIndex<T extends Record> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a row was made from; null when the row cannot be reused. */
  public interface Key<T> extends Function<T, String>, Serializable {}

  private final TableReader<T> former;
  private final Key<T> key;
  private transient Map<String, T> rows;

  private ReuseIndex(TableReader<T> former, Key<T> key) {
    this.former = former;
    this.key = key;
  }

  /** Why rows of a former table must not be reused; empty when they may. */
  public static List<String> obstacles(Manifest former, StageSpec spec) {
    StageSpec made = former.spec();
    StageSpec sameInputs =
        new StageSpec(
            made.table(),
            made.stage(),
            made.schemaFingerprint(),
            spec.inputs(),
            made.config(),
            made.seeds(),
            made.codeVersion());
    return new ArrayList<>(spec.differences(sameInputs));
  }

  /**
   * An index over a former table.
   *
   * @throws UserException that names what differs when its rows must not be reused
   */
  public static <T extends Record> ReuseIndex<T> open(
      TableReader<T> former, StageSpec spec, Key<T> key) {
    List<String> obstacles = obstacles(former.manifest(), spec);
    if (!obstacles.isEmpty()) {
      throw new UserException(
          "rows of "
              + former.folder().uri()
              + " cannot be reused ("
              + String.join("; ", obstacles)
              + "). What to do: leave out --reuse, or use the config and version of that run");
    }
    return new ReuseIndex<>(former, Checks.present("key", key));
  }

  /** The row with a key, by an index in memory that is filled at the first call. */
  public Optional<T> find(String wanted) {
    if (rows == null) {
      Map<String, T> filled = new HashMap<>();
      try (Stream<T> all = former.rows()) {
        all.forEach(
            row -> {
              String made = key.apply(row);
              if (made != null) {
                filled.putIfAbsent(made, row);
              }
            });
      }
      rows = filled;
    }
    return Optional.ofNullable(rows.get(wanted));
  }

  /** Number of parts to scan, for a join that does not hold the table in memory. */
  public int parts() {
    return former.parts();
  }

  /** Key and row of every reusable row of a part; close the stream. */
  public Stream<Map.Entry<String, T>> scan(int part) throws IOException {
    return former.part(part).stream()
        .filter(row -> key.apply(row) != null)
        .map(row -> Map.entry(key.apply(row), row));
  }
}
