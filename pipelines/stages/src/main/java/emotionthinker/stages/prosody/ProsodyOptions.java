package emotionthinker.stages.prosody;

import java.io.Serializable;
import emotionthinker.schemas.Checks;
import emotionthinker.signal.ProsodyExtractor;
import emotionthinker.signal.ProsodySettings;

/**
 * How prosody is measured.
 *
 * @param pitch F0 tracker
 * @param signal settings of the extractor; {@link ProsodySettings} gives ranges and sources
 * @param audioSPerTask seconds of audio that one Spark task measures; never changes a number
 */
public record ProsodyOptions(PitchPreset pitch, ProsodySettings signal, double audioSPerTask)
    implements Serializable {
  /** Checks ranges. */
  public ProsodyOptions {
    Checks.present("pitch", pitch);
    Checks.present("signal", signal);
    Checks.range("audio_s_per_task", audioSPerTask, 1, 1e6, "1 to 1000000");
  }

  /** The default tracker without contours, ten minutes of audio a task. */
  public static ProsodyOptions defaults() {
    return new ProsodyOptions(PitchPreset.DEFAULT, ProsodySettings.defaults(), 600);
  }

  /** These options with another F0 tracker. */
  public ProsodyOptions withPitch(PitchPreset tracker) {
    return new ProsodyOptions(tracker, signal, audioSPerTask);
  }

  /** These options with contours kept or not. */
  public ProsodyOptions withContours(boolean wanted) {
    return new ProsodyOptions(pitch, signal.withContours(wanted), audioSPerTask);
  }

  /** A new extractor, for one thread. */
  public ProsodyExtractor extractor() {
    return new ProsodyExtractor(signal, pitch.tracker());
  }
}
