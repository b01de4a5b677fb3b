package emotionthinker.stages.cot.template;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Gender;
import emotionthinker.stages.cot.CueSheet;

/**
 * How a text speaks of the speaker.
 *
 * @param introduced with what is known of gender and age ("a young woman")
 * @param noun short form ("the woman")
 * @param pronoun she, he, or the short form
 * @param possessive her, his, or the short form with 's
 */
record Profile(String introduced, String noun, String pronoun, String possessive) {

  static Profile of(CueSheet sheet) {
    Gender gender = sheet.gender();
    if (gender == null) {
      String who = sheet.ageLevel() == null ? "the speaker" : ageOnly(sheet.ageLevel());
      return new Profile(who, "the speaker", "the speaker", "the speaker's");
    }
    boolean female = gender == Gender.FEMALE;
    String noun = female ? "{the woman|the speaker}" : "{the man|the speaker}";
    if (sheet.ageLevel() == AgeLevel.CHILD || sheet.ageLevel() == AgeLevel.TEENAGER) {
      noun = female ? "{the girl|the speaker}" : "{the boy|the speaker}";
    }
    return new Profile(
        introduced(female, sheet.ageLevel()), noun, female ? "she" : "he", female ? "her" : "his");
  }

  private static String introduced(boolean female, AgeLevel age) {
    String person = female ? "woman" : "man";
    String polite = female ? "lady" : "gentleman";
    String adjective = female ? "female" : "male";
    if (age == null) {
      return "{a " + person + "|a " + adjective + " speaker}";
    }
    return switch (age) {
      case CHILD -> "a young " + (female ? "girl" : "boy");
      case TEENAGER -> "a teenage " + (female ? "girl" : "boy");
      case YOUNG_ADULT ->
          "{a young {" + person + "|" + polite + "}|a young " + adjective + " {speaker|talker}}";
      case MIDDLE_AGED ->
          "{a middle-aged {" + person + "|" + polite + "}|a " + person + " in midlife}";
      case ELDERLY -> "{an elderly|an older} {" + person + "|" + polite + "}";
    };
  }

  private static String ageOnly(AgeLevel age) {
    return switch (age) {
      case CHILD -> "a child";
      case TEENAGER -> "a teenager";
      case YOUNG_ADULT -> "a young adult";
      case MIDDLE_AGED -> "a middle-aged speaker";
      case ELDERLY -> "an elderly speaker";
    };
  }
}
