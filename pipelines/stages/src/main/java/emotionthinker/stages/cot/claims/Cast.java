package emotionthinker.stages.cot.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who speaks, in a text that names a role and no speaker: "customer raises her voice". The first
 * such role is the speaker, and whoever serves it ("the agent stays calm") is somebody else. Where
 * the speaker is named before, a customer is whom the speaker talks to.
 */
final class Cast {
  private static final Set<String> ROLES =
      Set.of(
          "customer",
          "passenger",
          "waiter",
          "announcer",
          "interviewer",
          "operator",
          "dispatcher",
          "call taker",
          "mother",
          "father",
          "husband",
          "wife",
          "neighbour",
          "neighbor");
  private static final Set<String> SERVING =
      Set.of("agent", "clerk", "nurse", "doctor", "examiner", "assistant", "therapist");
  private static final Set<String> NOT_THE_SPEAKER =
      Set.of("her", "his", "their", "my", "another", "other", "some");
  private static final Set<String> OF_THE_SPEAKER = Set.of("of", "from", "by");

  private String speaker;
  private boolean named;

  /** The units of the next sentence, with the role that speaks as a speaker. */
  List<Unit> resolve(List<Unit> units) {
    List<Unit> out = new ArrayList<>(units);
    for (int i = 0; i < out.size(); i++) {
      Unit unit = out.get(i);
      boolean role = unit.is(Kind.OTHERS) && ROLES.contains(unit.text());
      if (role && speaker == null && !named && !scenery(out) && subject(out, i)) {
        speaker = unit.text();
      }
      if (role && unit.text().equals(speaker)) {
        out.set(i, with(unit, Sense.head(Head.SPEAKER)));
      } else if (speaker != null && unit.is(Kind.OTHER) && SERVING.contains(unit.text())) {
        out.set(i, with(unit, Sense.of(Kind.OTHERS)));
      }
      named |= unit.isHead(Head.SPEAKER);
    }
    return out;
  }

  private static boolean scenery(List<Unit> units) {
    return units.stream().anyMatch(u -> u.text().contains("background"));
  }

  private static boolean subject(List<Unit> units, int i) {
    int k = i - 1;
    while (k >= 0 && units.get(k).is(Kind.ADJ)) {
      k--;
    }
    if (k >= 0 && units.get(k).is(Kind.DET)) {
      if (NOT_THE_SPEAKER.contains(units.get(k).text())) {
        return false;
      }
      k--;
    }
    return k < 0 || !units.get(k).is(Kind.PREP) || OF_THE_SPEAKER.contains(units.get(k).text());
  }

  private static Unit with(Unit unit, Sense sense) {
    return new Unit(sense, unit.text(), unit.start(), unit.end(), unit.clause());
  }
}
