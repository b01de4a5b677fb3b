package emotionthinker.stages.prosody;

import emotionthinker.schemas.Contours;
import emotionthinker.schemas.FloatSeries;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.Intonation;
import emotionthinker.signal.LevelStatistics;
import emotionthinker.signal.PitchStatistics;
import emotionthinker.signal.ProsodyFeatures;
import emotionthinker.signal.Rhythm;
import emotionthinker.signal.SignalException;
import emotionthinker.signal.SpectralBalance;
import emotionthinker.signal.VoiceQuality;
import emotionthinker.stages.prosody.speaker.SpeakerTag;
import java.util.Locale;

/** The measurements of one clip as a row of the {@code prosody} table. */
public final class ProsodyRows {
  private static final String INSUFFICIENT = "insufficient";

  private ProsodyRows() {}

  /** Whether word times of the row come from an alignment file. */
  public static boolean aligned(Prosody row) {
    return SpokenWords.ALIGNMENT.equals(row.wordsSource());
  }

  /**
   * The row of a clip.
   *
   * @param spoken what its transcript adds
   * @param tag attributes of the speaker that the corpus does not give
   * @param tagSource where the tag comes from
   * @param contours whether the row keeps the contours of the features
   */
  static Prosody row(
      String utteranceId,
      String audioSha256,
      ProsodyFeatures features,
      SpokenWords spoken,
      SpeakerTag tag,
      String tagSource,
      boolean contours) {
    PitchStatistics f0 = features.pitch();
    LevelStatistics level = features.level();
    VoiceQuality voice = features.voice();
    Rhythm rhythm = features.rhythm();
    Intonation intonation = features.intonation();
    SpectralBalance spectrum = features.spectrum();
    return new Prosody(
        utteranceId,
        audioSha256,
        features.durationS(),
        features.speechS(),
        f0.medianHz(),
        f0.meanHz(),
        f0.p5Hz(),
        f0.p95Hz(),
        f0.sdSt(),
        f0.rangeSt(),
        f0.slopeSt(),
        f0.declinationStPerS(),
        f0.finalMovementSt(),
        f0.voicedShare(),
        f0.reliable(),
        level.energyDbfs(),
        level.intensityMeanDb(),
        level.intensitySdDb(),
        level.intensityMaxDb(),
        level.noiseFloorDbfs(),
        level.estSnrDb(),
        voice.jitterLocal(),
        voice.jitterRap(),
        voice.jitterPpq5(),
        voice.jitterDdp(),
        voice.shimmerLocal(),
        voice.shimmerApq3(),
        voice.shimmerLocalDb(),
        voice.shimmerApq5(),
        voice.shimmerApq11(),
        voice.hnrDb(),
        rhythm.syllableNuclei(),
        rhythm.pauseCount(),
        rhythm.pauseS(),
        rhythm.speakingRateSps(),
        rhythm.articulationRateSps(),
        spoken.phonesPerS(),
        intonation.shape() == null ? INSUFFICIENT : word(intonation.shape()),
        intonation.dynamics() == null ? INSUFFICIENT : word(intonation.dynamics()),
        intonation.confidence(),
        spoken.words(),
        features.clippedShare(),
        features.flags().stream().map(ProsodyRows::word).sorted().toList(),
        contours ? contours(features) : null,
        spectrum == null ? null : spectrum.alphaRatioDb(),
        spectrum == null ? null : spectrum.hammarbergDb(),
        spectrum == null ? null : spectrum.slope0To500DbPerKhz(),
        spectrum == null ? null : spectrum.slope500To1500DbPerKhz(),
        spectrum == null ? null : spectrum.loudness(),
        spoken.syllablesPerS(),
        spoken.phonesReason(),
        spoken.source(),
        spoken.confidence(),
        tag.gender(),
        tag.gender() == null ? null : tagSource,
        tag.genderConfidence(),
        tag.ageYears());
  }

  /** The row of an utterance whose audio was already measured under another id. */
  public static Prosody sameAudio(Utterance utterance, Prosody measured) {
    if (!utterance.audioSha256().equals(measured.audioSha256())) {
      throw new IllegalArgumentException(
          measured.utteranceId() + " is not the audio of " + utterance.utteranceId());
    }
    return Table.PROSODY.codec().with(measured, "utterance_id", utterance.utteranceId());
  }

  /** The typed reason for a signal that cannot be measured. */
  public static RejectReason reason(SignalException refused) {
    return switch (refused.reason()) {
      case EMPTY -> RejectReason.EMPTY;
      case NON_FINITE -> RejectReason.NON_FINITE;
      case SAMPLE_RATE -> RejectReason.BAD_SAMPLE_RATE;
      case UNEQUAL_CHANNELS -> RejectReason.NO_CHANNELS;
    };
  }

  /** Both contours on the grid of F0; intensity is taken from its nearest frame, NaN beyond it. */
  private static Contours contours(ProsodyFeatures features) {
    emotionthinker.signal.FloatSeries f0 = features.f0Hz();
    emotionthinker.signal.FloatSeries intensity = features.intensityDb();
    float[] levels = new float[f0.size()];
    for (int i = 0; i < levels.length; i++) {
      long k = Math.round((f0.timeS(i) - intensity.startS()) / intensity.stepS());
      levels[i] = k >= 0 && k < intensity.size() ? intensity.value((int) k) : Float.NaN;
    }
    return new Contours(
        f0.startS(), f0.stepS(), FloatSeries.of(f0.toArray()), FloatSeries.of(levels));
  }

  private static String word(Intonation.Shape shape) {
    return shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
