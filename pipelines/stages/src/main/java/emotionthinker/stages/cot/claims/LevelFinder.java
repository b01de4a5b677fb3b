package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds claims about pitch, energy, speed, intonation, pauses and voice quality in one sentence.
 */
final class LevelFinder {
  private static final Set<String> COMPARATIVES =
      Set.of(
          "higher",
          "lower",
          "louder",
          "softer",
          "quieter",
          "faster",
          "slower",
          "weaker",
          "stronger",
          "deeper",
          "fainter",
          "quicker",
          "brisker",
          "more quiet",
          "more");
  private final List<Unit> units;
  private final Binder binder;
  private final Scope scope;
  private final MoveReader moves;

  LevelFinder(List<Unit> units, Head carried, boolean topical) {
    this.units = units;
    this.binder = new Binder(units, carried, topical);
    this.scope = new Scope(units);
    this.moves = new MoveReader(units, binder);
  }

  /** Findings in text order, merged. */
  List<Finding> find() {
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      switch (units.get(i).kind()) {
        case ADJ -> adjective(i, found);
        case MOVE, BECOME -> {
          Finding move = moves.at(i);
          if (move != null && asserted(move.anchor(), move.head(), false)) {
            found.add(deny(move, false));
          }
        }
        case LACK, DEGREE -> {
          Finding quantity = Quantities.at(units, i);
          if (quantity != null && asserted(i, quantity.head(), false)) {
            found.add(deny(quantity, false));
          }
        }
        default -> {}
      }
    }
    return Merger.merge(units, found);
  }

  private boolean asserted(int anchor, int head, boolean attributive) {
    return !scope.compared(anchor)
        && !scope.hypothetical(anchor, Math.max(anchor, head), head, attributive);
  }

  private Finding deny(Finding finding, boolean attributive) {
    boolean negated =
        scope.negated(finding.anchor(), attributive) != Answers.denies(units, finding.anchor());
    return new Finding(
        finding.assertion(),
        negated,
        finding.start(),
        finding.end(),
        finding.anchor(),
        finding.head());
  }

  private void adjective(int i, List<Finding> found) {
    Finding heading = Notes.pauses(units, i);
    if (heading != null) {
      found.add(heading);
      return;
    }
    for (Binder.Binding binding : binder.bind(i)) {
      Assertion assertion = localized(i, binding);
      if (assertion == null || !asserted(i, binding.head(), binding.attributive())) {
        continue;
      }
      int[] span = span(i, binding);
      Finding finding = new Finding(assertion, false, span[0], span[1], i, binding.head());
      found.add(deny(finding, binding.attributive()));
      if (units.get(i).text().startsWith("shriek")) {
        // The one common word that is both: high and loud.
        Cue other = assertion.cue() == Cue.PITCH ? Cue.ENERGY : Cue.PITCH;
        Finding second = finding.with(Assertion.of(other, "high"), span[0], span[1]);
        found.add(deny(second, binding.attributive()));
      }
    }
  }

  /**
   * Becoming, starting and comparing with the end of the clip make a drift, or nothing, of a level.
   */
  private Assertion localized(int i, Binder.Binding binding) {
    Assertion assertion = binding.assertion();
    if (binding.attributive() || assertion.isDrift()) {
      return assertion;
    }
    int before = i - 1;
    while (before >= 0
        && (units.get(before).is(Kind.DEGREE)
            || units.get(before).is(Kind.NEG)
            || units.get(before).is(Kind.ADJ)
            || units.get(before).is(Kind.COORD))) {
      before--;
    }
    boolean becomes = before >= 0 && units.get(before).is(Kind.BECOME);
    boolean compared = COMPARATIVES.contains(units.get(i).text()) && timeIn(units.get(i).clause());
    if (becomes || compared) {
      return MoveReader.drift(assertion);
    }
    boolean local = before >= 0 && units.get(before).is(Kind.EDGE);
    return local ? null : assertion;
  }

  private boolean timeIn(int clause) {
    return units.stream()
        .anyMatch(u -> u.is(Kind.TIME) && u.clause() - clause <= 1 && u.clause() >= clause);
  }

  /** From the head to the evaluation when they are near each other, with the negation between. */
  private int[] span(int i, Binder.Binding binding) {
    Unit unit = units.get(i);
    if (binding.head() < 0 || Math.abs(binding.head() - i) > 10) {
      return new int[] {unit.start(), unit.end()};
    }
    Unit head = units.get(binding.head());
    return new int[] {Math.min(unit.start(), head.start()), Math.max(unit.end(), head.end())};
  }
}
