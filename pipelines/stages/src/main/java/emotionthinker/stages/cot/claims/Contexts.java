package emotionthinker.stages.cot.claims;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words whose role in a sentence depends on their neighbours. */
final class Contexts {
  private static final Set<String> INVERTED = Set.of("had", "were", "should");
  private static final Set<String> WHEN = Set.of("when", "whenever", "if", "once");
  private static final Set<String> ANYBODY =
      Set.of("people", "speakers", "someone", "somebody", "you", "one", "we", "listeners");

  private static final Set<String> SUBJECTS =
      Set.of(
          "voice", "pitch", "intonation", "melody", "tune", "contour", "tempo", "pace", "volume");

  private static final Set<String> UNREAL =
      Set.of("were", "had", "would", "could", "might", "should");
  private static final Set<String> STRESS =
      Set.of("stress", "emphasis", "accent", "weight", "beat", "prominence", "focus", "stresses");

  private static final Set<String> CONCESSIVE =
      Set.of("but", "yet", "though", "albeit", "if", "and yet");
  private static final Set<String> NOUN_OR_VERB =
      Set.of("demands", "needs", "requires", "need", "calls for");
  private static final Set<String> FALLS =
      Set.of("fall", "falls", "fell", "falling", "comes in", "drops");
  private static final Set<String> ORDINARY =
      Set.of(
          "normal", "typical", "usual", "natural", "ordinary", "standard", "regular", "customary");

  /** "Height of the voice: low": the heading names what is measured. */
  private static final Map<String, Head> QUANTITIES =
      Map.of(
          "height",
          Head.PITCH,
          "lowness",
          Head.PITCH,
          "quickness",
          Head.SPEED,
          "slowness",
          Head.SPEED,
          "softness",
          Head.ENERGY);

  private Contexts() {}

  /** Whether the unit opens a sentence on what people do. */
  static boolean opensGenerality(Unit unit) {
    return WHEN.contains(unit.text());
  }

  /** Whether a phrase is a clause of its own: "voice shakes". */
  static boolean clause(Unit unit) {
    int blank = unit.text().indexOf(' ');
    return blank > 0 && SUBJECTS.contains(unit.text().substring(0, blank));
  }

  /** The sense of the unit at {@code i} here; null when it is the one the lexicon gives. */
  static Sense sense(List<Unit> units, int i) {
    Unit unit = units.get(i);
    boolean fixed =
        switch (unit.kind()) {
          case HEAD,
              DET,
              DEGREE,
              COORD,
              COMMA,
              HARD,
              QUOTE,
              NEG,
              EMOTION,
              TIME,
              EDGE,
              BECOME,
              OTHERS ->
              true;
          case OTHER -> !INVERTED.contains(unit.text()) && !WHEN.contains(unit.text());
          case PREP -> !unit.text().equals("for");
          default -> false;
        };
    if (fixed) {
      return null;
    }
    if (unit.is(Kind.GENERIC) && unit.text().endsWith("ly")) {
      return adverbOfNounPhrase(units, i) ? Sense.of(Kind.DEGREE) : null;
    }
    boolean opens = i == 0 || units.get(i - 1).is(Kind.COMMA) || units.get(i - 1).is(Kind.HARD);
    if (opens && INVERTED.contains(unit.text()) && subjectFollows(units, i)) {
      return Sense.of(Kind.IF);
    }
    if (WHEN.contains(unit.text())
        && anybodyFollows(units, i)
        && (opens || !emotionFollows(units, i))) {
      return Sense.of(Kind.GENERIC);
    }
    boolean ifAny =
        unit.text().equals("if")
            && i + 1 < units.size()
            && Set.of("any", "anything").contains(units.get(i + 1).text());
    if (ifAny && i == 0 && units.stream().anyMatch(u -> u.is(Kind.QUOTE))) {
      return Sense.of(Kind.OTHER);
    }
    if (unit.is(Kind.BREAK) && (joinsAdjectives(units, i) || butAlso(units, i))) {
      return Sense.of(Kind.COORD);
    }
    boolean granted = unit.is(Kind.IF) && unit.text().endsWith(" whether");
    if (granted && units.stream().anyMatch(u -> u.text().equals("because"))) {
      // "It is not clear whether she is loud because she is angry": she is.
      return Sense.of(Kind.BREAK);
    }
    if (unit.text().equals("patient") && somebody(units, i)) {
      return Sense.head(Head.SPEAKER);
    }
    boolean heading = i + 1 < units.size() && units.get(i + 1).text().equals(":");
    if (heading && QUANTITIES.containsKey(unit.text().split(" ", 2)[0])) {
      return Sense.head(QUANTITIES.get(unit.text().split(" ", 2)[0]));
    }
    if (unit.text().equals("that")
        && i + 1 < units.size()
        && units.get(i + 1).text().equals("of")) {
      return Sense.of(Kind.OTHER);
    }
    if (unit.text().equals("for") && explains(units, i)) {
      return Sense.of(Kind.BREAK);
    }
    boolean into =
        i + 1 < units.size()
            && units.get(i + 1).is(Kind.ADJ)
            && Set.of("in", "within").contains(units.get(i + 1).text().split(" ", 2)[0]);
    if (unit.is(Kind.MOVE) && FALLS.contains(unit.text()) && into) {
      return Sense.of(Kind.COPULA);
    }
    if (unit.is(Kind.MODAL) && NOUN_OR_VERB.contains(unit.text()) && nounHere(units, i)) {
      return Sense.of(Kind.OTHER);
    }
    if (unit.text().equals("even") && unit.is(Kind.ADJ) && intensifies(units, i)) {
      return Sense.of(Kind.DEGREE);
    }
    if (unit.is(Kind.ADJ) && ORDINARY.contains(unit.text()) && remarkOnLevel(units, i)) {
      return Sense.of(Kind.OTHER);
    }
    if (unit.text().equals("even if") && indicative(units, i)) {
      return Sense.of(Kind.BREAK);
    }
    if (unit.is(Kind.LACK) && unit.text().equals("little") && small(units, i)) {
      return Sense.of(Kind.DEGREE);
    }
    if (unit.is(Kind.IDIOM) && unit.text().endsWith(" on") && contourFalls(units, i)) {
      return Sense.move(false);
    }
    if (unit.is(Kind.ADJ) && (particle(units, i) || transitive(units, i))) {
      return Sense.of(Kind.OTHER);
    }
    if (unit.text().equals("level") && unit.is(Kind.ADJ) && noun(units, i)) {
      return Sense.of(Kind.DEGREE);
    }
    return null;
  }

