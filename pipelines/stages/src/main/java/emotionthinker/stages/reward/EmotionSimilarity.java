package emotionthinker.stages.reward;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.WireName;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A symmetric matrix of what a wrong answer is worth: 1 on the diagonal, below 1 elsewhere, 0 where
 * nothing is said.
 *
 * <p>EMO-RL grades outcomes by label similarity; its matrix was not available to us. The default
 * pairs are our choice: half of the credit where two labels are often merged or confused in corpora
 * (anger with contempt or disgust, happiness and fear with surprise), a quarter where they share
 * one side of arousal or are told apart by little else.
 */
public final class EmotionSimilarity implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Emotion, EnumMap<Emotion, Double>> credit = new EnumMap<>(Emotion.class);

  /**
   * A matrix of pairs.
   *
   * @param pairs {@code "angry|fear"} to credit, 0 to below 1; either order, each pair once
   * @throws IllegalArgumentException naming the pair that is not allowed
   */
  public EmotionSimilarity(Map<String, Double> pairs) {
    pairs.forEach(
        (pair, value) -> {
          String[] names = pair.split("\\|", -1);
          if (names.length != 2) {
            throw Checks.bad("similarity", pair, "two emotions, such as \"angry|fear\"");
          }
          Emotion a = WireName.parse(Emotion.class, names[0].strip());
          Emotion b = WireName.parse(Emotion.class, names[1].strip());
          if (a == b || of(a, b) != 0) {
            throw Checks.bad("similarity", pair, "a pair of two emotions, named once");
          }
          if (value == null || !(value >= 0 && value < 1)) {
            throw Checks.bad("similarity of " + pair, value, "from 0 to below 1");
          }
          put(a, b, value);
          put(b, a, value);
        });
  }

  private void put(Emotion a, Emotion b, double value) {
    credit.computeIfAbsent(a, e -> new EnumMap<>(Emotion.class)).put(b, value);
  }

  /** The default pairs. */
  public static Map<String, Double> defaults() {
    Map<String, Double> pairs = new TreeMap<>();
    for (String half : new String[] {"angry|contempt or disgust", "happy|surprise"}) {
      pairs.put(half, 0.5);
    }
    pairs.put("surprise|fear", 0.5);
    String[] quarters = {
      "angry|fear", "neutral|sad", "neutral|confused", "confused|surprise", "sad|fear"
    };
    for (String quarter : quarters) {
      pairs.put(quarter, 0.25);
    }
    return Collections.unmodifiableMap(pairs);
  }

  /** Worth of an answer under a label; 1 exactly when they are the same. */
  public double of(Emotion answer, Emotion label) {
    if (answer == label) {
      return 1;
    }
    Map<Emotion, Double> row = credit.get(answer);
    return row == null ? 0 : row.getOrDefault(label, 0.0);
  }
}
