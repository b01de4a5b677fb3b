package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import java.io.Serializable;

/**
 * Scores of one reasoning, 1 (worst) to 5 (best); fractions are allowed.
 *
 * @param factualAlignment claims agree with the audio (1..5)
 * @param interpretativeQuality cues are turned into the emotion sensibly (1..5)
 * @param captionCompleteness salient cues are covered (1..5)
 * @param fluencyAndStructuralClarity reads well and in order (1..5)
 */
public record DimensionScores(
    double factualAlignment,
    double interpretativeQuality,
    double captionCompleteness,
    double fluencyAndStructuralClarity)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public DimensionScores {
    Checks.score("factual_alignment", factualAlignment);
    Checks.score("interpretative_quality", interpretativeQuality);
    Checks.score("caption_completeness", captionCompleteness);
    Checks.score("fluency_and_structural_clarity", fluencyAndStructuralClarity);
  }

  /** The score of a dimension. */
  public double of(Dimension dimension) {
    return switch (dimension) {
      case FACTUAL_ALIGNMENT -> factualAlignment;
      case INTERPRETATIVE_QUALITY -> interpretativeQuality;
      case CAPTION_COMPLETENESS -> captionCompleteness;
      case FLUENCY_AND_STRUCTURAL_CLARITY -> fluencyAndStructuralClarity;
    };
  }
}
