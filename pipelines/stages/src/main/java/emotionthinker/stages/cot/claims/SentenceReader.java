package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns the tokens of one sentence into units with senses and clause numbers. */
final class SentenceReader {
  private SentenceReader() {}

  /** Units of the tokens, in order; a quotation is one unit. */
  static List<Unit> units(List<Token> tokens) {
    return units(tokens, null);
  }

  /**
   * Units of the tokens, in order; a quotation is one unit.
   *
   * @param reference what pronouns may stand for; takes the sentence in; null resolves none
   */
  static List<Unit> units(List<Token> tokens, Reference reference) {
    List<Unit> units = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      if (token.quoted()) {
        int last = i;
        while (last + 1 < tokens.size() && tokens.get(last + 1).quote() == token.quote()) {
          last++;
        }
        units.add(unit(Sense.of(Kind.QUOTE), tokens, i, last));
        i = last + 1;
      } else if (!token.word()) {
        units.add(unit(Sense.of(punctuation(token.norm())), tokens, i, i));
        i++;
      } else {
        Lexicon.Match match = Lexicon.english().at(tokens, i);
        int length = match == null ? 1 : match.length();
        Sense sense = match == null ? Sense.of(Kind.OTHER) : match.sense();
        boolean noun =
            sense.kind() == Kind.COPULA
                && token.norm().equals("sound")
                && !units.isEmpty()
                && Set.of(Kind.ADJ, Kind.DET).contains(units.get(units.size() - 1).kind());
        units.add(unit(noun ? Sense.head(Head.VOICE) : sense, tokens, i, i + length - 1));
        i += length;
      }
    }
    for (int k = 0; k < units.size(); k++) {
      Sense other = Contexts.sense(units, k);
      if (other != null) {
        Unit unit = units.get(k);
        units.set(k, new Unit(other, unit.text(), unit.start(), unit.end(), 0));
      }
    }
    if (reference == null) {
      return withClauses(units);
    }
    List<Unit> resolved = reference.resolve(units);
    reference.remember(resolved);
    return withClauses(resolved);
  }

  private static Kind punctuation(String mark) {
    return switch (mark) {
      case "," -> Kind.COMMA;
      case ";",
          ":",
          "\u2014",
          "\u2013",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "-",
          ".",
          "!",
          "?",
          "\u2026" ->
          Kind.HARD;
      case "&", "/", "+" -> Kind.COORD;
      default -> Kind.OTHER;
    };
  }

  private static Unit unit(Sense sense, List<Token> tokens, int first, int last) {
    String text = tokens.get(first).norm();
    if (last > first) {
      StringBuilder words = new StringBuilder(text);
      for (int i = first + 1; i <= last; i++) {
        words.append(' ').append(tokens.get(i).norm());
      }
      text = PhraseTrie.canonical(words.toString());
    }
    return new Unit(sense, text, tokens.get(first).start(), tokens.get(last).end(), 0);
  }

  private static List<Unit> withClauses(List<Unit> units) {
    List<Unit> out = new ArrayList<>(units.size());
    int clause = 0;
    boolean introductory = false;
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      boolean opens = unit.is(Kind.BREAK) || unit.is(Kind.IF) || unit.is(Kind.HARD);
      if (opens && i > 0) {
        clause++;
      }
      boolean closesIntroduction = introductory && unit.is(Kind.COMMA);
      if (closesIntroduction || startsCoordinatedClause(units, i)) {
        clause++;
      }
      if (opens || closesIntroduction) {
        introductory = unit.is(Kind.IF) || isSubordinator(unit);
      } else if (i == 0) {
        introductory = isSubordinator(unit);
      }
      out.add(unit.inClause(clause));
    }
    return out;
  }

  /** "If she were angry, ..." and "As often in fear, ...": the comma closes the clause. */
  private static boolean isSubordinator(Unit unit) {
    return switch (unit.text()) {
      case "as",
          "while",
          "although",
          "though",
          "even though",
          "whereas",
          "when",
          "since",
          "because",
          "despite",
          "before",
          "after",
          "even before",
          "like",
          "whilst",
          "once",
          "where",
          "which",
          "in spite of" ->
          true;
      default -> unit.is(Kind.IF);
    };
  }

  /** A comma or "and" that is followed by a new subject with its own predicate. */
  private static boolean startsCoordinatedClause(List<Unit> units, int i) {
    Unit unit = units.get(i);
    if (i == 0 || !(unit.is(Kind.COMMA) || unit.text().equals("and") || unit.text().equals("or"))) {
      return false;
    }
    if (units.get(i - 1).is(Kind.COMMA) || joinsSubjects(units, i)) {
      return false;
    }
    int j = i + 1;
    if (unit.is(Kind.COMMA) && j < units.size() && units.get(j).is(Kind.COORD)) {
      j++;
    }
    while (j < units.size() && skippable(units.get(j))) {
      j++;
    }
    boolean subject = false;
    while (j < units.size()
        && (units.get(j).is(Kind.HEAD) || units.get(j).is(Kind.PREP) || skippable(units.get(j)))) {
      subject |= units.get(j).is(Kind.HEAD);
      j++;
    }
    return subject
        && j < units.size()
        && (units.get(j).is(Kind.COPULA)
            || units.get(j).is(Kind.MOVE)
            || units.get(j).is(Kind.BECOME)
            || units.get(j).is(Kind.MODAL)
            || units.get(j).is(Kind.EDGE));
  }

  /**
   * "The pitch and the energy are low": a bare head before the conjunction shares the predicate.
   */
  private static boolean joinsSubjects(List<Unit> units, int i) {
    int j = i - 1;
    if (!units.get(j).is(Kind.HEAD)) {
      return false;
    }
    if (units.get(i).text().equals("and") && opensSentence(units, j)) {
      return true;
    }
    boolean modified = false;
    while (j >= 0 && (units.get(j).is(Kind.HEAD) || skippable(units.get(j)))) {
      j--;
    }
    if (j >= 0) {
      Kind before = units.get(j).kind();
      modified = before == Kind.ADJ || before == Kind.COPULA || before == Kind.OTHER;
    }
    return !modified;
  }

  /** "High energy and rapid speech are ...": no verb before the first noun of the sentence. */
  private static boolean opensSentence(List<Unit> units, int j) {
    int k = j - 1;
    while (k >= 0 && (units.get(k).is(Kind.ADJ) || skippable(units.get(k)))) {
      k--;
    }
    return k < 0 || (units.get(k).is(Kind.HARD) && k < j - 1);
  }

  private static boolean skippable(Unit unit) {
    return unit.is(Kind.DET) || unit.is(Kind.DEGREE) || unit.is(Kind.COMMA);
  }
}