  /** "The patient, a man", "patient speaks", but not "a patient voice". */
  private static boolean somebody(List<Unit> units, int i) {
    Unit unit = units.get(i);
    Kind before = i == 0 ? Kind.HARD : units.get(i - 1).kind();
    Kind after = i + 1 < units.size() ? units.get(i + 1).kind() : Kind.HARD;
    boolean possessive = unit.end() - unit.start() > unit.text().length();
    boolean noun = before == Kind.DET && after != Kind.HEAD && after != Kind.ADJ;
    boolean opens = before == Kind.HARD && (after == Kind.HEAD || after == Kind.COPULA);
    return possessive || noun || opens;
  }

  /** "Not only the pitch but also the volume is high". */
  private static boolean butAlso(List<Unit> units, int i) {
    return units.get(i).text().equals("but")
        && i > 1
        && units.get(i - 1).is(Kind.HEAD)
        && i + 1 < units.size()
        && units.get(i + 1).text().equals("also")
        && units.subList(0, i).stream().noneMatch(u -> u.is(Kind.COPULA) || u.is(Kind.MOVE));
  }

  /** "A high but weak voice": one noun phrase, no new clause. */
  private static boolean joinsAdjectives(List<Unit> units, int i) {
    if (!CONCESSIVE.contains(units.get(i).text()) || i < 2 || !units.get(i - 1).is(Kind.ADJ)) {
      return false;
    }
    int k = i - 1;
    while (k > 0 && (units.get(k).is(Kind.ADJ) || units.get(k).is(Kind.DEGREE))) {
      k--;
    }
    int j = i + 1;
    while (j < units.size() && (units.get(j).is(Kind.DEGREE) || units.get(j).is(Kind.OTHER))) {
      j++;
    }
    boolean adjective = j < units.size() && units.get(j).is(Kind.ADJ) && j <= i + 2;
    while (j < units.size() && units.get(j).is(Kind.ADJ)) {
      j++;
    }
    return adjective
        && (units.get(k).is(Kind.DET) || units.get(k).is(Kind.PREP))
        && j < units.size()
        && units.get(j).is(Kind.HEAD)
        && !units.get(j).isHead(Head.SPEAKER);
  }

  /** "Not sad, for sad speech lacks force": a clause of its own, with a verb. */
  private static boolean explains(List<Unit> units, int i) {
    if (i == 0 || !units.get(i - 1).is(Kind.COMMA)) {
      return false;
    }
    for (int k = i + 1; k < units.size() && k <= i + 5; k++) {
      Unit unit = units.get(k);
      if (unit.is(Kind.COPULA) || unit.text().startsWith("lacks")) {
        return k > i + 1;
      }
      if (unit.is(Kind.COMMA) || unit.is(Kind.HARD) || unit.is(Kind.BREAK)) {
        return false;
      }
    }
    return false;
  }

  /** "Demands made softly": a noun, where nothing stands that could demand. */
  private static boolean nounHere(List<Unit> units, int i) {
    Kind before = i == 0 ? Kind.HARD : units.get(i - 1).kind();
    return Set.of(Kind.HARD, Kind.DET, Kind.ADJ, Kind.PREP, Kind.COORD).contains(before);
  }

  /** "Slow, even sluggish", but not "an even pace". */
  private static boolean intensifies(List<Unit> units, int i) {
    boolean edge = i == 0 || units.get(i - 1).is(Kind.COMMA) || units.get(i - 1).is(Kind.HARD);
    if (i + 1 >= units.size()) {
      return false;
    }
    Unit next = units.get(i + 1);
    return (edge && next.is(Kind.ADJ)) || next.text().endsWith("er") || next.is(Kind.DEGREE);
  }

