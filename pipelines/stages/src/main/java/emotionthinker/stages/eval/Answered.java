package emotionthinker.stages.eval;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.CueSheet;
import java.util.List;

/**
 * What a system answered to one question, before it is checked.
 *
 * @param utterance asked about; its label is one of the options
 * @param cues measurements that the reasoning is checked against; null when there are none, and
 *     then it is not checked
 * @param sampleIndex which of the answers to the same question, from 0
 * @param text raw output; null when there is no prediction
 * @param probabilities of the options in their order; empty when the system gives none
 * @param completionTokens tokens of the output; null when not given (tokens)
 * @param latencyS time that the answer took; null when not given (s)
 */
public record Answered(
    Utterance utterance,
    CueSheet cues,
    int sampleIndex,
    String text,
    List<Double> probabilities,
    Long completionTokens,
    Double latencyS) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Answered {
    Checks.present("utterance", utterance);
    Checks.nonNegative("sample_index", sampleIndex);
    probabilities = Checks.list("probabilities", probabilities);
  }

  /** A text alone. */
  public static Answered of(Utterance utterance, CueSheet cues, int sampleIndex, String text) {
    return new Answered(utterance, cues, sampleIndex, text, List.of(), null, null);
  }

  /** Key of the row. */
  public String id() {
    return id(utterance.utteranceId(), sampleIndex);
  }

  /** Key of the row of an utterance and sample. */
  public static String id(String utteranceId, int sampleIndex) {
    return utteranceId + "~" + sampleIndex;
  }
}
