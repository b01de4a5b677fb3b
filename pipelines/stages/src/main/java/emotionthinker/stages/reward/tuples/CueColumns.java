package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.TupleCues;
import emotionthinker.stages.cot.CueSheet;
import java.util.List;

/** Cue sheets to columns and back. Voice qualities, which no stage measures yet, have none. */
public final class CueColumns {
  private CueColumns() {}

  /** The columns of a sheet. */
  public static TupleCues of(CueSheet sheet) {
    return new TupleCues(
        sheet.pitchLevel(),
        sheet.pitchPercentile(),
        sheet.energyLevel(),
        sheet.energyPercentile(),
        sheet.speedLevel(),
        sheet.speedPercentile(),
        sheet.intonation(),
        sheet.stressedWords() != null,
        sheet.stressedWords() == null ? List.of() : sheet.stressedWords(),
        sheet.gender(),
        sheet.ageLevel(),
        sheet.transcript(),
        sheet.transcriptShown(),
        sheet.language(),
        sheet.emotion(),
        sheet.pauseCount());
  }

  /** The sheet of columns. */
  public static CueSheet sheet(TupleCues cues) {
    return new CueSheet(
        cues.pitchLevel(),
        cues.pitchPercentile(),
        cues.energyLevel(),
        cues.energyPercentile(),
        cues.speedLevel(),
        cues.speedPercentile(),
        cues.intonation(),
        cues.stressMeasured() ? cues.stressedWords() : null,
        cues.gender(),
        cues.ageLevel(),
        cues.transcript(),
        cues.transcriptShown(),
        cues.language(),
        cues.emotion(),
        cues.pauseCount(),
        null);
  }
}
