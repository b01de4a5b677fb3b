package emotionthinker.stages.cot.template;

import emotionthinker.schemas.Cue;
import java.util.Map;

/** How the writer puts each level of each cue: before a noun, after a verb, and as a clause. */
final class CueWords {
  private CueWords() {}

  /** Adjectives before the noun. */
  static final Map<String, String> ATTRIBUTE =
      Map.ofEntries(
          Map.entry("pitch:high", "{high|raised|elevated}"),
          Map.entry("pitch:normal", "{normal|average|mid-range|moderate|unremarkable}"),
          Map.entry("pitch:low", "{low|lowered|deep}"),
          Map.entry("energy:high", "{high|strong|raised|elevated}"),
          Map.entry("energy:normal", "{normal|moderate|average|ordinary}"),
          Map.entry("energy:low", "{low|weak|reduced|muted|subdued}"),
          Map.entry("speed:fast", "{fast|quick|rapid|brisk|hurried}"),
          Map.entry("speed:normal", "{normal|moderate|average|ordinary|conversational}"),
          Map.entry("speed:slow", "{slow|sluggish|leisurely|drawn-out}"),
          Map.entry("intonation:rising", "{rising|upward|climbing|ascending}"),
          Map.entry("intonation:falling", "{falling|downward|descending}"),
          Map.entry("intonation:rising-falling", "{rising-falling|rise-fall}"),
          Map.entry("intonation:falling-rising", "{falling-rising|fall-rise}"),
          Map.entry("intonation:flat", "{flat|monotone|level}"),
          Map.entry("intonation:expressive", "{expressive|lively|animated|varied}"));

  /** Phrases after the verb that take no degree; other levels use the adjectives. */
  private static final Map<String, String> PREDICATE =
      Map.ofEntries(
          Map.entry("pitch:high", "{above average|on the high side}"),
          Map.entry("pitch:normal", "{in the middle of the range|around the middle}"),
          Map.entry("pitch:low", "{below average|on the low side}"),
          Map.entry("energy:high", "{above average|on the high side}"),
          Map.entry("energy:low", "{below average|on the low side}"),
          Map.entry("speed:fast", "{above average|on the fast side}"),
          Map.entry("speed:slow", "{below average|on the slow side}"));

  /** Nouns of each cue. */
  static final Map<Cue, String> NOUN =
      Map.of(
          Cue.PITCH, "{pitch|vocal pitch|register|pitch level}",
          Cue.ENERGY, "{volume|vocal energy|loudness|energy}",
          Cue.SPEED, "{pace|tempo|speaking rate|rate of speech}",
          Cue.INTONATION, "{intonation|contour|melody|pitch contour}");

  private static final String STAYS = "{is|stays|remains}";

  /** Whole clauses that need no adjective slot, besides noun + verb + adjective. */
  static final Map<String, String> CLAUSE =
      Map.ofEntries(
          Map.entry(
              "energy:high",
              "{$poss voice is $deg loud|$subj speaks $deg loudly|$subj speaks in a $deg loud voice}"),
          Map.entry(
              "energy:low",
              "{$poss voice is $deg quiet|$subj speaks $deg {softly|quietly}|$subj speaks in a $deg {quiet|soft} voice}"),
          Map.entry(
              "energy:normal",
              "{$subj speaks at {a normal|an average|a moderate} volume|$subj uses a moderate volume}"),
          Map.entry(
              "speed:fast",
              "{$subj speaks $deg {quickly|fast|rapidly}|the words come $deg {fast|quickly}|$subj talks at a $deg {brisk|rapid|quick} {pace|tempo}}"),
          Map.entry(
              "speed:slow",
              "{$subj speaks $deg slowly|the words come $deg slowly|$subj talks at a $deg {slow|leisurely} {pace|tempo}}"),
          Map.entry(
              "speed:normal",
              "{$subj talks at {a normal|an average|an ordinary} {pace|tempo}|$subj speaks at a moderate {pace|rate}}"),
          Map.entry(
              "intonation:rising",
              "{the|$poss} {intonation|contour|melody} {rises|climbs|moves upward|goes up}"),
          Map.entry(
              "intonation:falling",
              "{the|$poss} {intonation|contour|melody} {falls|descends|moves downward|comes down}"),
          Map.entry(
              "intonation:rising-falling",
              "{the|$poss} {intonation|contour|melody} {rises and then falls|climbs and then comes down|goes up and then falls}"),
          Map.entry(
              "intonation:falling-rising",
              "{the|$poss} {intonation|contour|melody} {falls and then rises|comes down and then climbs|dips and then rises}"),
          Map.entry(
              "intonation:flat",
              "{the|$poss} {intonation|contour|melody} {stays flat|hardly moves|stays level|barely varies}"),
          Map.entry(
              "intonation:expressive",
              "{the|$poss} {intonation|contour|melody} {moves freely|varies widely|is full of movement}"));

  /** Subject, verb and predicate of any cue. */
  static String plainClause(Cue cue, String key) {
    String subject = "{the|$poss} " + NOUN.get(cue) + " " + STAYS + " ";
    String graded = subject + "$deg " + ATTRIBUTE.get(key);
    return PREDICATE.containsKey(key)
        ? "{" + graded + "|" + graded + "|" + subject + PREDICATE.get(key) + "}"
        : graded;
  }

  /** Noun phrase of any cue. */
  static String nounPhrase(Cue cue, String key) {
    String article = cue == Cue.ENERGY ? "" : "a ";
    return article + "$deg " + ATTRIBUTE.get(key) + " " + NOUN.get(cue);
  }
}
