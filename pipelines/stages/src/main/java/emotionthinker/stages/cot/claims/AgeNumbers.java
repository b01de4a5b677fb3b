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
          "below",
          "above",
          "beyond",
          "yet",
          "than",
          "maybe",
          "perhaps",
          "probably",
          "possibly",
          "likely",
          "circa",
          "approx",
          "near",
          "say");
  private static final Set<String> AFTER = Set.of("maybe", "perhaps", "ish", "give", "plus");
  private static final Set<String> FOLLOWS =
      Set.of(
          "or",
          "and",
          "by",
          "to",
          "at",
          "i",
          "who",
          "with",
          "years",
          "maybe",
          "perhaps",
          "ish",
          "give",
          "plus",
          "from",
          "in",
          "if",
          "judging",
          "speaks",
          "is",
          "speaking");
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
          "guy",
          "fellow",
          "chap",
          "lad",
          "widow",
          "widower",
          "gent",
          "caller",
          "patient",
          "customer",
          "client",
          "teen",
          "aged",
          "age",
          "is",
          "be");
  private static final Set<String> VERBS_AND_PRONOUNS = Set.of("he", "she", "they", "is", "be");

  private static final Set<String> ENDS = Set.of(",", ")", ".", ";", "/", "]", "}");
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
    boolean ofAge =
        i > 1 && word(tokens, i - 1).equals("of") && SPEAKER.contains(word(tokens, i - 2));
    boolean apposed = apposed(tokens, i, next);
    boolean hedged =
        i > 0
            && (ofAge
                || apposed
                || BEFORE.contains(before(tokens, i))
                || AFTER.contains(word(tokens, next)));
    if (!hedged || !(apposed || ofSpeaker(tokens, i))) {
      return null;
    }
    boolean range = Set.of("and", "or", "to").contains(word(tokens, next));
    if (range && number(tokens, next + 1) > 0) {
      int upper = number(tokens, next + 1);
      return new Match(level((years + upper) / 2), length + 1 + length(tokens, next + 1));
    }
    boolean measure =
        next < tokens.size()
            && (tokens.get(next).word() || tokens.get(next).norm().equals("%"))
            && !FOLLOWS.contains(word(tokens, next));
    return measure ? null : new Match(level(years + beyond(tokens, i)), length);
  }

  /** "Female, fifty-two", "the boy (fourteen, if that)": a number set off behind the speaker. */
  private static boolean apposed(List<Token> tokens, int i, int next) {
    if (i < 2 || !Set.of(",", "(", "/").contains(tokens.get(i - 1).norm())) {
      return false;
    }
    String noun = word(tokens, i - 2);
    boolean person = SPEAKER.contains(noun) && !VERBS_AND_PRONOUNS.contains(noun);
    boolean alone = next == tokens.size() || ENDS.contains(tokens.get(next).norm());
    return alone && (person || (Set.of("f", "m").contains(noun) && number(tokens, i) > 9));
  }

  /** "Not yet twenty", "older than sixty": beyond the number that is named. */
  private static int beyond(List<Token> tokens, int i) {
    String before = before(tokens, i);
    if (Set.of("past", "over", "above", "beyond").contains(before)) {
      return 1;
    }
    if (Set.of("yet", "under", "below").contains(before)) {
      return -1;
    }
    if (before.equals("than")) {
      return Set.of("less", "younger").contains(before(tokens, i - 1)) ? -1 : 1;
    }
    return 0;
  }

  private static String before(List<Token> tokens, int i) {
    int k = i - 1;
    while (k > 0 && !tokens.get(k).word() && tokens.get(k).norm().equals(".")) {
      k--;
    }
    return k < 0 ? "" : word(tokens, k);
  }

  private static boolean ofSpeaker(List<Token> tokens, int i) {
    int sentence = tokens.get(i).sentence();
    for (int k = i - 1; k >= 0 && k >= i - 8; k--) {
      if (SPEAKER.contains(tokens.get(k).norm())) {
        return true;
      }
      if (tokens.get(k).sentence() != sentence) {
        // "Sounds like a man. Maybe fifty.": a sentence that is nothing but a guess.
        return i - k <= 2;
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
