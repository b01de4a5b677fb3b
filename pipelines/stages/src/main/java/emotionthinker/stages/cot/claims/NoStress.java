package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.List;
import java.util.Set;

/** Denials of all stress: "no word stands out", "stress is spread evenly", "stress: none". */
final class NoStress {
  private static final Set<String> EVENLY = LexiconFile.words("stress.txt", "EVENLY");
  private static final Set<String> WORDS =
      Set.of("word", "words", "syllable", "syllables", "nothing", "none", "one", "noun", "nouns");

  /** "No other word is stressed": one is. */
  private static final Set<String> OTHERS =
      Set.of("other", "others", "else", "remaining", "besides", "rest");

  /** "Nothing about the pitch stands out": not of words. */
  private static final Set<String> CUES =
      Set.of(
          "pitch", "volume", "loudness", "energy", "tempo", "pace", "speed", "rate", "intonation");

  private static final int BEFORE = 8;
  private static final int AFTER = 5;

  private final List<Token> tokens;
  private final int trigger;
  private boolean denied;
  private boolean word;
  private boolean even;
  private int first;
  private int last;

  private NoStress(List<Token> tokens, int trigger) {
    this.tokens = tokens;
    this.trigger = trigger;
    this.first = trigger;
    this.last = trigger;
  }

  /**
   * The claim that nothing is stressed.
   *
   * @param trigger token of a word for stress
   * @param strong whether the word means stress by itself
   * @return no claim or one
   */
  static List<Finding> at(List<Token> tokens, int trigger, boolean strong) {
    NoStress reading = new NoStress(tokens, trigger);
    return reading.left() && reading.right(strong) ? List.of(reading.finding()) : List.of();
  }

  /** Takes in what stands before the trigger; false when another word is stressed. */
  private boolean left() {
    for (int j = trigger - 1; j >= 0 && j >= trigger - BEFORE; j--) {
      String norm = tokens.get(j).norm();
      boolean stop = StressFinder.STOPS.contains(norm) || StressFinder.TURN.contains(norm);
      if (stop || norm.equals(",") || tokens.get(j).quoted()) {
        break;
      }
      if (StressFinder.NEGATIVE.contains(norm)) {
        denied = true;
        first = j;
      }
      word |= WORDS.contains(norm);
    }
    return tokens.subList(first, trigger).stream()
        .noneMatch(t -> OTHERS.contains(t.norm()) || CUES.contains(t.norm()));
  }

  private boolean right(boolean strong) {
    boolean heading = false;
    for (int j = Math.max(0, trigger - 2); j < tokens.size() && j <= trigger + AFTER; j++) {
      String norm = tokens.get(j).norm();
      even |= strong && EVENLY.contains(norm);
      boolean after = j > trigger;
      if (after && StressFinder.STOPS.contains(norm) && !norm.equals(":")) {
        break;
      }
      heading |= after && (norm.equals(":") || norm.equals("-"));
      if (after && strong && (norm.equals("no") || norm.equals("none"))) {
        boolean counted =
            Set.of("word", "words", "single", "particular", "one", "of", "individual")
                .contains(next(j));
        boolean alone = heading && norm.equals("none");
        even |= counted || alone;
        last = alone ? j : last;
      }
      boolean object = after && WORDS.contains(norm) && !norm.equals("none") && !norm.equals("one");
      word |= object;
      last = object && (denied || even) ? j : last;
    }
    return (denied && (word || strong)) || even;
  }

  private Finding finding() {
    return new Finding(
        Assertion.of(Cue.STRESS, "none"),
        false,
        tokens.get(first).start(),
        tokens.get(last).end(),
        trigger,
        -1);
  }

  private String next(int i) {
    return i + 1 < tokens.size() ? tokens.get(i + 1).norm() : "";
  }
}
