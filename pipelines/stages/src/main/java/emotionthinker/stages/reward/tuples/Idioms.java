package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Cue;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.CueSheet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Figures of speech for levels: what a person understands and a lexicon of level words does not.
 * The same ones are said of clips where they hold and where they do not, so that a figure of speech
 * as such is no sign of quality.
 */
final class Idioms {
  private static final Map<String, List<String>> SAYING =
      Map.ofEntries(
          Map.entry(
              "pitch:high",
              List.of(
                  "The notes sit near the top of what a voice can do.",
                  "The voice is up among the treetops.",
                  "It sounds as if the voice stood on tiptoe.")),
          Map.entry(
              "pitch:normal",
              List.of(
                  "The notes are those of everyday talk.",
                  "The voice sits where one would expect it.")),
          Map.entry(
              "pitch:low",
              List.of(
                  "The notes stay near the bottom of what a voice can do.",
                  "It all comes from down in the chest.",
                  "The voice rumbles along in the cellar.")),
          Map.entry(
              "energy:high",
              List.of(
                  "The words would carry across a crowded hall.",
                  "It is said at the top of the lungs.",
                  "One could hear it through a closed door.")),
          Map.entry(
              "energy:normal",
              List.of(
                  "It is said as one speaks across a desk.",
                  "One need neither lean in nor step back.")),
          Map.entry(
              "energy:low",
              List.of(
                  "One has to lean in to catch the words.",
                  "The words hardly reach across a table.",
                  "It would not wake a sleeping child.")),
          Map.entry(
              "speed:fast",
              List.of(
                  "The words tumble over each other.",
                  "It is over before one can take a breath.",
                  "One word treads on the heels of the next.")),
          Map.entry(
              "speed:normal",
              List.of(
                  "The words come as they do over a cup of tea.",
                  "One could take notes and not miss much.")),
          Map.entry(
              "speed:slow",
              List.of(
                  "There is all the time in the world between one word and the next.",
                  "The words come like drops from a tap.",
                  "One waits for each word like for a late bus.")),
          Map.entry(
              "intonation:rising",
              List.of(
                  "The line lifts at its end as if asking.",
                  "The line ends with its eyebrows up.")),
          Map.entry(
              "intonation:falling",
              List.of(
                  "The line sinks away like a stone at its end.",
                  "The line ends like a door being shut.")),
          Map.entry(
              "intonation:rising-falling", List.of("The line goes over a hill and down again.")),
          Map.entry(
              "intonation:falling-rising", List.of("The line goes through a valley and up again.")),
          Map.entry(
              "intonation:flat",
              List.of(
                  "The line runs along as straight as a ruler.",
                  "The line is like a road through a plain.")),
          Map.entry(
              "intonation:expressive",
              List.of("The line leaps about like a song.", "The line is a ride over many hills.")));

  private static final Map<String, String> OPPOSITE =
      Map.ofEntries(
          Map.entry("pitch:high", "pitch:low"),
          Map.entry("pitch:normal", "pitch:high"),
          Map.entry("pitch:low", "pitch:high"),
          Map.entry("energy:high", "energy:low"),
          Map.entry("energy:normal", "energy:high"),
          Map.entry("energy:low", "energy:high"),
          Map.entry("speed:fast", "speed:slow"),
          Map.entry("speed:normal", "speed:fast"),
          Map.entry("speed:slow", "speed:fast"),
          Map.entry("intonation:rising", "intonation:falling"),
          Map.entry("intonation:falling", "intonation:rising"),
          Map.entry("intonation:rising-falling", "intonation:falling-rising"),
          Map.entry("intonation:falling-rising", "intonation:rising-falling"),
          Map.entry("intonation:flat", "intonation:expressive"),
          Map.entry("intonation:expressive", "intonation:flat"));

  private Idioms() {}

  /** Something true or false of a cue; null when the sheet does not know it. */
  static String say(Cue cue, CueSheet sheet, boolean holds, SplittableRandom random) {
    WireName level =
        switch (cue) {
          case PITCH -> sheet.pitchLevel();
          case ENERGY -> sheet.energyLevel();
          case SPEED -> sheet.speedLevel();
          default -> sheet.citableIntonation();
        };
    if (level == null) {
      return null;
    }
    String key = cue.wire() + ":" + level.wire();
    return Draws.pick(SAYING.get(holds ? key : OPPOSITE.get(key)), random);
  }
}
