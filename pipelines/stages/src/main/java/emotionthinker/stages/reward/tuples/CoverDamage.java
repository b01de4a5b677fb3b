package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Cue;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.reward.CueCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Operators against completeness. */
final class CoverDamage {
  private static final Map<Cue, List<String>> VAGUE =
      Map.of(
          Cue.PITCH,
          List.of("The pitch plays its part.", "Something could be said of the pitch as well."),
          Cue.ENERGY,
          List.of("The volume is part of the picture.", "Then there is the matter of loudness."),
          Cue.SPEED,
          List.of("The pace has a role of its own.", "The tempo deserves attention too."),
          Cue.INTONATION,
          List.of("The melody adds its share.", "The intonation is worth listening to."));

  private CoverDamage() {}

  private static boolean removable(Sentence sentence) {
    return sentence.speaksOfVoice() && !sentence.conclusion();
  }

  static Draft drop(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    List<Sentence> out = new ArrayList<>(draft.sentences());
    Draws.places(draft, CoverDamage::removable, severity, random).stream()
        .sorted((a, b) -> b - a)
        .forEach(i -> out.remove((int) i));
    return draft.with(out);
  }

  static Draft vague(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    List<Sentence> out = new ArrayList<>(draft.sentences());
    for (int i : Draws.places(draft, CoverDamage::removable, severity, random)) {
      TreeSet<Cue> cues = new TreeSet<>();
      out.get(i).facts().stream()
          .map(Fact::cue)
          .filter(CueCoverage.COUNTED::contains)
          .forEach(cues::add);
      List<String> said = cues.stream().map(cue -> Draws.pick(VAGUE.get(cue), random)).toList();
      out.set(i, Sentence.plain(String.join(" ", said)));
    }
    return draft.with(out);
  }
}
