package emotionthinker.stages.prosody.pronounce;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts phones and syllables of English words that no dictionary has, by their graphemes: at each
 * place the first rule that matches is taken. A rule says how many phones its letters are and how
 * many of those are vowels. Only counts matter, so a rule need not know which phone it is. Against
 * the CMU dictionary itself, names included, the test asserts how often the counts are right.
 */
final class EnglishSpelling {
  private record Rule(Pattern letters, int phones, int vowels) {}

  private static final String VOWEL = "[aeiouy]";
  private static final String END = "(?=s?$)";
  private static final List<Rule> RULES =
      List.of(
          // endings
          rule("(?:ti|si|ssi|ci|shi)on" + END, 3, 1),
          rule("(?:ti|ci|si)(?:al|ous|an|ent)", 3, 1),
          rule("(?<=" + VOWEL + "[^aeiouy]{1,4})(?<=[td])ed$", 2, 1),
          rule("(?<=" + VOWEL + "[^aeiouy]{0,4})ed$", 1, 0),
          rule("(?<=" + VOWEL + "[^aeiouy]{0,4}(?:s|z|x|ch|sh|c|g))es$", 2, 1),
          rule("(?<=[^aeiouylrw])les$", 3, 1),
          rule("(?<=[^aeiouylrw])led$", 3, 1),
          rule("(?<=[^aeiouylrw])le$", 2, 1),
          rule("(?<=" + VOWEL + "[^aeiouy]{0,4})es$", 1, 0),
          rule("ism$", 4, 2),
          rule("(?<=[^aeiouy])re$", 1, 1),
          rule("ture" + END, 2, 1),
          rule("sure" + END, 2, 1),
          rule("ous$", 2, 1),
          rule("gues?$", 1, 0),
          rule("ques?$", 1, 0),
          rule("e(?=$|ly$|ment|ness|less|ful)(?<=" + VOWEL + ".{0,5}[^aeiouy]e)", 0, 0),
          rule("mb" + END, 1, 0),
          rule("mn$", 1, 0),
          rule("gn" + END, 1, 0),
          rule("ngs?$", 1, 0),
          // beginnings
          rule("^(?:kn|gn|pn|ps|pt|mn|wr|rh|wh)", 1, 0),
          rule("^x", 1, 0),
          rule("^mc", 3, 1),
          rule("^sch(?=[^aeiouy])", 1, 0),
          // r after a vowel
          rule("(?:er|ir|ur|yr|ear(?=[^aeiouy]))(?!" + VOWEL + "|r)", 1, 1),
          rule("(?<=.[^aeiouyw])or" + END, 1, 1),
          rule("(?:oor|our|oar|eer|ear|air|ier)", 2, 1),
          // vowels
          rule("(?<=[qg])u(?=" + VOWEL + ")", 1, 0),
          rule("eau|eigh|aigh|augh|ough(?!t)|oeu", 1, 1),
          rule("ough(?=t)|igh", 1, 1),
          rule("(?<=" + VOWEL + "[^aeiouy]?)i(?:a|o)(?=[^aeiouy])", 2, 2),
          rule("i(?:a|o|u)", 2, 2),
          rule("(?:eo|ua|uo|yo|ya)(?=[^aeiouy])(?<!^..)", 2, 2),
          rule("(?:ai|ay|au|aw|ea|ee|ei|ey|eu|ew|ie|oa|oe|oi|oo|ou|ow|oy|ue|ui|ae)", 1, 1),
          rule("^y(?=[aeiou])", 1, 0),
          rule("(?<=[aeiou])y(?=[aeiou])", 1, 0),
          rule("(?<=[mbpfchkvg]|^)u(?=[^aeiouy][aeiouy])", 2, 1),
          rule(VOWEL, 1, 1),
          // consonants
          rule("tsch|tch|dge?(?=g|e)|sch|ch|sh|th|ph|ck|kh|zh|wh|rh", 1, 0),
          rule("(?<=" + VOWEL + ")gh", 0, 0),
          rule("sc(?=[eiy])", 1, 0),
          rule("cc(?=[eiy])", 2, 0),
          rule("cqu", 2, 0),
          rule("ng(?=[^aeiouylr]|er$)", 1, 0),
          rule("([b-df-hj-np-tv-z])\\1", 1, 0),
          rule("x", 2, 0),
          rule("h(?=$|[^aeiouy])", 0, 0),
          rule("w(?=$|[^aeiouy])", 0, 0),
          rule("[b-df-hj-np-tv-z]", 1, 0));

  private EnglishSpelling() {}

  private static Rule rule(String letters, int phones, int vowels) {
    return new Rule(Pattern.compile(letters), phones, vowels);
  }

  /** The counts of a word in lower case of a to z; at least one phone. */
  static Pronunciation read(String word) {
    int phones = 0;
    int vowels = 0;
    for (int at = 0; at < word.length(); ) {
      int next = at + 1;
      for (Rule rule : RULES) {
        Matcher here = rule.letters.matcher(word).region(at, word.length());
        here.useTransparentBounds(true).useAnchoringBounds(false);
        if (here.lookingAt()) {
          phones += rule.phones;
          vowels += rule.vowels;
          next = here.end();
          break;
        }
      }
      at = next;
    }
    return new Pronunciation(Math.max(1, phones), vowels);
  }
}
