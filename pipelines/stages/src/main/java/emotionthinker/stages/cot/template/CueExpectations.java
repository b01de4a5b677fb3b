package emotionthinker.stages.cot.template;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Emotion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which level of which cue speaks for an emotion, after the reviews of Scherer (2003, Speech
 * Communication 40, table 2), Juslin and Laukka (2003, Psychological Bulletin 129, tables 7 and 11)
 * and Banse and Scherer (1996, JPSP 70); confusion and whisper, which they do not cover, follow
 * question intonation and reduced loudness and are our choice. The writer cites the cues that speak
 * for the conclusion first and names those against it; the label-blind writer scores emotions by
 * the same table.
 */
final class CueExpectations {
  private CueExpectations() {}

  private static final Map<Emotion, List<String>> FOR = new EnumMap<>(Emotion.class);
  private static final Map<Emotion, List<String>> AGAINST = new EnumMap<>(Emotion.class);

  static {
    put(
        Emotion.NEUTRAL,
        "pitch:normal energy:normal speed:normal intonation:flat intonation:falling",
        "pitch:high energy:high speed:fast intonation:expressive pitch:low energy:low speed:slow");
    put(
        Emotion.HAPPY,
        "pitch:high energy:high speed:fast intonation:expressive intonation:rising intonation:rising-falling",
        "pitch:low energy:low speed:slow intonation:flat");
    put(
        Emotion.SAD,
        "pitch:low energy:low speed:slow intonation:flat intonation:falling",
        "pitch:high energy:high speed:fast intonation:expressive intonation:rising");
    put(
        Emotion.ANGRY,
        "energy:high speed:fast pitch:high intonation:expressive intonation:falling intonation:rising-falling",
        "energy:low speed:slow pitch:low intonation:flat");
    put(
        Emotion.CONTEMPT_OR_DISGUST,
        "pitch:low speed:slow intonation:falling intonation:falling-rising intonation:rising-falling energy:low",
        "pitch:high speed:fast intonation:rising");
    put(
        Emotion.CONFUSED,
        "intonation:rising intonation:falling-rising speed:slow",
        "intonation:falling speed:fast energy:high intonation:flat");
    put(
        Emotion.WHISPER,
        "energy:low intonation:flat speed:slow",
        "energy:high intonation:expressive");
    put(
        Emotion.SURPRISE,
        "pitch:high intonation:rising intonation:rising-falling intonation:expressive energy:high speed:fast",
        "pitch:low intonation:flat energy:low intonation:falling");
    put(
        Emotion.FEAR,
        "pitch:high speed:fast intonation:rising intonation:flat energy:high",
        "pitch:low speed:slow");
  }

  private static void put(Emotion emotion, String speaksFor, String against) {
    FOR.put(emotion, List.of(speaksFor.split(" ", -1)));
    AGAINST.put(emotion, List.of(against.split(" ", -1)));
  }

  /** 1 when the level speaks for the emotion, -1 against it, 0 neither. */
  static int sign(Emotion emotion, Cue cue, String value) {
    String key = cue.wire() + ":" + value;
    return FOR.get(emotion).contains(key) ? 1 : AGAINST.get(emotion).contains(key) ? -1 : 0;
  }

  /**
   * The emotion that a label-blind reader concludes on: largest sum of signs over the cues,
   * weighted by how few levels speak for it, ties by the order of the enum.
   */
  static Emotion conclude(List<CueFact> facts) {
    Emotion best = Emotion.NEUTRAL;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (Emotion emotion : Emotion.values()) {
      double score = 0;
      for (CueFact fact : facts) {
        int sign = sign(emotion, fact.cue(), fact.value());
        score += sign > 0 ? 1 + 1.0 / (10 * FOR.get(emotion).size()) : sign;
      }
      if (score > bestScore) {
        best = emotion;
        bestScore = score;
      }
    }
    return best;
  }
}
