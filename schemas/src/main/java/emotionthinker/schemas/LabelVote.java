package emotionthinker.schemas;

import java.io.Serializable;

/**
 * One label with the number (or weight) of raters that chose it.
 *
 * @param label raw label as the corpus writes it
 * @param votes number or weight of raters (raters)
 */
public record LabelVote(String label, double votes) implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public LabelVote {
    Checks.text("label", label);
    Checks.nonNegative("votes", votes);
  }
}
