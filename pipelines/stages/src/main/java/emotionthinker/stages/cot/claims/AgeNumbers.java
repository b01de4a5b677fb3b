package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.AgeLevel;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads ages in years: "of about fifty", "a 45-year-old", "between forty and fifty-five", "in his
 * 60s". Groups are those of the annotation that EmotionCoT was made with: under 13 Child, under 20
 * Teenager, under 35 Young Adult, under 60 Middle-aged, else Elderly.
 */
final class AgeNumbers {
  private static final Map<String, Integer> ONES =
      Map.of(
          "one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "eight", 8,
          "nine", 9);
  private static final Map<String, Integer> OTHERS =
      Map.ofEntries(
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90));
  private static final Set<String> BEFORE =
      Set.of(
          "aged",
          "age",
          "about",
          "around",
          "roughly",
          "approximately",
          "nearly",
          "almost",
          "past",
          "nearing",
          "approaching",
          "between",
          "over",
          "under",
          "say");
  private static final Set<String> SPEAKER =
      Set.of(
          "he",
          "she",
          "they",
          "man",
          "woman",
          "speaker",
          "person",
          "somebody",
          "someone",
          "lady",
          "gentleman",
          "voice",
          "male",
          "female",
          "girl",
          "boy",
          "aged",
          "age",
          "is",
          "be");
  private static final int LEAST = 3;
  private static final int MOST = 99;

  private AgeNumbers() {}

  /**
   * An age that begins at a token.
   *
   * @param tokens number of tokens it takes
   */
  record Match(AgeLevel level, int tokens) {}

  /** The age at a token; null when none begins there. */
  static Match at(List<Token> tokens, int i) {
    String norm = tokens.get(i).norm();
    if (!Character.isDigit(norm.charAt(0))
        && !OTHERS.containsKey(norm)
        && !ONES.containsKey(norm)) {
      return null;
    }
    if (norm.matches("[1-9]0s") && i > 0 && tokens.get(i - 1).word()) {
      return new Match(level(Integer.parseInt(norm.substring(0, 2)) + 5), 1);
    }
    int years = number(tokens, i);
    if (years < LEAST || years > MOST) {
      return null;
    }
    int length = length(tokens, i);
    int next = i + length;
    if (word(tokens, next).equals("year") || word(tokens, next).equals("years")) {
      boolean old = word(tokens, next + 1).equals("old") || word(tokens, next + 1).equals("of");
      return old ? new Match(level(years), length + 2) : null;
    }
    if (i == 0 || !BEFORE.contains(tokens.get(i - 1).norm()) || !ofSpeaker(tokens, i)) {
      return null;
    }
    boolean range = word(tokens, next).equals("and") || word(tokens, next).equals("or");
    if (range && number(tokens, next + 1) > 0) {
      int upper = number(tokens, next + 1);
      return new Match(level((years + upper) / 2), length + 1 + length(tokens, next + 1));
    }
    boolean measure =
        next < tokens.size()
            && tokens.get(next).word()
            && !Set.of("or", "and", "by", "to", "at", "i", "who", "with", "years")
                .contains(word(tokens, next));
    return measure ? null : new Match(level(years), length);
  }

  private static boolean ofSpeaker(List<Token> tokens, int i) {
    for (int k = i - 1; k >= 0 && k >= i - 6; k--) {
      if (SPEAKER.contains(tokens.get(k).norm())) {
        return true;
      }
    }
    return false;
  }

  private static int number(List<Token> tokens, int i) {
    String norm = word(tokens, i);
    if (norm.matches("[1-9][0-9]?")) {
      return Integer.parseInt(norm);
    }
    Integer tens = OTHERS.get(norm);
    if (tens == null) {
      return ONES.getOrDefault(norm, -1);
    }
    return tens >= 20 ? tens + ONES.getOrDefault(word(tokens, i + 1), 0) : tens;
  }

  private static int length(List<Token> tokens, int i) {
    boolean compound =
        OTHERS.getOrDefault(word(tokens, i), 0) >= 20 && ONES.containsKey(word(tokens, i + 1));
    return compound ? 2 : 1;
  }

  private static String word(List<Token> tokens, int i) {
    return i < tokens.size() && !tokens.get(i).quoted() ? tokens.get(i).norm() : "";
  }

  private static AgeLevel level(int years) {
    if (years < 13) {
      return AgeLevel.CHILD;
    }
    if (years < 20) {
      return AgeLevel.TEENAGER;
    }
    if (years < 35) {
      return AgeLevel.YOUNG_ADULT;
    }
    return years < 60 ? AgeLevel.MIDDLE_AGED : AgeLevel.ELDERLY;
  }
}
