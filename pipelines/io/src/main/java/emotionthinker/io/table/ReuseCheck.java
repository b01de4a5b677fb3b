package emotionthinker.io.table;

import emotionthinker.schemas.UserException;
import java.util.List;

/**
 * Whether rows of a former table need not be made again. Allowed only when stage, config, seeds,
 * code version and schema are the same; inputs may differ, which is the point of it: whoever reuses
 * a row says what it was made from.
 */
public final class ReuseCheck {
  private ReuseCheck() {}

  /**
   * Passes when rows of a former table may be taken.
   *
   * @param former table of another run
   * @param spec what is to be made now
   * @throws UserException that names what differs when they must not
   */
  public static void check(TableReader<?> former, StageSpec spec) {
    StageSpec made = former.manifest().spec();
    StageSpec sameInputs =
        new StageSpec(
            made.table(),
            made.stage(),
            made.schemaFingerprint(),
            spec.inputs(),
            made.config(),
            made.seeds(),
            made.codeVersion());
    List<String> obstacles = spec.differences(sameInputs);
    if (!obstacles.isEmpty()) {
      throw new UserException(
          "rows of "
              + former.folder().uri()
              + " cannot be reused ("
              + String.join("; ", obstacles)
              + "). What to do: leave out --reuse, or use the config and version of that run");
    }
  }
}
