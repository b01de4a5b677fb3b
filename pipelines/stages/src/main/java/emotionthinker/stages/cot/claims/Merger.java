package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Joins findings of one sentence: a rise and a fall become one contour, repetitions one claim. */
final class Merger {
  private static final int REACH = 6;

  private Merger() {}

  static List<Finding> merge(List<Unit> units, List<Finding> found) {
    List<Finding> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Finding::anchor));
    return withoutRepetition(units, turns(units, sorted));
  }

  private static List<Finding> turns(List<Unit> units, List<Finding> sorted) {
    List<Finding> out = new ArrayList<>();
    for (Finding next : sorted) {
      Finding last = out.isEmpty() ? null : out.get(out.size() - 1);
      if (last != null && span(units, last, next)) {
        Set<String> both = new HashSet<>(last.assertion().accepts());
        both.addAll(next.assertion().accepts());
        Assertion range = new Assertion(last.assertion().cue(), last.assertion().value(), both);
        out.set(out.size() - 1, last.with(range, last.start(), next.end()));
        continue;
      }
      if (last != null && sameContour(last, next) && linked(units, last, next)) {
        out.set(
            out.size() - 1,
            last.with(last.assertion(), last.start(), Math.max(last.end(), next.end())));
        continue;
      }
      if (last != null && neither(units, last, next)) {
        out.set(
            out.size() - 1,
            new Finding(
                Assertion.of(Cue.INTONATION, "flat"),
                false,
                last.start(),
                next.end(),
                last.anchor(),
                last.head()));
        continue;
      }
      String turn = last == null ? null : turn(last, next);
      if (turn != null && linked(units, last, next)) {
        out.set(
            out.size() - 1,
            last.with(
                Assertion.of(Cue.INTONATION, turn),
                Math.min(last.start(), next.start()),
                Math.max(last.end(), next.end())));
      } else {
        out.add(next);
      }
    }
    return out;
  }

  /** "A dip in the middle and then up again": the second half of the same contour. */
  private static boolean sameContour(Finding a, Finding b) {
    return a.assertion().cue() == Cue.INTONATION
        && b.assertion().cue() == Cue.INTONATION
        && !a.negated()
        && !b.negated()
        && a.assertion().value().contains("-")
        && !b.assertion().value().contains("-")
        && a.assertion().value().contains(b.assertion().value());
  }

  /** "Moderate to high": one claim that either level bears out. */
  private static boolean span(List<Unit> units, Finding a, Finding b) {
    return b.anchor() == a.anchor() + 2
        && units.get(a.anchor() + 1).text().equals("to")
        && a.assertion().cue() == b.assertion().cue();
  }

  /** "Does not rise or fall", "neither rises nor falls". */
  private static boolean neither(List<Unit> units, Finding a, Finding b) {
    return a.negated()
        && b.negated()
        && units.get(a.anchor()).is(Kind.MOVE)
        && units.get(b.anchor()).is(Kind.MOVE)
        && a.assertion().cue() == Cue.INTONATION
        && b.assertion().cue() == Cue.INTONATION
        && b.anchor() - a.anchor() <= 3;
  }

  private static String turn(Finding a, Finding b) {
    if (a.negated() || b.negated()) {
      return null;
    }
    String first = direction(a.assertion());
    String second = direction(b.assertion());
    if (first == null || second == null || first.equals(second)) {
      return null;
    }
    return first + "-" + second;
  }

  /** Pitch that first climbs and then comes down in time is a contour as well. */
  private static String direction(Assertion assertion) {
    if (assertion.cue() == Cue.INTONATION
        && Set.of("rising", "falling").contains(assertion.value())) {
      return assertion.value();
    }
    if (assertion.cue() == Cue.PITCH && assertion.isDrift()) {
      return assertion.value().equals("increasing") ? "rising" : "falling";
    }
    return null;
  }

  private static boolean linked(List<Unit> units, Finding a, Finding b) {
    if (b.anchor() - a.anchor() > REACH + 2) {
      return false;
    }
    if (a.assertion().cue() == Cue.PITCH
        && b.assertion().cue() == Cue.PITCH
        && units.subList(a.anchor(), b.anchor()).stream().anyMatch(u -> u.is(Kind.QUOTE))) {
      // "Leaps on 'wow' and comes down on 'size'": a change at each of two words.
      return false;
    }
    boolean connector = false;
    for (int k = a.anchor() + 1; k < b.anchor(); k++) {
      Unit unit = units.get(k);
      if (unit.is(Kind.HEAD) && k != b.head() && k != a.head()) {
        return false;
      }
      connector |=
          unit.is(Kind.COMMA)
              || unit.is(Kind.COORD)
              || Set.of("then", "before", "followed by", "followed", "only", "but")
                  .contains(unit.text());
    }
    return connector || b.anchor() == a.anchor() + 1;
  }

  /** "A tight, strained voice": one quality in two adjectives. */
  private static boolean stacked(List<Unit> units, Finding a, Finding b) {
    return a.assertion().cue() == Cue.VOICE_QUALITY
        && b.assertion().cue() == Cue.VOICE_QUALITY
        && a.negated() == b.negated()
        && a.head() > b.anchor()
        && a.head() == b.head()
        && b.anchor() == a.anchor() + 2
        && units.get(a.anchor() + 1).is(Kind.COMMA);
  }

  private static List<Finding> withoutRepetition(List<Unit> units, List<Finding> findings) {
    List<Finding> out = new ArrayList<>();
    for (Finding next : findings) {
      int same = -1;
      for (int k = 0; k < out.size(); k++) {
        Finding former = out.get(k);
        boolean stacked = stacked(units, former, next);
        boolean near =
            stacked
                || (former.head() >= 0 && former.head() == next.head())
                || (former.start() < next.end() && next.start() < former.end())
                || Math.abs(former.anchor() - next.anchor()) <= 3;
        if ((former.sameClaim(next) || stacked) && near) {
          same = k;
        }
      }
      if (same < 0) {
        out.add(next);
      } else {
        Finding former = out.get(same);
        out.set(
            same,
            former.with(
                former.assertion(),
                Math.min(former.start(), next.start()),
                Math.max(former.end(), next.end())));
      }
    }
    return out;
  }
}
