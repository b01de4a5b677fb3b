package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Gender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds claims about who speaks: gender nouns and adjectives and age words, each value once per
 * text, at its first mention. Pronouns are no claims of their own, since every text has them; the
 * first pronoun that speaks of the voice of the other gender ("his pitch" for a female speaker) is
 * one.
 */
final class ProfileFinder {
  private static final Map<String, List<Assertion>> PHRASES = new HashMap<>();
  private static final int LONGEST = 5;
  private static final Set<String> ADDRESSED =
      Set.of("to", "with", "at", "about", "like", "toward", "towards", "against", "than", "unlike");
  private static final Set<String> NEGATIVE = Set.of("not", "n't", "never", "no", "neither", "nor");
  private static final Set<String> VOCAL =
      Set.of(
          "pitch",
          "voice",
          "tone",
          "delivery",
          "pace",
          "speech",
          "intonation",
          "tempo",
          "energy",
          "volume",
          "speaking",
          "loudness",
          "words",
          "rate");

  static {
    gender("Female", "female, woman, lady, girl, feminine, woman's, females, actress, schoolgirl");
    gender(
        "Male", "male, man, gentleman, guy, boy, masculine, man's, bloke, actor's male, schoolboy");
    age(
        "Child",
        "child, kid, little girl, little boy, toddler, small child, young child, young boy, schoolchild");
    age("Child|Teenager", "young girl");
    age(
        "Teenager",
        "teenager, teenage, teen, adolescent, teenaged, in her teens, in his teens, in their teens, late teens");
    age(
        "Young Adult|Teenager",
        "young woman, young man, young lady, young speaker, young voice, youthful, young person, young guy, young female, young male, young talker, young gentleman");
    age(
        "Young Adult",
        "young adult, young adult's, early adulthood, twenty something, young adulthood");
    age("Middle-aged", "middle aged, middle age, midlife, in middle age");
    age(
        "Elderly",
        "elderly, old man, old woman, old lady, older man, older woman, older speaker, older adult, senior, older voice, older person, older lady, older gentleman, old age, aged voice, old voice, senior citizen, elder, older female, older male, old person");
    decades("teens", "Teenager", "Teenager", "Teenager");
    decades("twenties", "Young Adult", "Young Adult", "Young Adult");
    decades("thirties", "Young Adult", "Middle-aged|Young Adult", "Middle-aged");
    decades("forties", "Middle-aged", "Middle-aged", "Middle-aged");
    decades("fifties", "Middle-aged", "Middle-aged", "Middle-aged");
    decades("sixties", "Elderly", "Elderly", "Elderly");
    decades("seventies", "Elderly", "Elderly", "Elderly");
    decades("eighties", "Elderly", "Elderly", "Elderly");
  }

  private static void gender(String value, String phrases) {
    LexiconFile.phrases(phrases).forEach(p -> add(p, Assertion.of(Cue.GENDER, value)));
  }

  private static void age(String values, String phrases) {
    List<String> accepted = List.of(values.split("\\|", -1));
    Assertion assertion = new Assertion(Cue.AGE, accepted.get(0), Set.copyOf(accepted));
    LexiconFile.phrases(phrases).forEach(p -> add(p, assertion));
  }

  private static void decades(String decade, String early, String mid, String late) {
    for (String owner : List.of("her", "his", "their")) {
      age(mid, "in " + owner + " " + decade + ", in " + owner + " mid " + decade);
      age(early, "in " + owner + " early " + decade);
      age(late, "in " + owner + " late " + decade);
    }
  }

  private static void add(String phrase, Assertion assertion) {
    PHRASES.computeIfAbsent(phrase, p -> new ArrayList<>()).add(assertion);
  }

  private final List<Token> tokens;
  private final Gender measured;

  /**
   * @param tokens tokens of the whole text
   * @param measured gender on the sheet; null when unknown
   */
  ProfileFinder(List<Token> tokens, Gender measured) {
    this.tokens = tokens;
    this.measured = measured;
  }

  /**
   * Findings in text order.
   *
   * @param hypothetical offsets of the units that are not said of this clip
   */
  List<Finding> find(Set<Integer> hypothetical) {
    List<Finding> out = new ArrayList<>();
    Set<String> said = new HashSet<>();
    boolean gendered = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).quoted() || hypothetical.contains(tokens.get(i).start())) {
        continue;
      }
      for (int length = LONGEST; length >= 1; length--) {
        for (Assertion assertion : PHRASES.getOrDefault(phrase(i, length), List.of())) {
          boolean elsewhere = addressed(i);
          boolean covered = assertion.cue() == Cue.AGE && said.contains("age");
          if (!elsewhere && !covered && said.add(assertion.value())) {
            gendered |= assertion.cue() == Cue.GENDER;
            if (assertion.cue() == Cue.AGE) {
              said.add("age");
            }
            out.add(
                new Finding(
                    assertion,
                    denied(i),
                    tokens.get(i).start(),
                    tokens.get(i + length - 1).end(),
                    i,
                    -1));
          }
        }
      }
    }
    if (!gendered && measured != null) {
      pronoun(out);
    }
    return out;
  }

  private String phrase(int i, int length) {
    if (i + length > tokens.size()) {
      return "";
    }
    StringBuilder phrase = new StringBuilder();
    for (int k = i; k < i + length; k++) {
      if (tokens.get(k).quoted() || !tokens.get(k).word()) {
        return "";
      }
      phrase.append(k == i ? "" : " ").append(tokens.get(k).norm());
    }
    return phrase.toString();
  }

  /** Somebody spoken to or compared with is not the speaker. */
  private boolean addressed(int i) {
    int j = i - 1;
    while (j >= 0
        && tokens.get(j).word()
        && (Set.of("a", "an", "the", "her", "his", "any", "some", "another")
                .contains(tokens.get(j).norm())
            || PHRASES.containsKey(tokens.get(j).norm())
            || tokens.get(j).norm().equals("young")
            || tokens.get(j).norm().equals("old"))) {
      j--;
    }
    if (j < 0 || !ADDRESSED.contains(tokens.get(j).norm())) {
      return false;
    }
    // "the voice sounds like a woman's", "comes across as male" do describe the speaker.
    return !(j > 0
        && Set.of(
                "belongs",
                "belong",
                "listening",
                "sounds",
                "sound",
                "across",
                "heard",
                "judged",
                "identified",
                "described",
                "classified",
                "recognisable",
                "identifiable",
                "seems",
                "perceived")
            .contains(tokens.get(j - 1).norm()));
  }

  private boolean denied(int i) {
    for (int j = i - 1; j >= 0 && j >= i - 3 && tokens.get(j).word(); j--) {
      if (NEGATIVE.contains(tokens.get(j).norm())) {
        return true;
      }
    }
    return false;
  }

  private void pronoun(List<Finding> out) {
    String wrong = measured == Gender.FEMALE ? "his" : "her";
    String other = measured == Gender.FEMALE ? "Male" : "Female";
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean vocal = false;
      for (int k = i + 1; k <= i + 2 && k < tokens.size(); k++) {
        vocal |= VOCAL.contains(tokens.get(k).norm());
      }
      if (!token.quoted() && token.norm().equals(wrong) && vocal) {
        out.add(
            new Finding(Assertion.of(Cue.GENDER, other), false, token.start(), token.end(), i, -1));
        return;
      }
    }
  }
}
