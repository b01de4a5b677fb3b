package emotionthinker.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The pitch trackers a user can ask for by name. */
public enum PitchPreset {
  /** {@code default}: {@link SpeechPitchTracker}, 60–600 Hz. */
  DEFAULT,
  /** {@code praat-ac}: the track of Praat's raw autocorrelation, 75–600 Hz. */
  PRAAT_AC,
  /**
   * {@code praat-filtered-ac}: the track of Praat's (6.4 and later) filtered autocorrelation,
   * 75–600 Hz.
   */
  PRAAT_FILTERED_AC;

  /** The name as written in configurations and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The preset of that label.
   *
   * @throws IllegalArgumentException when there is none; the message lists the labels
   */
  public static PitchPreset of(String label) {
    for (PitchPreset preset : values()) {
      if (preset.label().equals(label)) {
        return preset;
      }
    }
    throw new IllegalArgumentException(
        "pitch preset = "
            + label
            + ", allowed: "
            + Arrays.stream(values()).map(PitchPreset::label).collect(Collectors.joining(", ")));
  }

  /** A new tracker with 10 ms frames, for one thread. */
  public PitchTracker newTracker() {
    return switch (this) {
      case DEFAULT -> new SpeechPitchTracker();
      case PRAAT_AC -> new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation());
      case PRAAT_FILTERED_AC -> new PraatPitchTracker(PraatPitchSettings.filteredAutocorrelation());
    };
  }
}
