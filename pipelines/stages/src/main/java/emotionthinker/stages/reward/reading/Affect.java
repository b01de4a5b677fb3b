package emotionthinker.stages.reward.reading;

import emotionthinker.schemas.Emotion;
import java.util.HashMap;
import java.util.Map;

/**
 * What words say of a feeling, in two signs: arousal and valence, each -1, 0 or 1 (Russell, "A
 * circumplex model of affect", 1980). The words are our choice, by their beginnings, and written
 * without sight of any text that a reward model is measured on; none of them names a label.
 *
 * @param arousal 1 driven, -1 held back, 0 either
 * @param valence 1 pleasant, -1 unpleasant, 0 either
 */
record Affect(int arousal, int valence) {
  private static final Map<String, Affect> STEMS = new HashMap<>();
  private static final int LONGEST = 10;
  private static final int SHORTEST = 4;

  static {
    put(
        1,
        1,
        "joy delight enthus thrill elat cheer buoyan exuber excit playful laugh glee celebrat"
            + " spirited upbeat");
    put(
        1,
        -1,
        "agitat tens urgen alarm panic fright scare terror anxi nervous rage furi furious irritat"
            + " outrage hostil aggress confront vehement combativ threat dread exasperat indignat"
            + " heated temper strain restless impatien");
    put(
        1,
        0,
        "energi vigor forceful intens driven activat anima eager vivid explo burst startl shock"
            + " astonish amaz arous pressing passion lively alert sudden");
    put(
        -1,
        -1,
        "heav weary weari tired fatigu drain withdr resign retreat listless gloom melanch sorrow"
            + " grief griev mourn deject despond downcast deflat lonel despair burden hopeless"
            + " dispirit weight");
    put(-1, 1, "calm sooth relax gentle tender peace content serene ease");
    put(
        -1,
        0,
        "compos subdue restrain reserve controll even-temp matter-of-fact detach unmoved indiffer"
            + " letharg hush secre intimat conceal unemotional measured steady unhurried passive"
            + " level-headed");
    put(0, 1, "warm friendl pleas glad fond positiv satisf smil affection");
    put(
        0,
        -1,
        "bitter cold harsh contemptu disdain scorn annoy hurt pain negativ distress regret worry"
            + " worri unhappy disapprov dismissi revuls repuls distaste mocking sneer");
  }

  private static void put(int arousal, int valence, String stems) {
    for (String stem : stems.split(" ", -1)) {
      STEMS.put(stem, new Affect(arousal, valence));
    }
  }

  /** What a word says, by the longest beginning that is known; null for nothing. */
  static Affect of(String form) {
    for (int n = Math.min(LONGEST, form.length()); n >= SHORTEST; n--) {
      Affect found = STEMS.get(form.substring(0, n));
      if (found != null) {
        return found;
      }
    }
    return STEMS.get(form);
  }

  /** Where an emotion lies; null without one. */
  static Affect of(Emotion emotion) {
    if (emotion == null) {
      return null;
    }
    return switch (emotion) {
      case HAPPY -> new Affect(1, 1);
      case SURPRISE -> new Affect(1, 0);
      case ANGRY, FEAR -> new Affect(1, -1);
      case SAD -> new Affect(-1, -1);
      case CONTEMPT_OR_DISGUST -> new Affect(0, -1);
      case NEUTRAL, WHISPER -> new Affect(-1, 0);
      case CONFUSED -> new Affect(0, 0);
    };
  }

  /** Whether one of the signs speaks against another's. */
  boolean against(Affect other) {
    return arousal * other.arousal < 0 || valence * other.valence < 0;
  }

  /** Whether one of the signs is another's, and none speaks against it. */
  boolean with(Affect other) {
    return !against(other) && (arousal * other.arousal > 0 || valence * other.valence > 0);
  }
}
