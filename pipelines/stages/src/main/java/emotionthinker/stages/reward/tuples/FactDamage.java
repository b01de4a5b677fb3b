package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.template.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** What would be said of the opposite of a level, in words that name no level. */
  private static final Map<String, List<String>> IDIOMS =
      Map.ofEntries(
          Map.entry(
              "pitch:high",
              List.of(
                  "The notes stay near the bottom of what a voice can do.",
                  "It all comes from down in the chest.")),
          Map.entry(
              "pitch:low",
              List.of(
                  "The notes sit near the top of what a voice can do.",
                  "The voice is up among the treetops.")),
          Map.entry("pitch:normal", List.of("The notes sit near the top of what a voice can do.")),
          Map.entry(
              "energy:high",
              List.of(
                  "One has to lean in to catch the words.",
                  "The words hardly reach across a table.")),
          Map.entry(
              "energy:low",
              List.of(
                  "The words would carry across a crowded hall.",
                  "It is said at the top of the lungs.")),
          Map.entry("energy:normal", List.of("It is said at the top of the lungs.")),
          Map.entry(
              "speed:fast",
              List.of(
                  "There is all the time in the world between one word and the next.",
                  "The words come like drops from a tap.")),
          Map.entry(
              "speed:slow",
              List.of(
                  "The words tumble over each other.", "It is over before one can take a breath.")),
          Map.entry("speed:normal", List.of("The words tumble over each other.")),
          Map.entry("intonation:rising", List.of("The line sinks away like a stone at its end.")),
          Map.entry("intonation:falling", List.of("The line lifts at its end as if asking.")),
          Map.entry(
              "intonation:rising-falling", List.of("The line runs along as straight as a ruler.")),
          Map.entry(
              "intonation:falling-rising", List.of("The line runs along as straight as a ruler.")),
          Map.entry("intonation:flat", List.of("The line leaps about like a song.")),
          Map.entry(
              "intonation:expressive", List.of("The line runs along as straight as a ruler.")));

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

  static Draft idioms(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    List<Sentence> out = new ArrayList<>(draft.sentences());
    for (int i : Draws.places(draft, Sentence::speaksOfVoice, severity, random)) {
      Sentence sentence = out.get(i);
      List<String> said = new ArrayList<>();
      List<Fact> facts = new ArrayList<>();
      for (Cue cue : Sentence.VOICE.stream().sorted().toList()) {
        List<String> idioms = IDIOMS.get(cue.wire() + ":" + level(cue, sheet));
        if (idioms != null && sentence.facts().stream().anyMatch(f -> f.cue() == cue)) {
          said.add(Draws.pick(idioms, random));
          facts.add(new Fact(cue, false, ""));
        }
      }
      if (!said.isEmpty() && !sentence.conclusion()) {
        out.set(i, new Sentence(String.join(" ", said), facts, false));
      }
    }
    return draft.with(out);
  }

  private static String level(Cue cue, CueSheet sheet) {
    WireName level =
        switch (cue) {
          case PITCH -> sheet.pitchLevel();
          case ENERGY -> sheet.energyLevel();
          case SPEED -> sheet.speedLevel();
          default -> sheet.citableIntonation();
        };
    return level == null ? "" : level.wire();
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
