package emotionthinker.schemas;

import java.util.List;

/**
 * One verified chain of thought.
 *
 * @param utteranceId key
 * @param candidateId candidate it came from
 * @param teacher who wrote it
 * @param model model and version that wrote it
 * @param reasoning text between the think tags
 * @param answer label between the answer tags
 * @param words words of the reasoning (words)
 * @param claims claims found, in text order
 * @param factualAlignment share of verifiable claims that are supported (1)
 * @param labelRecovered whether a label-blind reader finds the label; null when not asked
 * @param selfConsistency share of samples that agree; null for one sample (1)
 * @param textVoiceConflict whether words and voice disagree about the emotion; null when not
 *     decided
 */
public record Cot(
    String utteranceId,
    String candidateId,
    String teacher,
    String model,
    String reasoning,
    Emotion answer,
    int words,
    List<Claim> claims,
    double factualAlignment,
    Boolean labelRecovered,
    Double selfConsistency,
    Boolean textVoiceConflict) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Cot {
    Checks.text("utterance_id", utteranceId);
    Checks.text("candidate_id", candidateId);
    Checks.text("teacher", teacher);
    Checks.text("model", model);
    Checks.present("reasoning", reasoning);
    Checks.present("answer", answer);
    Checks.positive("words", words);
    claims = Checks.list("claims", claims);
    Checks.share("factual_alignment", factualAlignment);
    Checks.share("self_consistency", selfConsistency);
  }

  /** The same row with another answer of the label-blind reader. */
  public Cot withLabelRecovered(boolean recovered) {
    return new Cot(
        utteranceId,
        candidateId,
        teacher,
        model,
        reasoning,
        answer,
        words,
        claims,
        factualAlignment,
        recovered,
        selfConsistency,
        textVoiceConflict);
  }
}
