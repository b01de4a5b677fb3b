package emotionthinker.stages.tasks;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.TaskAttribute;
import java.io.Serializable;
import java.util.List;

/**
 * Which prosody tasks are made and how.
 *
 * @param perception what is asked about single utterances
 * @param comparative what variants differ in: of pitch, energy, speed
 * @param comparativeShare share of utterances that a comparative task is made of (0..1)
 * @param pitchStepSt distance of neighbouring variants in pitch (st)
 * @param energyStepDb in energy (dB)
 * @param speedStepRatio in speed (ratio)
 * @param centreShare how far, in steps, the middle variant may lie from the utterance itself
 * @param leastRealisedShare least share of a step that neighbouring variants must measure apart
 * @param pauseS silence between variants (s)
 * @param leastDurationS utterances shorter than this make no comparative task (s)
 * @param mostDurationS nor do longer ones (s)
 * @param leastSyllables nor those with fewer syllable nuclei
 * @param sampleRateHz rate of the variants; recordings of a lower rate keep theirs (Hz)
 * @param rowsPerPart rows of a part of the table, since it carries audio (rows)
 * @param seed of every choice
 * @param questions what is asked
 */
public record TaskOptions(
    List<TaskAttribute> perception,
    List<TaskAttribute> comparative,
    double comparativeShare,
    double pitchStepSt,
    double energyStepDb,
    double speedStepRatio,
    double centreShare,
    double leastRealisedShare,
    double pauseS,
    double leastDurationS,
    double mostDurationS,
    int leastSyllables,
    int sampleRateHz,
    int rowsPerPart,
    long seed,
    TaskQuestions questions)
    implements Serializable {
  private static final double MOST_STEP_ST = 9;
  private static final double MOST_STEP_RATIO = 1.6;
  private static final List<TaskAttribute> ORDERED =
      List.of(TaskAttribute.PITCH, TaskAttribute.ENERGY, TaskAttribute.SPEED);

  /** Checks every range; throws IllegalArgumentException naming component, value and range. */
  public TaskOptions {
    perception = Checks.list("perception", perception);
    comparative = Checks.list("comparative", comparative);
    if (!ORDERED.containsAll(comparative)) {
      throw Checks.bad("comparative", comparative, "of pitch, energy, speed");
    }
    Checks.share("comparative_share", comparativeShare);
    Checks.range("pitch_step_st", pitchStepSt, 1, MOST_STEP_ST, "from 1 to 9");
    Checks.range("energy_step_db", energyStepDb, 1, 20, "from 1 to 20");
    Checks.range("speed_step_ratio", speedStepRatio, 1.05, MOST_STEP_RATIO, "from 1.05 to 1.6");
    Checks.range("centre_share", centreShare, 0, 0.25, "from 0 to 0.25");
    Checks.range("least_realised_share", leastRealisedShare, 0.1, 0.9, "from 0.1 to 0.9");
    Checks.range("pause_s", pauseS, 0.1, 3, "from 0.1 to 3");
    Checks.range("least_duration_s", leastDurationS, 0.3, 60, "from 0.3 to 60");
    Checks.range("most_duration_s", mostDurationS, leastDurationS, 60, "from the least to 60");
    Checks.nonNegative("least_syllables", leastSyllables);
    Checks.range("sample_rate_hz", (double) sampleRateHz, 8000, 48000, "from 8000 to 48000");
    Checks.positive("rows_per_part", rowsPerPart);
    Checks.present("questions", questions);
  }

  /** The defaults of conf/reference/tasks.conf, where each names its source. */
  public static TaskOptions defaults() {
    return new TaskOptions(
        List.of(TaskAttribute.values()),
        ORDERED,
        0.25,
        4,
        6,
        1.25,
        0.25,
        0.5,
        0.4,
        0.8,
        8,
        4,
        16_000,
        2000,
        20260115L,
        TaskQuestions.defaults());
  }
}
