package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Reject;
import java.util.List;

/**
 * What is known of the candidates of one utterance before the label-blind reader is asked.
 *
 * @param passed candidates that pass every other filter, in the order of their sample index
 * @param rejects one for every other candidate
 */
public record Judged(List<Passed> passed, List<Reject> rejects) {

  /**
   * A candidate that passes.
   *
   * @param cot its row, whose label is not yet known to be recovered
   * @param blind what the reader gets to see; null when nobody reads
   * @param masked its masked words, one blank apart
   */
  public record Passed(Cot cot, BlindText blind, String masked) {}

  /** Copies the lists. */
  public Judged {
    passed = Checks.list("passed", passed);
    rejects = Checks.list("rejects", rejects);
  }
}
