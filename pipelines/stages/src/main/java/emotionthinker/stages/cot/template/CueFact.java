package emotionthinker.stages.cot.template;

import emotionthinker.schemas.Cue;
import emotionthinker.stages.cot.CueSheet;
import java.util.ArrayList;
import java.util.List;

/**
 * A cue that may be cited.
 *
 * @param value canonical level
 * @param percentile percentile of the measurement in its group; null when not known (percent)
 */
record CueFact(Cue cue, String value, Double percentile) {

  /** The four voice cues of a sheet that are known, in the order of the enum. */
  static List<CueFact> of(CueSheet sheet) {
    List<CueFact> out = new ArrayList<>();
    if (sheet.pitchLevel() != null) {
      out.add(new CueFact(Cue.PITCH, sheet.pitchLevel().wire(), sheet.pitchPercentile()));
    }
    if (sheet.energyLevel() != null) {
      out.add(new CueFact(Cue.ENERGY, sheet.energyLevel().wire(), sheet.energyPercentile()));
    }
    if (sheet.speedLevel() != null) {
      out.add(new CueFact(Cue.SPEED, sheet.speedLevel().wire(), sheet.speedPercentile()));
    }
    if (sheet.citableIntonation() != null) {
      out.add(new CueFact(Cue.INTONATION, sheet.citableIntonation().wire(), null));
    }
    return out;
  }

  String key() {
    return cue.wire() + ":" + value;
  }

  boolean isNormal() {
    return value.equals("normal");
  }

  /**
   * Distance from the middle, 0 to 1; one half for a contour and for a level without percentile.
   */
  double salience() {
    double base = percentile == null ? 0.5 : Math.abs(percentile - 50) / 50;
    return isNormal() ? base / 4 : base;
  }

  /** Extreme, or just past a border: what the writer may say in degree. */
  String degrees() {
    if (percentile == null || isNormal()) {
      return "";
    }
    double extremity = Math.abs(percentile - 50);
    if (extremity >= 42) {
      return "{very|strikingly|remarkably|markedly|unusually}";
    }
    return extremity <= 22
        ? "{slightly|somewhat|rather|fairly}"
        : "{|||noticeably|clearly|distinctly|quite}";
  }
}
