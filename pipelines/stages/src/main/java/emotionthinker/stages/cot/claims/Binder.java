package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds what an evaluative word is said of. In order: the noun it stands before ("a low, flat
 * pitch"), the noun of a following phrase ("high in energy"), the subject on its left, with all
 * coordinated subjects ("pitch and energy are low"), nothing when the word needs none ("loud"), and
 * the next noun for fronted words ("Low and slow, the voice ..."). A noun that the lexicon does not
 * know ("a quick breath") takes the word out of play.
 */
final class Binder {
  private final List<Unit> units;
  private final Head carried;
  private final boolean topical;
  private final Attribution attribution;
  private final Subjects subjects;
  private final LeftSubject left;

  /**
   * @param carried subject of the sentence before, for "it"; null when none
   * @param topical whether the sentence is about that subject without naming it
   */
  Binder(List<Unit> units, Head carried, boolean topical) {
    this.units = units;
    this.carried = carried;
    this.topical = topical;
    this.attribution = new Attribution(units);
    this.subjects = new Subjects(units);
    this.left = new LeftSubject(units);
  }

  /** A reading of the word; head -1 when free. */
  record Binding(Assertion assertion, int head, boolean attributive) {}

  /**
   * Readings of the word at {@code i}, one for each coordinated head; empty when it makes no claim.
   */
  List<Binding> bind(int i) {
    Sense sense = units.get(i).sense();
    if (Inversion.drawnOut(units, i) || Inversion.gerund(units, i) || elsewhere(i)) {
      return List.of();
    }
    if (ownHead(i)) {
      boolean nominal =
          i > 0
              && !Contexts.clause(units.get(i))
              && (Set.of(Kind.DET, Kind.ADJ, Kind.PREP, Kind.EDGE, Kind.COORD, Kind.COMMA)
                      .contains(units.get(i - 1).kind())
                  || units.get(i - 1).text().equals("that"));
      boolean comparison = units.get(i).text().contains(" than");
      boolean marked =
          units.size() > 1
              && Set.of(Kind.GENERIC, Kind.MODAL, Kind.COORD).contains(units.get(1).kind());
      nominal |= i == 0 && marked && !comparison;
      return List.of(new Binding(sense.free(), -1, nominal));
    }
    if (i > 0
        && units.get(i - 1).is(Kind.LACK)
        && sense.free() != null
        && Attribution.noun(units.get(i))) {
      return List.of(new Binding(sense.free(), -1, false));
    }
    if (attribution.named(i)) {
      return List.of(new Binding(sense.free(), -1, true));
    }
    if (Inversion.beforeQuotation(units, i)) {
      Assertion contour = sense.readings().get(Head.INTONATION);
      boolean said = contour != null && contour.cue() == Cue.INTONATION;
      return said ? List.of(new Binding(contour, -1, true)) : List.of();
    }
    int head = attribution.of(i);
    if (head >= 0) {
      return readings(sense, subjects.right(head), true);
    }
    boolean predicative = afterCopula(i);
    if (head == Attribution.STRANGER && (!predicative || ofThis(i))) {
      return List.of();
    }
    int asked = Inversion.measured(units, i);
    if (asked >= 0 && reading(sense, asked) != null) {
      return readings(sense, subjects.right(asked), false);
    }
    int inverted = Inversion.subject(units, i);
    if (inverted >= 0 && reading(sense, inverted) != null) {
      return readings(sense, subjects.right(inverted), false);
    }
    if (Inversion.ofQuotation(units, i)) {
      return List.of();
    }
    int following = headAfterPreposition(i);
    if (following >= 0 && units.get(following).isHead(Head.WORDS)) {
      return List.of();
    }
    if (following >= 0 && reading(sense, following) != null) {
      return readings(sense, subjects.right(following), false);
    }
    if (following < 0 && i + 1 < units.size() && nothingAbout(i, i + 1)) {
      Assertion meant = sense.free() != null ? sense.free() : Fragments.meant(sense);
      return meant == null ? List.of() : List.of(new Binding(meant, -1, false));
    }
    int subject = left.of(i, sense);
    if (subject >= 0 && units.get(subject).isHead(Head.SPEAKER) && otherVerb(i)) {
      return List.of();
    }
    if (subject >= 0) {
      boolean stands = i + 1 < units.size() && units.get(i + 1).text().equals("one");
      return readings(sense, subjects.left(subject), stands);
    }
    if (spokenSo(i)) {
      return List.of(new Binding(sense.readings().get(Head.VOICE), -1, false));
    }
    if (subject == LeftSubject.BLOCKED) {
      return List.of();
    }
    return withoutHead(i, sense, predicative);
  }

  private List<Binding> withoutHead(int i, Sense sense, boolean predicative) {
    boolean impersonal =
        i + 1 < units.size() && Set.of("to", "that", "for").contains(units.get(i + 1).text());
    if (impersonal && sense.free() == null) {
      return List.of();
    }
    if (carried != null
        && (topical || (predicative && pronounBefore(i)))
        && sense.readings().containsKey(carried)) {
      return List.of(new Binding(sense.readings().get(carried), -1, false));
    }
    if (predicative && nothingHere(i)) {
      Assertion meant = sense.free() != null ? sense.free() : Fragments.meant(sense);
      return meant == null ? List.of() : List.of(new Binding(meant, -1, false));
    }
    Assertion alone = Fragments.reading(units, i, carried);
    if (alone != null) {
      return List.of(new Binding(alone, -1, false));
    }
    boolean scenery =
        predicative && carried == null && i > 1 && units.get(i - 2).text().equals("it");
    if (sense.free() != null && !scenery) {
      // "A rise-fall often expresses insistence"
      boolean nominal =
          i > 0
              && Set.of("a", "an").contains(units.get(i - 1).text())
              && i + 1 < units.size()
              && (units.get(i + 1).is(Kind.GENERIC) || units.get(i + 1).is(Kind.MODAL));
      return List.of(new Binding(sense.free(), -1, nominal));
    }
    for (int j = i + 1; j < units.size() && !predicative; j++) {
      if (units.get(j).is(Kind.HEAD)) {
        boolean fronted = commaBetween(i, j) && !prepositionBetween(i, j) && firstHead(j);
        Assertion said = fronted ? fronted(sense, j) : null;
        return said == null ? List.of() : List.of(new Binding(said, j, false));
      }
    }
    return List.of();
  }

  /** "A door slams loudly": an adverb of something that the lexicon does not know. */
  private boolean elsewhere(int i) {
    if (!units.get(i).text().endsWith("ly")) {
      return false;
    }
    int first = i;
    while (first > 0 && units.get(first - 1).clause() == units.get(i).clause()) {
      first--;
    }
    return first + 3 <= i
        && units.get(first).is(Kind.DET)
        && units.subList(first + 1, i).stream().allMatch(u -> u.is(Kind.OTHER));
  }

  /** "Nothing here is lively": of all that is heard. */
  private boolean nothingHere(int i) {
    int k = i;
    while (k > 0
        && (units.get(k - 1).is(Kind.COPULA)
            || units.get(k - 1).is(Kind.DEGREE)
            || units.get(k - 1).text().equals("about"))) {
      k--;
    }
    return k > 0
        && k < i - 1
        && units.get(k).text().equals("here")
        && Set.of("nothing", "everything").contains(units.get(k - 1).text());
  }

  /** "Says it low": as the voice is. */
  private boolean spokenSo(int i) {
    if (i == 0 || !Set.of("low", "high", "deep").contains(units.get(i).text())) {
      return false;
    }
    int verb = units.get(i - 1).text().equals("it") ? i - 2 : i - 1;
    return verb >= 0 && Reference.speaks(units.get(verb));
  }

  /** "She quickly lost interest": the adverb belongs to a verb that is none of speaking. */
  private boolean otherVerb(int i) {
    return units.get(i).text().endsWith("ly")
        && i + 1 < units.size()
        && units.get(i + 1).is(Kind.OTHER)
        && !units.get(i + 1).text().endsWith("ly");
  }

  /** Whether "it" or the like stands before {@code i}. */
  boolean pronounSubject(int i) {
    return carried != null && pronounBefore(i);
  }

  /** Subject of the sentence before; null when none. */
  Head carried() {
    return carried;
  }

  /** Phrases that bring their noun along: "a downward contour", "low volume". */
  private boolean ownHead(int i) {
    Sense sense = units.get(i).sense();
    return sense.free() != null
        && sense.readings().isEmpty()
        && (units.get(i).text().contains(" ") || Attribution.noun(units.get(i)));
  }

  private static final int NONE = Attribution.NONE;

  /** The head of "in pitch", "of the voice" right after {@code i}; -1 when there is none. */
  int headAfterPreposition(int i) {
    int j = i + 1;
    if (j >= units.size()
        || !units.get(j).is(Kind.PREP)
        || !(Set.of("in", "of", "on").contains(units.get(j).text()) || nothingAbout(i, j))) {
      return NONE;
    }
    j++;
    while (j < units.size()
        && (units.get(j).is(Kind.DET)
            || units.get(j).is(Kind.DEGREE)
            || units.get(j).text().equals("vocal")
            || units.get(j).isHead(Head.SPEAKER))) {
      j++;
    }
    while (j + 1 < units.size() && units.get(j).is(Kind.HEAD) && units.get(j + 1).is(Kind.HEAD)) {
      j++;
    }
    return j < units.size() && units.get(j).is(Kind.HEAD) ? j : NONE;
  }

  /** "Nothing lively about the melody". */
  private boolean nothingAbout(int i, int j) {
    return units.get(j).text().equals("about")
        && i > 0
        && Set.of("nothing", "something", "anything", "much").contains(units.get(i - 1).text());
  }

  /** Nearest subject to the left for a movement; -1 when there is none or the words are meant. */
  int headToTheLeft(int i) {
    int head = left.of(i, null);
    return head < 0 ? NONE : head;
  }

  private boolean pronounBefore(int i) {
    for (int k = 0; k < i; k++) {
      if (Set.of("it", "both", "which").contains(units.get(k).text())) {
        return true;
      }
    }
    return false;
  }

  /** "This is restrained disapproval": what is said of the whole. */
  private boolean ofThis(int i) {
    int j = beforePredicate(i);
    return j > 0
        && units.get(j).is(Kind.COPULA)
        && Set.of("this", "that", "here").contains(units.get(j - 1).text());
  }

  private boolean afterCopula(int i) {
    int j = beforePredicate(i);
    return j >= 0 && (units.get(j).is(Kind.COPULA) || units.get(j).is(Kind.BECOME));
  }

  private int beforePredicate(int i) {
    int j = i - 1;
    while (j >= 0
        && (units.get(j).is(Kind.DEGREE)
            || units.get(j).is(Kind.NEG)
            || units.get(j).is(Kind.ADJ)
            || units.get(j).is(Kind.COORD)
            || units.get(j).is(Kind.COMMA))) {
      j--;
    }
    return j;
  }

  private List<Binding> readings(Sense sense, List<Integer> heads, boolean attributive) {
    List<Binding> out = new ArrayList<>();
    for (int head : heads) {
      Assertion assertion = reading(sense, head);
      boolean ofMany = units.get(head).text().equals("voices");
      if (assertion != null && !ofMany) {
        out.add(new Binding(assertion, head, attributive));
      }
    }
    return out;
  }

  /** "Deep, lazy, the sentence rolls out": said of the voice when speech cannot be so. */
  private Assertion fronted(Sense sense, int head) {
    Assertion assertion = reading(sense, head);
    boolean speech = units.get(head).isHead(Head.SPEECH) || units.get(head).isHead(Head.SPEAKER);
    return assertion == null && speech ? sense.readings().get(Head.VOICE) : assertion;
  }

  private Assertion reading(Sense sense, int head) {
    return reading(sense, units.get(head).sense().head());
  }

  /** What a word says of a head; null when nothing. */
  static Assertion reading(Sense sense, Head head) {
    Assertion assertion = sense.readings().get(head);
    return assertion == null && head != Head.WORDS ? sense.free() : assertion;
  }

  private boolean commaBetween(int a, int b) {
    return a < b && units.subList(a, b).stream().anyMatch(u -> u.is(Kind.COMMA));
  }

  private boolean prepositionBetween(int a, int b) {
    return units.subList(a, b).stream().anyMatch(u -> u.is(Kind.PREP) || u.is(Kind.OTHER));
  }

  private boolean firstHead(int j) {
    return units.subList(0, j).stream().noneMatch(u -> u.is(Kind.HEAD));
  }
}
