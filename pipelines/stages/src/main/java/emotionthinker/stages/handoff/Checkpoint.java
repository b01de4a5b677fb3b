package emotionthinker.stages.handoff;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * A checkpoint that is whole.
 *
 * @param step optimiser steps that are in it
 * @param folder path below the output folder
 */
public record Checkpoint(long step, String folder) implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Checkpoint {
    Checks.nonNegative("step", step);
    Checks.text("folder", folder);
  }
}
