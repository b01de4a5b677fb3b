package emotionthinker.schemas;

import java.util.List;

/**
 * A reasoning of known quality: what the reward model learns from.
 *
 * @param tupleId key: {@code <utterance_id>~<number of the variant>}
 * @param utteranceId utterance that is reasoned about
 * @param candidateId good text that this one was made from
 * @param speakerId speaker
 * @param split split of the utterance
 * @param question what the reasoning answers
 * @param cues what the reasoning may cite
 * @param reasoning text between the think tags
 * @param family opening pattern of the template writer, or free
 * @param operators damages in the order they were applied, as name:severity, or llm/prompt:scores
 *     for a text that was asked for at these target scores; empty for the good text
 * @param unseen whether an operator or the family is held out of training
 * @param factualAlignment claims agree with the audio (1..5)
 * @param interpretativeQuality cues are turned into the emotion sensibly (1..5)
 * @param captionCompleteness salient cues are covered (1..5)
 * @param fluencyAndStructuralClarity reads well and in order (1..5)
 * @param words words of the reasoning (words)
 */
public record RewardTuple(
    String tupleId,
    String utteranceId,
    String candidateId,
    String speakerId,
    Split split,
    String question,
    TupleCues cues,
    String reasoning,
    String family,
    List<String> operators,
    boolean unseen,
    double factualAlignment,
    double interpretativeQuality,
    double captionCompleteness,
    double fluencyAndStructuralClarity,
    int words) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RewardTuple {
    Checks.text("tuple_id", tupleId);
    Checks.text("utterance_id", utteranceId);
    Checks.text("candidate_id", candidateId);
    Checks.text("speaker_id", speakerId);
    Checks.present("split", split);
    Checks.text("question", question);
    Checks.present("cues", cues);
    Checks.text("reasoning", reasoning);
    Checks.text("family", family);
    operators = Checks.list("operators", operators);
    Checks.score("factual_alignment", factualAlignment);
    Checks.score("interpretative_quality", interpretativeQuality);
    Checks.score("caption_completeness", captionCompleteness);
    Checks.score("fluency_and_structural_clarity", fluencyAndStructuralClarity);
    Checks.nonNegative("words", words);
  }
}