  /** "Low, but this is normal for a man": said of the level, not a level. */
  private static boolean remarkOnLevel(List<Unit> units, int i) {
    int k = i - 1;
    while (k > 0 && units.get(k).is(Kind.DEGREE)) {
      k--;
    }
    return k > 0
        && units.get(k).is(Kind.COPULA)
        && Set.of("this", "that", "which").contains(units.get(k - 1).text())
        && i + 1 < units.size()
        && Set.of("for", "in", "when", "with", "of").contains(units.get(i + 1).text());
  }

  /** "Even if the energy is low": so it is. */
  private static boolean indicative(List<Unit> units, int i) {
    for (int k = i + 1; k < units.size() && !units.get(k).is(Kind.COMMA); k++) {
      if (UNREAL.contains(units.get(k).text())) {
        return false;
      }
    }
    return true;
  }

  /** "A high little voice". */
  private static boolean small(List<Unit> units, int i) {
    return i > 0
        && (units.get(i - 1).is(Kind.DET) || units.get(i - 1).is(Kind.ADJ))
        && i + 1 < units.size()
        && (units.get(i + 1).isHead(Head.VOICE) || units.get(i + 1).isHead(Head.SPEAKER));
  }

  /** "The tune rises on 'new' and falls on 'puppy'", but not "stress falls on". */
  private static boolean contourFalls(List<Unit> units, int i) {
    if (!units.get(i).text().startsWith("f")) {
      return false;
    }
    boolean contour = false;
    boolean moved =
        i > 0
            && units.get(i - 1).isHead(Head.PITCH)
            && i + 1 < units.size()
            && units.get(i + 1).is(Kind.QUOTE);
    for (Unit unit : units.subList(0, i)) {
      if (STRESS.contains(unit.text())) {
        return false;
      }
      moved |= unit.is(Kind.MOVE);
      contour |= unit.isHead(Head.INTONATION) || unit.isHead(Head.PITCH) || unit.isHead(Head.VOICE);
    }
    return contour && moved;
  }

  /** "Weighing it all up": no level, as no noun or copula stands before it. */
  private static boolean particle(List<Unit> units, int i) {
    String text = units.get(i).text();
    if (!text.equals("up") && !text.equals("down")) {
      return false;
    }
    int k = i - 1;
    while (k >= 0
        && (units.get(k).is(Kind.DEGREE)
            || units.get(k).is(Kind.NEG)
            || units.get(k).is(Kind.COMMA))) {
      k--;
    }
    boolean alone = k < 0 && i + 2 >= units.size();
    boolean heading = k > 0 && units.get(k).text().equals(":") && units.get(k - 1).is(Kind.HEAD);
    return !alone
        && !heading
        && (k < 0 || !(units.get(k).is(Kind.COPULA) || units.get(k).is(Kind.HEAD)));
  }

  /** "Her voice does not change that". */
  private static boolean transitive(List<Unit> units, int i) {
    String text = units.get(i).text();
    return (text.endsWith(" change") || text.endsWith(" changes") || text.endsWith(" move"))
        && i + 1 < units.size()
        && (units.get(i + 1).is(Kind.DET) || units.get(i + 1).text().equals("that"));
  }

  /** "That level", "a middling level". */
  private static boolean noun(List<Unit> units, int i) {
    Kind next = i + 1 < units.size() ? units.get(i + 1).kind() : Kind.HARD;
    Kind before = i > 0 ? units.get(i - 1).kind() : Kind.HARD;
    boolean heading = before == Kind.HEAD && i + 1 < units.size() && next == Kind.HARD;
    if (heading && units.get(i + 1).text().equals(":")) {
      return true;
    }
    boolean nominal = before == Kind.DET || before == Kind.ADJ || before == Kind.OTHER;
    return nominal && next != Kind.HEAD && next != Kind.ADJ && next != Kind.COMMA;
  }

  /** "A generally high register". */
  private static boolean adverbOfNounPhrase(List<Unit> units, int i) {
    return i > 0
        && units.get(i - 1).is(Kind.DET)
        && i + 1 < units.size()
        && units.get(i + 1).is(Kind.ADJ);
  }

  /** "Had the pitch been flat", "were she louder": a condition, unless it is a question. */
  private static boolean subjectFollows(List<Unit> units, int i) {
    if (i + 1 >= units.size() || units.get(units.size() - 1).text().equals("?")) {
      return false;
    }
    Unit next = units.get(i + 1);
    return next.is(Kind.DET) || next.is(Kind.HEAD) || next.text().equals("it");
  }

  /** "When people are unsure". */
  private static boolean emotionFollows(List<Unit> units, int i) {
    return i + 1 < units.size() && units.get(i + 1).is(Kind.EMOTION);
  }

  private static boolean anybodyFollows(List<Unit> units, int i) {
    return i + 1 < units.size()
        && (ANYBODY.contains(units.get(i + 1).text()) || units.get(i + 1).is(Kind.EMOTION));
  }
}
