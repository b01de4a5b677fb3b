package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Claims that say their level by pointing back: "so is the volume", "the tempo likewise", "nor is
 * the pace", "in terms of pitch he isn't". The level is that of the claim before, in the words of
 * the cue at hand.
 */
final class Ellipsis {
  private static final Map<Head, Cue> CUES =
      Map.of(Head.PITCH, Cue.PITCH, Head.ENERGY, Cue.ENERGY, Head.SPEED, Cue.SPEED);
  private static final List<String> LEVELS =
      List.of("low", "normal", "high", "increasing", "decreasing");
  private static final List<String> SPEEDS =
      List.of("slow", "normal", "fast", "increasing", "decreasing");
  private static final Set<String> ALIKE =
      Set.of(
          "likewise",
          "similarly",
          "too",
          "also",
          "ditto",
          "alike",
          "same",
          "as well",
          "equally",
          "no different",
          "no less so",
          "to match",
          "follows suit",
          "no exception",
          "the same");
  private static final Set<String> BEFORE =
      Set.of("so", "and so", "as", "ditto", "same", "likewise", "similarly", "equally");

  private final List<Unit> units;

  Ellipsis(List<Unit> units) {
    this.units = units;
  }

  /**
   * Claims of the heads that no finding speaks of.
   *
   * @param found findings of this sentence in text order
   * @param previous last level claim of the text before it; null when there is none
   */
  List<Finding> find(List<Finding> found, Finding previous) {
    List<Finding> out = new ArrayList<>();
    for (int h = 0; h < units.size(); h++) {
      int head = h;
      if (!units.get(h).is(Kind.HEAD)
          || Reference.refers(units.get(h))
          || !CUES.containsKey(units.get(h).sense().head())
          || found.stream().anyMatch(f -> f.head() == head || resumes(f, head))) {
        continue;
      }
      Finding model = previous;
      for (Finding finding : found) {
        model = finding.anchor() < h && graded(finding) ? finding : model;
      }
      Finding claim = model == null ? null : at(h, model);
      if (claim != null) {
        out.add(claim);
        previous = claim;
      }
    }
    return out;
  }

  /** "As for the loudness, it is high": said of the pronoun. */
  private boolean resumes(Finding finding, int head) {
    int h = finding.head();
    return h > head
        && h <= head + 3
        && Reference.refers(units.get(h))
        && units.get(h).isHead(units.get(head).sense().head());
  }

  /** Whether a finding has a level that another cue may share. */
  static boolean graded(Finding finding) {
    return index(finding.assertion()) >= 0;
  }

  private static int index(Assertion assertion) {
    return assertion.cue() == Cue.SPEED
        ? SPEEDS.indexOf(assertion.value())
        : Set.of(Cue.PITCH, Cue.ENERGY).contains(assertion.cue())
            ? LEVELS.indexOf(assertion.value())
            : -1;
  }

  private Finding at(int h, Finding model) {
    int first = h;
    int last = h;
    while (first > 0 && joined(units.get(first - 1)) && sameClause(first - 1, h)) {
      first--;
    }
    while (last + 1 < units.size() && joined(units.get(last + 1)) && sameClause(last + 1, h)) {
      last++;
    }
    int end = last;
    while (end > h && (units.get(end).is(Kind.DET) || units.get(end).is(Kind.COORD))) {
      end--;
    }
    if (units.get(end).is(Kind.COMMA)) {
      // "The volume isn't either, and the sarcasm ...": what follows the comma is another clause.
      last = end;
    }
    boolean alike = false;
    boolean denies = false;
    boolean copula = false;
    for (int k = first; k <= last; k++) {
      Unit unit = units.get(k);
      alike |= k > h ? ALIKE.contains(unit.text()) : BEFORE.contains(unit.text());
      denies |= unit.is(Kind.NEG);
      copula |= unit.is(Kind.COPULA) || Set.of("does", "do", "did", "has").contains(unit.text());
    }
    boolean complete =
        (first == 0 || !units.get(first - 1).is(Kind.PREP))
            && (last + 1 == units.size()
                || !sameClause(last + 1, h)
                || units.get(last).is(Kind.COMMA));
    boolean contrary =
        copula && !denies && !alike && model.negated() && units.get(last).is(Kind.COPULA);
    if (!complete || !(alike || contrary || (denies && copula))) {
      return null;
    }
    Cue cue = CUES.get(units.get(h).sense().head());
    String level = (cue == Cue.SPEED ? SPEEDS : LEVELS).get(index(model.assertion()));
    return new Finding(
        Assertion.of(cue, level),
        denies || (model.negated() && !contrary),
        units.get(first).start(),
        units.get(last).end(),
        h,
        h);
  }

  private boolean sameClause(int k, int h) {
    Unit unit = units.get(k);
    return unit.clause() == units.get(h).clause()
        || (unit.is(Kind.BREAK) && Set.of("so", "and so").contains(unit.text()))
        || (Math.abs(k - h) <= 3 && !unit.is(Kind.HARD) && !unit.is(Kind.BREAK));
  }

  /** What an elliptical clause consists of. */
  private static boolean joined(Unit unit) {
    return switch (unit.kind()) {
      case DET, DEGREE, COPULA, NEG, COMMA, COORD, PREP -> true;
      case HEAD -> unit.isHead(Head.SPEAKER);
      default ->
          ALIKE.contains(unit.text())
              || BEFORE.contains(unit.text())
              || Set.of(
                      "does",
                      "do",
                      "did",
                      "goes for",
                      "goes",
                      "true",
                      "applies",
                      "holds",
                      "there",
                      "terms",
                      "in terms of",
                      "either",
                      "well",
                      "true for",
                      "true of")
                  .contains(unit.text());
    };
  }
}
