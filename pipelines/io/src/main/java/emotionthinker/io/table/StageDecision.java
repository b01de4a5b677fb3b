package emotionthinker.io.table;

import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.util.List;

/**
 * What to do about a stage whose table may already be there.
 *
 * @param action skip or run
 * @param manifest the manifest of the finished table; null when the stage has to run
 */
public record StageDecision(Action action, Manifest manifest) {
  /** Skip or run; the third answer, refuse, is a {@link UserException}. */
  public enum Action {
    /** The table was made from the same inputs, config, seeds and code. */
    SKIP,
    /** There is no finished table; what an interrupted run left has been removed. */
    RUN
  }

  /**
   * Decides, and prepares the folder: left-overs of an interrupted run are deleted before RUN (and
   * a table that is to be replaced, manifest first), left-over side-cars before SKIP.
   *
   * @param replace whether a table that was made from other inputs, config, seeds or code, or that
   *     is damaged, may be made again
   * @throws UserException that names what differs, when {@code replace} is not given
   */
  public static StageDecision decide(TableFolder folder, StageSpec spec, boolean replace)
      throws IOException {
    Manifest made = replace ? readable(folder) : folder.manifest().orElse(null);
    if (made == null) {
      folder.clear();
      return new StageDecision(Action.RUN, null);
    }
    List<String> differences = spec.differences(made.spec());
    List<String> damage = differences.isEmpty() ? TableCheck.damage(folder, made) : List.of();
    if (differences.isEmpty() && damage.isEmpty()) {
      folder.storage().delete(folder.file(TableFolder.SIDE_CARS));
      return new StageDecision(Action.SKIP, made);
    }
    if (!replace) {
      throw new UserException(
          differences.isEmpty()
              ? folder.uri()
                  + " is damaged ("
                  + String.join("; ", damage)
                  + "). What to do: make it again with --replace"
              : folder.uri()
                  + " was made otherwise ("
                  + String.join("; ", differences)
                  + "). What to do: use another run folder, or make it again with --replace");
    }
    folder.clear();
    return new StageDecision(Action.RUN, null);
  }

  /** Whether the stage has to run. */
  public boolean mustRun() {
    return action == Action.RUN;
  }

  /** A manifest of another version is replaced like any other table. */
  private static Manifest readable(TableFolder folder) throws IOException {
    try {
      return folder.manifest().orElse(null);
    } catch (UserException otherVersion) {
      return null;
    }
  }
}
