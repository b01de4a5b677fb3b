package emotionthinker.stages.reward.reading;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.stages.cot.CueSheet;

/** A cue sheet as flags: one per value of pitch, energy, speed, intonation and emotion. */
public final class SheetSigns {
  /** Number of flags. */
  public static final int SIZE =
      2 * Level.values().length
          + SpeedLevel.values().length
          + Intonation.values().length
          + Emotion.values().length;

  private SheetSigns() {}

  /** The flags; none of a group is set for a cue that is not known. */
  static DoubleSeries of(CueSheet sheet) {
    double[] out = new double[SIZE];
    int at = 0;
    at = set(out, at, sheet.pitchLevel(), Level.values().length);
    at = set(out, at, sheet.energyLevel(), Level.values().length);
    at = set(out, at, sheet.speedLevel(), SpeedLevel.values().length);
    at = set(out, at, sheet.citableIntonation(), Intonation.values().length);
    set(out, at, sheet.emotion(), Emotion.values().length);
    return DoubleSeries.of(out);
  }

  private static int set(double[] out, int at, Enum<?> value, int many) {
    if (value != null) {
      out[at + value.ordinal()] = 1;
    }
    return at + many;
  }
}
