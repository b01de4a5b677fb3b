package emotionthinker.stages.prosody;

import emotionthinker.schemas.Checks;
import emotionthinker.signal.ProsodyExtractor;
import emotionthinker.signal.ProsodySettings;
import java.io.Serializable;
import java.util.List;

/**
 * How prosody is measured.
 *
 * @param pitch F0 tracker
 * @param signal settings of the extractor; {@link ProsodySettings} gives ranges and sources
 * @param alignments where word times may lie, the first that exists is read; {@code {folder}} is
 *     the folder of the audio, {@code {stem}} its name without extension, {@code {corpus}} its
 *     corpus
 * @param minWordsConfidence word times from nuclei with less confidence get no prominence, 0–1
 * @param acousticGender whether gender is estimated from the voice where nothing else tells it
 * @param minGenderConfidence genders told by model or acoustics with less are left out, 0.5–1
 * @param speakerModel TorchScript model of gender and age; null for none
 * @param audioSPerTask seconds of audio that one Spark task measures; never changes a number
 */
public record ProsodyOptions(
    PitchPreset pitch,
    ProsodySettings signal,
    List<String> alignments,
    double minWordsConfidence,
    boolean acousticGender,
    double minGenderConfidence,
    String speakerModel,
    double audioSPerTask)
    implements Serializable {
  /** Checks ranges. */
  public ProsodyOptions {
    Checks.present("pitch", pitch);
    Checks.present("signal", signal);
    alignments = Checks.list("alignments", alignments);
    Checks.share("min_words_confidence", minWordsConfidence);
    Checks.range("min_gender_confidence", minGenderConfidence, 0.5, 1, "0.5 to 1");
    Checks.range("audio_s_per_task", audioSPerTask, 1, 1e6, "1 to 1000000");
  }

  /** The default tracker without contours, alignments or model; ten minutes of audio a task. */
  public static ProsodyOptions defaults() {
    return new ProsodyOptions(
        PitchPreset.DEFAULT, ProsodySettings.defaults(), List.of(), 0.5, true, 0.9, null, 600);
  }

  /** These options with another F0 tracker. */
  public ProsodyOptions withPitch(PitchPreset tracker) {
    return copy(tracker, signal);
  }

  /** These options with contours kept or not. */
  public ProsodyOptions withContours(boolean wanted) {
    return copy(pitch, signal.withContours(wanted));
  }

  /** A new extractor, for one thread. */
  public ProsodyExtractor extractor() {
    return new ProsodyExtractor(signal, pitch.tracker());
  }

  private ProsodyOptions copy(PitchPreset tracker, ProsodySettings settings) {
    return new ProsodyOptions(
        tracker,
        settings,
        alignments,
        minWordsConfidence,
        acousticGender,
        minGenderConfidence,
        speakerModel,
        audioSPerTask);
  }
}
