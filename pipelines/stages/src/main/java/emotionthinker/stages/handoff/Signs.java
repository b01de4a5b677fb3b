package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Signs of life of one process, as its node sees them: growth of its logs and of the metrics file,
 * and touches of its heartbeat file.
 *
 * @param name name of the process
 * @param silentS time since the last sign, or since the launch when there was none (s)
 * @param seen whether there was a sign
 * @param beatS time since the heartbeat file was touched; null when it never was (s)
 */
public record Signs(String name, double silentS, boolean seen, Double beatS)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Signs {
    Checks.text("name", name);
    Checks.nonNegative("silent_s", silentS);
    Checks.nonNegative("beat_s", beatS);
  }
}
