package emotionthinker.stages.cot.claims;

import emotionthinker.schemas.Cue;
import java.util.List;
import java.util.Set;

/**
 * Reads movement verbs and nouns by what moves. Intonation, voice and phrase move as a contour
 * (rising, falling); loudness and tempo drift (increasing, decreasing). Pitch drifts when a phrase
 * of time says so ("toward the end") and is a contour otherwise.
 */
final class MoveReader {
  private static final Set<String> GROWING = Set.of("grows", "growing", "grow", "grew");

  /** Phrases of time that compare parts of the clip; the others only say how the contour runs. */
  private static final Set<String> BETWEEN_PARTS =
      Set.of(
          "in the second half",
          "midway",
          "halfway",
          "partway",
          "after that",
          "than at the start",
          "than at the beginning",
          "than at the end",
          "over time",
          "as she",
          "as he",
          "as they",
          "as the speaker",
          "along the way");

  private final List<Unit> units;
  private final Binder binder;

  MoveReader(List<Unit> units, Binder binder) {
    this.units = units;
    this.binder = binder;
  }

  /** The level of an evaluation turned into its drift; null when it has no direction. */
  static Assertion drift(Assertion assertion) {
    boolean graded =
        assertion.cue() == Cue.PITCH
            || assertion.cue() == Cue.ENERGY
            || assertion.cue() == Cue.SPEED;
    return switch (assertion.value()) {
      case "high", "fast" -> Assertion.of(assertion.cue(), "increasing");
      case "low", "slow" -> Assertion.of(assertion.cue(), "decreasing");
      default -> graded ? null : assertion;
    };
  }

  /** The claim of the movement at {@code i}; null when it moves nothing that is measured. */
  Finding at(int i) {
    Unit unit = units.get(i);
    if (unit.is(Kind.BECOME) && !(GROWING.contains(unit.text()) && !evaluationFollows(i))) {
      return null;
    }
    boolean up = unit.is(Kind.BECOME) || unit.sense().up();
    int head = binder.headAfterPreposition(i);
    if (head < 0 || units.get(head).isHead(Head.WORDS)) {
      head = strangerBefore(i) ? -1 : binder.headToTheLeft(i);
    }
    if (head < 0 && binder.pronounSubject(i) && !strangerBefore(i)) {
      return ofCarried(i, up);
    }
    if (head < 0) {
      return afterEdge(i) || atTheEnd(i)
          ? finding(Cue.INTONATION, up ? "rising" : "falling", i, -1)
          : null;
    }
    return switch (units.get(head).sense().head()) {
      case INTONATION, RANGE, VOICE, SPEECH ->
          finding(Cue.INTONATION, up ? "rising" : "falling", i, head);
      case PITCH ->
          drifts(i) || atWord(i)
              ? finding(Cue.PITCH, up ? "increasing" : "decreasing", i, head)
              : finding(Cue.INTONATION, up ? "rising" : "falling", i, head);
      case ENERGY -> finding(Cue.ENERGY, up ? "increasing" : "decreasing", i, head);
      case SPEED -> finding(Cue.SPEED, up ? "increasing" : "decreasing", i, head);
      default -> null;
    };
  }

  /** "The contour is clear. It rises ..." */
  private Finding ofCarried(int i, boolean up) {
    return switch (binder.carried()) {
      case ENERGY -> finding(Cue.ENERGY, up ? "increasing" : "decreasing", i, -1);
      case SPEED -> finding(Cue.SPEED, up ? "increasing" : "decreasing", i, -1);
      case INTONATION, PITCH, RANGE, VOICE ->
          finding(Cue.INTONATION, up ? "rising" : "falling", i, -1);
      default -> null;
    };
  }

  private Finding finding(Cue cue, String value, int i, int head) {
    Unit unit = units.get(i);
    int start = head < 0 ? unit.start() : Math.min(unit.start(), units.get(head).start());
    int end = head < 0 ? unit.end() : Math.max(unit.end(), units.get(head).end());
    return new Finding(Assertion.of(cue, value), false, start, end, i, head);
  }

  private boolean evaluationFollows(int i) {
    for (int j = i + 1; j < units.size() && j <= i + 4; j++) {
      if (units.get(j).is(Kind.ADJ)) {
        return true;
      }
    }
    return false;
  }

  /** "Tension rises", "the mood drops": something else moves. */
  private boolean strangerBefore(int i) {
    int j = i - 1;
    while (j >= 0 && (units.get(j).is(Kind.DEGREE) || units.get(j).text().endsWith("ly"))) {
      j--;
    }
    if (j < 0) {
      return false;
    }
    return units.get(j).is(Kind.EMOTION)
        || (units.get(j).is(Kind.OTHER)
            && !Set.of("then", "it", "both").contains(units.get(j).text())
            && (j == 0 || !units.get(j - 1).is(Kind.HEAD)));
  }

  private boolean afterEdge(int i) {
    for (int j = i - 1; j >= 0 && j >= i - 4; j--) {
      if (units.get(j).is(Kind.EDGE)) {
        return true;
      }
      if (!units.get(j).is(Kind.DET)
          && !units.get(j).is(Kind.DEGREE)
          && !units.get(j).is(Kind.PREP)
          && !units.get(j).is(Kind.OTHER)) {
        return false;
      }
    }
    return false;
  }

  /** "It goes up at the end", "loud, falling at the end": nothing else does so there. */
  private boolean atTheEnd(int i) {
    boolean last =
        i + 1 < units.size()
            && Set.of("at the end", "at the close").contains(units.get(i + 1).text());
    if (!last || i == 0) {
      return last;
    }
    Unit before = units.get(i - 1);
    return before.text().equals("it")
        ? binder.carried() == null
        : before.is(Kind.COMMA) || before.is(Kind.HARD);
  }

  /** "The pitch jumps on 'roller coaster'": a change at one word. */
  private boolean atWord(int i) {
    for (int k = i + 1; k + 1 < units.size() && k <= i + 3; k++) {
      int word = k + 1;
      while (word + 1 < units.size()
          && (units.get(word).is(Kind.DET) || units.get(word).text().equals("word"))) {
        word++;
      }
      if (units.get(k).is(Kind.PREP) && units.get(word).is(Kind.QUOTE)) {
        return true;
      }
    }
    return false;
  }

  private boolean drifts(int i) {
    int clause = units.get(i).clause();
    return units.stream()
        .anyMatch(u -> u.is(Kind.TIME) && u.clause() == clause && BETWEEN_PARTS.contains(u.text()));
  }
}
