package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.stages.cot.CueSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Operators against the interpretation. */
final class MeaningDamage {
  /** What a cue is said to speak of, after a comma: the links of the template, and common ones. */
  private static final Pattern LINK =
      Pattern.compile(
          ", (?:pointing to|suggesting|hinting at|indicating|conveying|reflecting|in line with"
              + "|in keeping with|consistent with|which (?:speaks of|brings|conveys|suggests"
              + "|indicates|points to)) [^,.;]+");

  private static final List<String> GENERIC =
      List.of(
          "All of this tells us something about how the person feels.",
          "People show their feelings in many ways.",
          "Such things can mean a lot of different things.",
          "The way of speaking fits the situation.",
          "There is clearly an emotion behind it.",
          "It gives a certain impression.",
          "Emotions can be heard in how people talk.",
          "One can learn a good deal by listening closely.",
          "It is an interesting way to put it.",
          "Different listeners may hear different things in it.",
          "The person seems to feel one way or another.",
          "All in all it makes sense in its context.");

  private static final List<String> UNRELATED =
      List.of(
          "The recording has been made indoors, so the feeling must be a private one.",
          "The sentence has few words, and few words are always a sign of the mood.",
          "Most recordings of this kind are of this emotion.",
          "The first letter of the sentence is telling in this respect.",
          "Someone of this age would hardly feel anything else.",
          "It was probably the end of a long day, which settles the question.",
          "Actors are often asked to play this one.",
          "The microphone seems to be a good one, which speaks for it.",
          "Sentences that begin like this one tend to end in this mood.",
          "It is a common emotion, and common things happen often.",
          "Nobody else is heard in the clip, so it cannot be another emotion.",
          "The clip is short, and that is typical of this state of mind.");

  /** What a cue away from its middle is not a sign of. */
  private static final List<String> WRONG_UP =
      List.of(
          "So much drive in the voice is the mark of weariness and retreat.",
          "That kind of activation is how withdrawal sounds.",
          "Urgency like this comes from being half asleep.",
          "Someone who sounds as driven as this has given up long ago.",
          "The force of it shows how little the speaker cares.");

  private static final List<String> WRONG_DOWN =
      List.of(
          "So little drive in the voice is the mark of excitement.",
          "That kind of restraint is how a burst of energy sounds.",
          "Composure like this comes from being beside oneself.",
          "Someone who holds back as much as this is about to burst with joy.",
          "The weariness of it shows how eager the speaker is.");

  private MeaningDamage() {}

  /** 1: one free sentence; 2: all of them, and what cues are said to speak of; 3: no reasons. */
  static Draft generic(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    List<Sentence> out = new ArrayList<>(draft.sentences());
    List<String> lines = Draws.shuffled(GENERIC, random);
    int used = 0;
    for (int i : Draws.places(draft, Sentence::free, severity == 1 ? 1 : 3, random)) {
      out.set(i, Sentence.plain(lines.get(used++ % lines.size())));
    }
    if (severity > 1) {
      out.replaceAll(s -> s.withText(LINK.matcher(s.text()).replaceAll("")));
    }
    if (severity == 3) {
      out.replaceAll(s -> s.conclusion() ? bare(sheet, s) : s);
    }
    return out.equals(draft.sentences()) ? draft : draft.with(out).interpretedAtMost(5 - severity);
  }

  static Draft nonSequitur(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    return unfounded(draft, sheet, severity, Draws.shuffled(UNRELATED, random));
  }

  static Draft reversed(Draft draft, CueSheet sheet, int severity, SplittableRandom random) {
    List<String> wrong = up(sheet) ? WRONG_UP : WRONG_DOWN;
    return unfounded(draft, sheet, severity, Draws.shuffled(wrong, random));
  }

  /** As many bad reasons as the severity, in the place of good ones, before the conclusion. */
  private static Draft unfounded(Draft draft, CueSheet sheet, int severity, List<String> reasons) {
    List<Sentence> out = new ArrayList<>();
    int used = 0;
    for (Sentence sentence : draft.sentences()) {
      boolean last = sentence.conclusion();
      while (last && used < severity && used < reasons.size()) {
        out.add(Sentence.plain(reasons.get(used++)));
      }
      if (severity > 1 && sentence.free()) {
        if (used < reasons.size()) {
          out.add(Sentence.plain(reasons.get(used++)));
        }
      } else {
        String unlinked = LINK.matcher(sentence.text()).replaceAll("");
        out.add(
            last && severity == 3
                ? bare(sheet, sentence)
                : sentence.withText(severity > 1 ? unlinked : sentence.text()));
      }
    }
    return draft.with(out).interpretedAtMost(4 - severity);
  }

  private static Sentence bare(CueSheet sheet, Sentence conclusion) {
    Emotion emotion = sheet.emotion();
    return emotion == null
        ? conclusion
        : new Sentence("The emotion is " + emotion.wire() + ".", List.of(), true);
  }

  /** Whether the voice is rather high, loud and fast than low, quiet and slow. */
  private static boolean up(CueSheet sheet) {
    int ups = 0;
    ups += sheet.pitchLevel() == Level.HIGH ? 1 : sheet.pitchLevel() == Level.LOW ? -1 : 0;
    ups += sheet.energyLevel() == Level.HIGH ? 1 : sheet.energyLevel() == Level.LOW ? -1 : 0;
    ups += sheet.speedLevel() == SpeedLevel.FAST ? 1 : 0;
    ups -= sheet.speedLevel() == SpeedLevel.SLOW ? 1 : 0;
    return ups >= 0;
  }
}
