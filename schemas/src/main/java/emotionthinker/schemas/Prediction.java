package emotionthinker.schemas;

import java.util.List;

/**
 * One answer of a system under evaluation, with what was checked of it.
 *
 * @param predictionId utterance_id~sample_index
 * @param utteranceId utterance that was asked about
 * @param sampleIndex which of the answers to the same question, from 0
 * @param system who answered: id of a policy, name of a baseline or of a predictions file
 * @param corpus corpus of the utterance
 * @param speakerId speaker of the utterance
 * @param gender gender of the speaker; null when not given
 * @param language language of the utterance
 * @param labelSet name of the option list that was asked
 * @param gold right option
 * @param answer option that was answered; null when the text names none
 * @param probabilities probabilities of the options in the order of the list; empty when the system
 *     gives none (1)
 * @param text raw output, tags included; null when the system gave no prediction for the utterance,
 *     which counts as an answer that names no option
 * @param formatValid whether the text is exactly a think block and an answer block
 * @param words words of the reasoning; null without one (words)
 * @param supportedClaims claims that the measurements bear out; null when no reasoning was checked,
 *     as for the columns that follow up to fluency
 * @param contradictedClaims claims against the measurements
 * @param unsupportedClaims claims without a measurement
 * @param unverifiableClaims statements that measurements cannot decide
 * @param salientCues cues of the clip that are away from their middle
 * @param salientCuesCited those of them that a supported claim speaks of
 * @param misquoted whether the text quotes what was not said
 * @param labelRecovered whether a label-blind reader finds the answer in the reasoning; null when
 *     none was there or it could not say
 * @param factualAlignment score of the reward model; null when it gave none (1..5)
 * @param interpretativeQuality score of the reward model (1..5)
 * @param captionCompleteness score of the reward model (1..5)
 * @param fluencyAndStructuralClarity score of the reward model (1..5)
 * @param completionTokens tokens of the output; null when not given (tokens)
 * @param latencyS time that the answer took, as its source says; null when it does not (s)
 */
public record Prediction(
    String predictionId,
    String utteranceId,
    int sampleIndex,
    String system,
    String corpus,
    String speakerId,
    Gender gender,
    String language,
    String labelSet,
    String gold,
    String answer,
    List<Double> probabilities,
    String text,
    boolean formatValid,
    Integer words,
    Integer supportedClaims,
    Integer contradictedClaims,
    Integer unsupportedClaims,
    Integer unverifiableClaims,
    Integer salientCues,
    Integer salientCuesCited,
    Boolean misquoted,
    Boolean labelRecovered,
    Double factualAlignment,
    Double interpretativeQuality,
    Double captionCompleteness,
    Double fluencyAndStructuralClarity,
    Long completionTokens,
    Double latencyS) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Prediction {
    Checks.text("prediction_id", predictionId);
    Checks.text("utterance_id", utteranceId);
    Checks.nonNegative("sample_index", sampleIndex);
    Checks.text("system", system);
    Checks.text("corpus", corpus);
    Checks.text("speaker_id", speakerId);
    Checks.text("language", language);
    Checks.text("label_set", labelSet);
    Checks.text("gold", gold);
    probabilities = Checks.list("probabilities", probabilities);
    probabilities.forEach(p -> Checks.share("probabilities", p));
    Checks.nonNegative("words", words);
    Checks.nonNegative("supported_claims", supportedClaims);
    Checks.nonNegative("contradicted_claims", contradictedClaims);
    Checks.nonNegative("unsupported_claims", unsupportedClaims);
    Checks.nonNegative("unverifiable_claims", unverifiableClaims);
    Checks.nonNegative("salient_cues", salientCues);
    Checks.nonNegative("salient_cues_cited", salientCuesCited);
    Checks.score("factual_alignment", factualAlignment);
    Checks.score("interpretative_quality", interpretativeQuality);
    Checks.score("caption_completeness", captionCompleteness);
    Checks.score("fluency_and_structural_clarity", fluencyAndStructuralClarity);
    Checks.nonNegative("completion_tokens", completionTokens);
    Checks.nonNegative("latency_s", latencyS);
  }

  /** This answer as another sample of the same question. */
  public Prediction withSample(int other) {
    return new Prediction(
        utteranceId + "~" + other,
        utteranceId,
        other,
        system,
        corpus,
        speakerId,
        gender,
        language,
        labelSet,
        gold,
        answer,
        probabilities,
        text,
        formatValid,
        words,
        supportedClaims,
        contradictedClaims,
        unsupportedClaims,
        unverifiableClaims,
        salientCues,
        salientCuesCited,
        misquoted,
        labelRecovered,
        factualAlignment,
        interpretativeQuality,
        captionCompleteness,
        fluencyAndStructuralClarity,
        completionTokens,
        latencyS);
  }
}
