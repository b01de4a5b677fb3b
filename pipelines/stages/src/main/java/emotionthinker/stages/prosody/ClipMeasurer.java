package emotionthinker.stages.prosody;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.Word;
import emotionthinker.signal.ProsodyExtractor;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.stages.prosody.align.AlignmentException;
import emotionthinker.stages.prosody.speaker.AcousticGender;
import emotionthinker.stages.prosody.speaker.SpeakerTag;
import emotionthinker.stages.prosody.speaker.SpeakerTagger;
import java.util.List;

/** Makes the rows of clips, one after another, for one thread. */
public final class ClipMeasurer {
  private static final String UNKNOWN_LANGUAGE = "und";

  private final ProsodyOptions options;
  private final SpeakerTagger model;
  private final SpeakerTagger acoustics;
  private final ProsodyExtractor extractor;

  /**
   * @param options how is measured
   * @param model tells speakers the corpus does not describe; null without one; not closed here
   */
  public ClipMeasurer(ProsodyOptions options, SpeakerTagger model) {
    this.options = options;
    this.model = model;
    this.acoustics = new AcousticGender(options.minGenderConfidence());
    // Prominence needs contours, whether the row keeps them or not.
    this.extractor = options.withContours(true).extractor();
  }

  /** The extractor with contours, for a caller that wants the measurements themselves. */
  public ProsodyFeatures extract(float[] samples, double sampleRateHz) {
    return extractor.extract(samples, sampleRateHz);
  }

  /**
   * The row of an utterance.
   *
   * @param samples its audio, one channel, full scale ±1
   * @param aligned its word times; null when there are none
   * @throws emotionthinker.signal.SignalException when the clip cannot be measured
   * @throws AlignmentException when the word times are not those of the clip
   */
  public Prosody measure(
      Utterance utterance, float[] samples, double sampleRateHz, List<Word> aligned)
      throws AlignmentException {
    ProsodyFeatures features = extract(samples, sampleRateHz);
    SpokenWords spoken =
        SpokenWords.measure(
            utterance.transcript(),
            utterance.language(),
            aligned,
            features,
            options.minWordsConfidence());
    return row(
        utterance.utteranceId(),
        utterance.audioSha256(),
        features,
        spoken,
        utterance.gender(),
        utterance.ageYears(),
        samples,
        sampleRateHz);
  }

  /** The row of a clip of which nothing but the sound is known, from its measurements. */
  public Prosody row(
      String id, String audioSha256, ProsodyFeatures features, float[] samples, double rateHz) {
    try {
      SpokenWords spoken = SpokenWords.measure(null, UNKNOWN_LANGUAGE, null, features, 1);
      return row(id, audioSha256, features, spoken, null, null, samples, rateHz);
    } catch (AlignmentException e) {
      throw new IllegalStateException("there is no alignment", e);
    }
  }

  private Prosody row(
      String id,
      String audioSha256,
      ProsodyFeatures features,
      SpokenWords spoken,
      Gender gender,
      Double ageYears,
      float[] samples,
      double rateHz) {
    SpeakerTag tag = SpeakerTag.NONE;
    String source = null;
    if (model != null && (gender == null || ageYears == null)) {
      SpeakerTag told = model.tag(samples, rateHz, features);
      tag =
          new SpeakerTag(
              gender == null ? told.gender() : null,
              gender == null ? told.genderConfidence() : null,
              ageYears == null ? told.ageYears() : null);
      source = model.source();
    }
    if (gender == null && tag.gender() == null && options.acousticGender()) {
      SpeakerTag told = acoustics.tag(samples, rateHz, features);
      tag = new SpeakerTag(told.gender(), told.genderConfidence(), tag.ageYears());
      source = acoustics.source();
    }
    return ProsodyRows.row(
        id, audioSha256, features, spoken, tag, source, options.signal().contours());
  }
}
