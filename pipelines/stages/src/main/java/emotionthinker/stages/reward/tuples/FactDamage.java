package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Cue;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.template.Prose;
import emotionthinker.stages.reward.CueCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Operators against the facts. */
final class FactDamage {
  private static final List<String> INVENTED =
      List.of(
          "A faint tremor runs through the voice.",
          "Between the phrases there are long, heavy pauses.",
          "The voice is breathy, almost a sigh.",
          "A creak at the end of the words betrays strain.",
          "One can hear a sharp intake of breath before each phrase.",
          "The voice turns hoarse towards the end.",
          "A short laugh breaks into the middle of the line.",
          "The speaker hesitates more than once.");

  private FactDamage() {}

  static Draft contradict(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    List<Sentence> out = new ArrayList<>(draft.sentences());
    for (int i : Draws.places(draft, Sentence::speaksOfVoice, severity, random)) {
      out.set(i, contradicted(out.get(i)));
    }
    return draft.with(out);
  }

  private static Sentence contradicted(Sentence sentence) {
    String text = sentence.text();
    List<Fact> facts = new ArrayList<>();
    for (Fact fact : sentence.facts()) {
      String opposite = Opposites.of(fact.cue(), fact.quote());
      boolean turned = fact.holds() && opposite != null && text.contains(fact.quote());
      if (turned) {
        int at = text.indexOf(fact.quote());
        text = text.substring(0, at) + opposite + text.substring(at + fact.quote().length());
        facts.add(new Fact(fact.cue(), false, opposite));
      } else {
        facts.add(fact);
      }
    }
    return new Sentence(Prose.withArticles(text), facts, sentence.conclusion());
  }

  static Draft falseIdioms(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    return idioms(draft, sheet, false, severity, random);
  }

  static Draft trueIdioms(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    return idioms(draft, sheet, true, severity, random);
  }

  private static Draft idioms(
      Draft draft, CueSheet sheet, boolean holds, int severity, SplittableRandom random) {
    List<Sentence> out = new ArrayList<>(draft.sentences());
    for (int i : Draws.places(draft, Sentence::speaksOfVoice, severity, random)) {
      Sentence sentence = out.get(i);
      List<String> said = new ArrayList<>();
      List<Fact> facts = new ArrayList<>();
      for (Cue cue : CueCoverage.COUNTED.stream().sorted().toList()) {
        boolean spoken = sentence.facts().stream().anyMatch(f -> f.cue() == cue);
        String idiom = spoken ? Idioms.say(cue, sheet, holds, random) : null;
        if (idiom != null) {
          said.add(idiom);
          facts.add(new Fact(cue, holds, ""));
        }
      }
      if (!said.isEmpty() && !sentence.conclusion()) {
        out.set(i, new Sentence(String.join(" ", said), facts, false));
      }
    }
    return draft.with(out);
  }

  /** None of them is measured: no sheet of ours has voice quality or breaths. */
  static Draft invent(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    List<Sentence> out = new ArrayList<>(draft.sentences());
    List<String> invented = Draws.shuffled(INVENTED, random);
    int many = severity == 1 ? 1 : severity == 2 ? 3 : 6;
    for (String text : invented.subList(0, many)) {
      Sentence sentence =
          new Sentence(text, List.of(new Fact(Cue.VOICE_QUALITY, false, "")), false);
      out.add(random.nextInt(Math.max(1, out.size())), sentence);
    }
    return draft.with(out);
  }
}
