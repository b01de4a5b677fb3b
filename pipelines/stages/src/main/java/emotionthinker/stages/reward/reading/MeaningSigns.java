package emotionthinker.stages.reward.reading;

import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Emotion;
import emotionthinker.stages.reward.reading.WordList.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a sentence turns cues into a feeling, and into which: its words of feeling ({@link
 * Affect}) held against the emotion that the text concludes on and against the direction of the
 * voice cues that it claims. Nothing is learnt, so it is the same for texts of any writer.
 *
 * @param feels whether it has a word of feeling
 * @param agrees whether one goes with the conclusion
 * @param differs whether one speaks against the conclusion
 * @param fits whether a claimed direction of pitch, loudness or speed goes with such a word
 * @param clashes whether one speaks against it
 * @param plausible mean over its claimed directions: 1 when that of the conclusion's arousal, -1
 *     when the opposite
 * @param unfounded whether it gives a reason that is not in the voice ({@link Grounds})
 */
record MeaningSigns(
    boolean feels,
    boolean agrees,
    boolean differs,
    boolean fits,
    boolean clashes,
    double plausible,
    boolean unfounded) {
  static final int SIZE = 7;

  static MeaningSigns of(Line line, List<Claim> claims, Emotion conclusion) {
    List<String> forms = line.forms();
    List<Affect> affects = new ArrayList<>();
    for (String form : forms) {
      Affect affect = Affect.of(form);
      if (affect != null) {
        affects.add(affect);
      }
    }
    Affect goal = Affect.of(conclusion);
    int arousal = goal == null ? 0 : goal.arousal();
    boolean fits = false;
    boolean clashes = false;
    double plausible = 0;
    int directed = 0;
    for (Claim claim : claims) {
      int direction = direction(claim);
      if (direction != 0) {
        directed++;
        plausible += direction * arousal;
        fits |= affects.stream().anyMatch(a -> a.arousal() * direction > 0);
        clashes |= affects.stream().anyMatch(a -> a.arousal() * direction < 0);
      }
    }
    return new MeaningSigns(
        !affects.isEmpty(),
        goal != null && affects.stream().anyMatch(a -> a.with(goal)),
        goal != null && affects.stream().anyMatch(a -> a.against(goal)),
        fits,
        clashes,
        directed == 0 ? 0 : plausible / directed,
        claims.isEmpty() && Grounds.unfounded(forms));
  }

  private static int direction(Claim claim) {
    boolean leveled =
        claim.cue() == Cue.PITCH || claim.cue() == Cue.ENERGY || claim.cue() == Cue.SPEED;
    return !leveled
        ? 0
        : switch (claim.asserted()) {
          case "high", "fast" -> 1;
          case "low", "slow" -> -1;
          default -> 0;
        };
  }

  /** In -1 to 1 each. */
  double[] numbers() {
    return new double[] {
      flag(feels),
      flag(agrees),
      flag(differs),
      flag(fits),
      flag(clashes),
      plausible,
      flag(unfounded)
    };
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
