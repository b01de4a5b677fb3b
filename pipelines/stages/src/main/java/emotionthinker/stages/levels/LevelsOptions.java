package emotionthinker.stages.levels;

import emotionthinker.schemas.Attribute;
import emotionthinker.schemas.Checks;
import emotionthinker.schemas.LevelBasis;
import java.io.Serializable;
import java.util.List;

/**
 * How measurements become words. Fitting uses all components but the last three, judging only the
 * last three: everything else travels inside the edges.
 *
 * @param lowerPercentile percentile of the cut between low and normal (percent, above 0)
 * @param upperPercentile percentile of the cut between normal and high (percent, below 100, above
 *     the lower)
 * @param cutMethod whether cuts are put into the widest gap near these percentiles or at them
 * @param cutReachPercent how far from the percentile the widest gap is looked for (percentage
 *     points, 0..5); not used by method percentile
 * @param minGroup fewest utterances that make a corpus or pooled group (utterances, at least 2)
 * @param minSpeakerGroup fewest utterances that make a speaker group (utterances, at least 2)
 * @param pitchBasis corpus_gender or speaker
 * @param energyBasis corpus or speaker; energy is never pooled over corpora
 * @param speedBasis corpus or speaker
 * @param minPitchCutDistanceSt smallest 12 log2(cut 2 / cut 1) that makes levels (st, at least 0)
 * @param minEnergyCutDistanceDb smallest distance of the energy cuts (dB, at least 0)
 * @param minSpeedCutDistanceSps smallest distance of the speed cuts (syllables/s, at least 0)
 * @param fitOnValidation whether validation utterances are fitted too; test utterances never are
 * @param pooledForUnknownCorpus whether a corpus that the edges do not know is judged by the pooled
 *     groups of pitch and speed; false gives NO_GROUP
 * @param minIntonationConfidence contours with less confidence are uncertain (0..1)
 * @param stressProminence smallest prominence of a stressed word, z-scored within its utterance (1)
 */
public record LevelsOptions(
    double lowerPercentile,
    double upperPercentile,
    CutMethod cutMethod,
    double cutReachPercent,
    int minGroup,
    int minSpeakerGroup,
    LevelBasis pitchBasis,
    LevelBasis energyBasis,
    LevelBasis speedBasis,
    double minPitchCutDistanceSt,
    double minEnergyCutDistanceDb,
    double minSpeedCutDistanceSps,
    boolean fitOnValidation,
    boolean pooledForUnknownCorpus,
    double minIntonationConfidence,
    double stressProminence)
    implements Serializable {

  /** Checks every range; throws IllegalArgumentException naming component, value and range. */
  public LevelsOptions {
    if (!(lowerPercentile > 0 && lowerPercentile < upperPercentile)) {
      throw Checks.bad("lower_percentile", lowerPercentile, "above 0, below upper_percentile");
    }
    if (!(upperPercentile < 100)) {
      throw Checks.bad("upper_percentile", upperPercentile, "below 100");
    }
    if (cutMethod == null) {
      throw Checks.bad("cut_method", null, "one of " + List.of("widest-gap", "percentile"));
    }
    Checks.range("cut_reach_percent", cutReachPercent, 0, 5, "from 0 to 5");
    Checks.range("min_group", (double) minGroup, 2, Integer.MAX_VALUE, "at least 2");
    Checks.range("min_speaker_group", (double) minSpeakerGroup, 2, Integer.MAX_VALUE, "at least 2");
    requireBasis("pitch_basis", pitchBasis, LevelBasis.CORPUS_GENDER);
    requireBasis("energy_basis", energyBasis, LevelBasis.CORPUS);
    requireBasis("speed_basis", speedBasis, LevelBasis.CORPUS);
    Checks.nonNegative("min_pitch_cut_distance_st", minPitchCutDistanceSt);
    Checks.nonNegative("min_energy_cut_distance_db", minEnergyCutDistanceDb);
    Checks.nonNegative("min_speed_cut_distance_sps", minSpeedCutDistanceSps);
    Checks.share("min_intonation_confidence", minIntonationConfidence);
    Checks.finite("stress_prominence", stressProminence);
  }

  /** The defaults, equal to conf/reference/levels.conf, where each names its source. */
  public static LevelsOptions defaults() {
    return new LevelsOptions(
        33.333,
        66.667,
        CutMethod.WIDEST_GAP,
        1.0,
        50,
        20,
        LevelBasis.CORPUS_GENDER,
        LevelBasis.CORPUS,
        LevelBasis.CORPUS,
        1.0,
        2.0,
        0.25,
        false,
        true,
        0.15,
        1.0);
  }

  LevelBasis basis(Attribute attribute) {
    return switch (attribute) {
      case PITCH -> pitchBasis;
      case ENERGY -> energyBasis;
      case SPEED -> speedBasis;
    };
  }

  double minCutDistance(Attribute attribute) {
    return switch (attribute) {
      case PITCH -> minPitchCutDistanceSt;
      case ENERGY -> minEnergyCutDistanceDb;
      case SPEED -> minSpeedCutDistanceSps;
    };
  }

  private static void requireBasis(String name, LevelBasis basis, LevelBasis corpusBasis) {
    if (basis != corpusBasis && basis != LevelBasis.SPEAKER) {
      throw Checks.bad(
          name,
          basis == null ? null : basis.wire(),
          "one of " + List.of(corpusBasis.wire(), LevelBasis.SPEAKER.wire()));
    }
  }
}
