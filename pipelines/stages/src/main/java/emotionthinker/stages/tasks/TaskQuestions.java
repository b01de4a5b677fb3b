package emotionthinker.stages.tasks;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.TaskAttribute;
import java.io.Serializable;

/**
 * What is asked, without the options.
 *
 * @param pitch for the level of pitch
 * @param energy for the level of energy
 * @param speed for the level of speed
 * @param intonation for the contour
 * @param stress for the stressed words
 * @param orderOfPitch for the order of three variants by pitch
 * @param orderOfEnergy for the order by energy
 * @param orderOfSpeed for the order by speed
 */
public record TaskQuestions(
    String pitch,
    String energy,
    String speed,
    String intonation,
    String stress,
    String orderOfPitch,
    String orderOfEnergy,
    String orderOfSpeed)
    implements Serializable {

  /** Checks every invariant. */
  public TaskQuestions {
    Checks.text("pitch", pitch);
    Checks.text("energy", energy);
    Checks.text("speed", speed);
    Checks.text("intonation", intonation);
    Checks.text("stress", stress);
    Checks.text("order_of_pitch", orderOfPitch);
    Checks.text("order_of_energy", orderOfEnergy);
    Checks.text("order_of_speed", orderOfSpeed);
  }

  /** The defaults of conf/reference/tasks.conf. */
  public static TaskQuestions defaults() {
    return new TaskQuestions(
        "Compared with similar speakers, how high is the pitch of this voice?",
        "How loud is this voice, compared with the other recordings of its collection?",
        "How fast does this speaker talk?",
        "Which shape does the intonation of this utterance have?",
        "Which words of this utterance does the speaker stress?",
        "You hear one sentence three times. In which order do the three differ in pitch?",
        "You hear one sentence three times. In which order do the three differ in loudness?",
        "You hear one sentence three times. In which order do the three differ in speed?");
  }

  String perception(TaskAttribute attribute) {
    return switch (attribute) {
      case PITCH -> pitch;
      case ENERGY -> energy;
      case SPEED -> speed;
      case INTONATION -> intonation;
      case STRESS -> stress;
    };
  }

  String order(TaskAttribute attribute) {
    return switch (attribute) {
      case PITCH -> orderOfPitch;
      case ENERGY -> orderOfEnergy;
      case SPEED -> orderOfSpeed;
      case INTONATION, STRESS -> throw new IllegalArgumentException(attribute + " has no order");
    };
  }
}
