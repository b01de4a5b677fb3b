package emotionthinker.stages.cot.template;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Emotion;
import emotionthinker.stages.cot.CotText;
import emotionthinker.stages.cot.CueSheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes one reasoning text. Plan: the cues that speak for the conclusion, most salient first;
 * then, in shuffled order, further cues, words, stress, cues that decide nothing and cues against;
 * what it adds up to; the conclusion, which alone names the emotion. Length is kept within {@value
 * #MIN_WORDS} to {@value #MAX_WORDS} words by adding honest remarks on thin evidence or leaving out
 * optional sentences.
 */
final class CotWriter {
  static final int MIN_WORDS = 50;
  static final int MAX_WORDS = 200;
  private static final int AIM_WORDS = 62;

  /** Parts of patterns that introduce the speaker, idle when nothing is known of them. */
  private static final List<String> UNINTRODUCED =
      List.of(
          "hears $who", "hear $who", "This is $who", "is that of $who", "Here $who", "speak here");

  private static final String WAY =
      "{the voice|the sound of it|the manner|the delivery|how it is said|how it is voiced|how it comes out"
          + "|the way it is said|the way it is put|the sound of the voice|the tone of it|the performance"
          + "|the speaking itself|what the voice does|the manner of saying it}";

  private static final Map<String, String> NOUNS =
      Map.of(
          "up", "{activation|arousal|drive|urgency|alertness|excitation|agitation}",
          "down", "{withdrawal|weariness|restraint|retreat|fatigue|reserve|inwardness}",
          "even", "{composure|ease|balance|matter-of-factness|equanimity|self-possession}",
          "turn", "{engagement|involvement|inner movement|a shift of thought|commitment}",
          "firm", "{finality|decisiveness|certainty|resolve|determination}",
          "open", "{an open question|uncertainty|something unresolved|doubt|a search for bearings}",
          "guard", "{guardedness|caution|wariness|holding back|self-protection}");

  private static final Map<String, String> OPPOSITE =
      Map.of(
          "up", "{reserve|composure|withdrawal}",
          "down", "{drive|activation|engagement}",
          "even", "{agitation|turmoil|urgency}",
          "turn", "{indifference|detachment}",
          "firm", "{doubt|uncertainty}",
          "open", "{certainty|resolve}",
          "guard", "{openness|ease}");

  private final CueSheet sheet;
  private final Emotion emotion;
  private final Profile profile;
  private final Grammar grammar;
  private final SplittableRandom random;
  private final Set<String> usedLines = new HashSet<>();
  private final Map<String, CueFact> slots = new HashMap<>();
  private boolean introduced;
  private boolean opening = true;

  CotWriter(CueSheet sheet, Emotion emotion, long seed) {
    this.sheet = sheet;
    this.emotion = emotion;
    this.profile = Profile.of(sheet);
    this.random = new SplittableRandom(seed);
    this.grammar = new Grammar(random, this::resolve);
  }

  String write() {
    List<CueFact> pro = new ArrayList<>();
    List<CueFact> contra = new ArrayList<>();
    List<CueFact> rest = new ArrayList<>();
    for (CueFact fact : bySalience()) {
      int sign = CueExpectations.sign(emotion, fact.cue(), fact.value());
      (sign > 0 ? pro : sign < 0 ? contra : rest).add(fact);
    }
    boolean thin = pro.isEmpty();
    if (thin) {
      pro.add((rest.isEmpty() ? contra : rest).remove(0));
    }
    String first = opening(pro);
    opening = false;
    List<String> middle = middle(pro, contra, rest, thin);
    List<String> last = new ArrayList<>();
    if (thin) {
      last.add(say(Phrases.THIN));
    }
    last.add(say(Phrases.SUM));
    last.add(say(Phrases.CLOSE));
    return fit(first, middle, last);
  }

  private List<CueFact> bySalience() {
    Map<CueFact, Double> score = new HashMap<>();
    for (CueFact fact : CueFact.of(sheet)) {
      score.put(fact, fact.salience() + 0.25 * random.nextDouble());
    }
    return score.keySet().stream()
        .sorted(
            Comparator.comparingDouble((CueFact f) -> -score.get(f)).thenComparing(CueFact::cue))
        .toList();
  }

  /** Takes the cues it cites out of the list. */
  private String opening(List<CueFact> pro) {
    if (pro.size() > 1 && grammar.chance(0.8)) {
      slots.put("A", pro.remove(0));
      slots.put("B", pro.remove(0));
      return say(Phrases.OPEN_TWO);
    }
    slots.put("A", pro.remove(0));
    return say(Phrases.OPEN_ONE);
  }

  private List<String> middle(
      List<CueFact> pro, List<CueFact> contra, List<CueFact> rest, boolean thin) {
    List<String> out = new ArrayList<>();
    if (pro.size() == 2 && grammar.chance(0.7)) {
      slots.put("A", pro.remove(0));
      slots.put("B", pro.remove(0));
      out.add(say(Phrases.BODY_TWO));
    }
    for (CueFact fact : pro) {
      slots.put("A", fact);
      out.add(say(Phrases.BODY_ONE));
    }
    List<String> free = new ArrayList<>();
    if (sheet.transcriptShown()
        && sheet.transcript() != null
        && sheet.transcript().matches(".*\\p{L}.*")) {
      free.add(say(words()));
    }
    if (stressShown() && grammar.chance(0.6)) {
      free.add(say(Phrases.STRESS));
    }
    for (CueFact fact : contra) {
      slots.put("A", fact);
      free.add(say(thin ? Phrases.PLAIN_ONE : Phrases.COUNTER));
    }
    plain(rest, free);
    for (int i = free.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      String swapped = free.get(i);
      free.set(i, free.get(j));
      free.set(j, swapped);
    }
    out.addAll(out.isEmpty() || grammar.chance(0.75) ? out.size() : 0, free);
    if (!introduced && known()) {
      out.add(random.nextInt(out.size() + 1), say(Phrases.PROFILE));
    }
    return out;
  }

  private void plain(List<CueFact> rest, List<String> free) {
    int i = 0;
    if (rest.size() > 1 && grammar.chance(0.7)) {
      slots.put("A", rest.get(0));
      slots.put("B", rest.get(1));
      free.add(say(Phrases.PLAIN_TWO));
      i = 2;
    }
    for (; i < rest.size(); i++) {
      slots.put("A", rest.get(i));
      free.add(say(Phrases.PLAIN_ONE));
    }
  }

  private String words() {
    if (!Sentiment.english(sheet.language())) {
      return Phrases.WORDS_FOREIGN;
    }
    int leaning = Sentiment.of(sheet.transcript()) * Sentiment.of(emotion);
    if (leaning < 0) {
      return Phrases.WORDS_DIFFER;
    }
    return leaning > 0 ? Phrases.WORDS_AGREE : Phrases.WORDS_PLAIN;
  }

  private boolean stressShown() {
    return sheet.transcriptShown()
        && sheet.stressedWords() != null
        && !sheet.stressedWords().isEmpty();
  }

  private boolean known() {
    return sheet.gender() != null || sheet.ageLevel() != null;
  }

  private String fit(String first, List<String> middle, List<String> last) {
    int words = CotText.words(first) + count(middle) + count(last);
    for (int tries = 0; words < AIM_WORDS && tries < 3; tries++) {
      String extra = say(Phrases.HONEST);
      middle.add(extra);
      words += CotText.words(extra);
    }
    while (words > MAX_WORDS - 10 && middle.size() > 1) {
      words -= CotText.words(middle.remove(middle.size() - 1));
    }
    List<String> all = new ArrayList<>();
    all.add(first);
    all.addAll(middle);
    all.addAll(last);
    return String.join(" ", all);
  }

  private static int count(List<String> sentences) {
    return sentences.stream().mapToInt(CotText::words).sum();
  }

  /** A line of the table that this text has not used yet. */
  private String say(String table) {
    List<String> lines = new ArrayList<>(Grammar.lines(table));
    lines.removeIf(usedLines::contains);
    if (!known()) {
      lines.removeIf(l -> UNINTRODUCED.stream().anyMatch(l::contains));
    }
    String line = grammar.pickPattern(lines.isEmpty() ? Grammar.lines(table) : lines);
    usedLines.add(line);
    return Prose.sentence(grammar.expand(line));
  }

  private String resolve(String name) {
    return switch (name) {
      case "who" -> {
        boolean again = introduced;
        introduced = true;
        yield again ? profile.noun() : profile.introduced();
      }
      case "who2" -> profile.noun();
      case "subj" ->
          opening
              ? profile.noun()
              : "{" + profile.pronoun() + "|" + profile.pronoun() + "|" + profile.noun() + "}";
      case "poss" -> opening ? "{the|the speaker's}" : profile.possessive();
      case "deg" -> degree;
      case "npA", "npB" -> nounPhrase(slots.get(name.substring(2)));
      case "clA", "clB" -> clause(slots.get(name.substring(2)));
      case "tailA" ->
          "{pointing to|suggesting|hinting at|in line with|in keeping with|consistent with|which speaks of|which brings|which conveys} $nounA";
      case "tailHeadA" -> "{A sense of|An impression of|A note of|An air of} $nounA";
      case "nounA" -> NOUNS.get(direction(slots.get("A")));
      case "contraA" -> OPPOSITE.get(direction(slots.get("A")));
      case "way" -> WAY;
      case "case" -> "{case|picture|reading|argument|impression}";
      case "signs" -> "{cues|signs|details|features|traits|markers}";
      case "quoteAp" -> Prose.apposition(sheet.transcript());
      case "quote" -> Prose.quote(sheet.transcript());
      case "stressed" -> stressed();
      case "sum" -> Phrases.SUM_OF.get(emotion);
      case "emotion" -> Phrases.NAME.get(emotion);
      default -> throw new IllegalArgumentException("variable $" + name);
    };
  }

  private String degree = "";

  private String nounPhrase(CueFact fact) {
    degree = fact.degrees();
    return grammar.expand(CueWords.nounPhrase(fact.cue(), fact.key()));
  }

  private String clause(CueFact fact) {
    degree = fact.degrees();
    String special = CueWords.CLAUSE.get(fact.key());
    boolean plain = special == null || (fact.cue() != Cue.INTONATION && grammar.chance(0.6));
    return grammar.expand(plain ? CueWords.plainClause(fact.cue(), fact.key()) : special);
  }

  private String stressed() {
    List<String> words =
        sheet.stressedWords().stream()
            .map(w -> w.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
            .filter(w -> !w.isEmpty())
            .distinct()
            .limit(3)
            .map(w -> "\"" + w + "\"")
            .toList();
    if (words.size() == 1) {
      return grammar.expand("{|the word |the single word }") + words.get(0);
    }
    String and = grammar.expand("{and|and also|plus|together with|along with|and then|next to}");
    String last = words.get(words.size() - 1);
    return words.size() == 2
        ? grammar.expand("{||both |the words }").replace("both ", and.equals("and") ? "both " : "")
            + words.get(0)
            + " "
            + and
            + " "
            + last
        : words.get(0) + ", " + words.get(1) + " " + and + " " + last;
  }

  /** What a cue speaks of, in view of the conclusion. */
  private String direction(CueFact fact) {
    return switch (fact.value()) {
      case "rising" -> emotion == Emotion.CONFUSED ? "open" : "up";
      case "falling" -> emotion == Emotion.SAD ? "down" : "firm";
      case "flat" ->
          emotion == Emotion.SAD ? "down" : emotion == Emotion.NEUTRAL ? "even" : "guard";
      case "slow" -> emotion == Emotion.CONFUSED ? "open" : "down";
      case "low" -> "down";
      case "normal" -> "even";
      case "rising-falling", "falling-rising" -> "turn";
      default -> "up";
    };
  }
}
