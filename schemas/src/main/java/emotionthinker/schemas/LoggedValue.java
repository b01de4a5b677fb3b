package emotionthinker.schemas;

/**
 * A number that a trainer logs and {@link TrainingLog} has no column for.
 *
 * @param name name in the trainer's log
 * @param value value as logged (as of the trainer)
 */
public record LoggedValue(String name, double value) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public LoggedValue {
    Checks.text("name", name);
    Checks.finite("value", value);
  }
}
