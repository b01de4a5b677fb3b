package emotionthinker.stages.prosody.speaker;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Gender;

/**
 * What a voice says about its speaker.
 *
 * @param gender null when not told (abstained, a child)
 * @param genderConfidence 0.5 to 1; null without gender
 * @param ageYears null when not told
 */
public record SpeakerTag(Gender gender, Double genderConfidence, Double ageYears) {
  /** Nothing told. */
  public static final SpeakerTag NONE = new SpeakerTag(null, null, null);

  /** Checks ranges. */
  public SpeakerTag {
    Checks.range("gender_confidence", genderConfidence, 0.5, 1, "from 0.5 to 1");
    Checks.nonNegative("age_years", ageYears);
    if ((gender == null) != (genderConfidence == null)) {
      throw Checks.bad("gender_confidence", genderConfidence, "set exactly with gender");
    }
  }
}
