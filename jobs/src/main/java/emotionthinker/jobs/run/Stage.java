package emotionthinker.jobs.run;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.StageSpec;
import emotionthinker.io.table.TableFolder;
import emotionthinker.jobs.config.RunConfig;
import java.io.IOException;

/** One stage: what determines its table, and how the table is made. */
public interface Stage {

  /** Name of the stage, as in the command and the manifest. */
  String name();

  /** One sentence for the help text. */
  String summary();

  /** Name of the table that it makes. */
  String table();

  /** Whether {@code run} runs it with this configuration; its own command always does. */
  default boolean wanted(RunConfig config) {
    return true;
  }

  /**
   * All that determines the table.
   *
   * @throws emotionthinker.schemas.UserException when an input table is not there
   */
  StageSpec spec(RunContext context) throws IOException;

  /** Makes and commits the table; the folder is empty. */
  Manifest execute(RunContext context, StageSpec spec, TableFolder folder) throws Exception;
}
