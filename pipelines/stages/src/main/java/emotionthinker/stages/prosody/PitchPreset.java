package emotionthinker.stages.prosody;

import emotionthinker.schemas.WireName;
import emotionthinker.signal.PitchTracker;

/** The F0 trackers of {@link emotionthinker.signal.PitchPreset}, by the names of configurations. */
public enum PitchPreset implements WireName {
  /** Our own tracker, made for speech and for speed. */
  DEFAULT,
  /** Praat's raw autocorrelation (Boersma 1993). */
  PRAAT_AC,
  /** Praat's filtered autocorrelation, recommended from version 6.4 on. */
  PRAAT_FILTERED_AC;

  private emotionthinker.signal.PitchPreset preset() {
    return emotionthinker.signal.PitchPreset.valueOf(name());
  }

  @Override
  public String wire() {
    return preset().label();
  }

  /** A new tracker, for one thread. */
  public PitchTracker tracker() {
    return preset().newTracker();
  }
}
