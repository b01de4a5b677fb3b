package emotionthinker.stages.prosody;

import emotionthinker.schemas.WireName;
import emotionthinker.signal.PitchTracker;
import emotionthinker.signal.PraatPitchSettings;
import emotionthinker.signal.PraatPitchTracker;
import emotionthinker.signal.SpeechPitchTracker;

/** The F0 trackers by name. */
public enum PitchPreset implements WireName {
  /** Our own tracker, made for speech and for speed. */
  DEFAULT("default"),
  /** Praat's raw autocorrelation (Boersma 1993). */
  PRAAT_AC("praat-ac"),
  /** Praat's filtered autocorrelation, recommended from version 6.4 on. */
  PRAAT_FILTERED_AC("praat-filtered-ac");

  private final String wire;

  PitchPreset(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** A new tracker, for one thread. */
  public PitchTracker tracker() {
    return switch (this) {
      case DEFAULT -> new SpeechPitchTracker();
      case PRAAT_AC -> new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation());
      case PRAAT_FILTERED_AC -> new PraatPitchTracker(PraatPitchSettings.filteredAutocorrelation());
    };
  }
}
