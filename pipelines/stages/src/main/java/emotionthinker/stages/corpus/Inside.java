package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Where audio lies that is no file of its own.
 *
 * @param file path below the corpus root of the file that holds it, a tar or a Parquet file
 * @param locator where in that file; only who reads the audio looks into it
 */
public record Inside(String file, String locator) implements Serializable {

  /** Checks both. */
  public Inside {
    Checks.text("file", file);
    Checks.text("locator", locator);
  }
}
