package emotionthinker.schemas;

/**
 * What the levels of a shard row were judged from.
 *
 * @param f0MedianHz median F0 of voiced frames in speech; null without a voiced frame (Hz)
 * @param f0RangeSt 12 log2(p95/p5) of F0 (st)
 * @param f0SlopeSt slope of a line through the semitone contour (st/s)
 * @param f0Reliable enough voiced frames for F0 statistics to be used
 * @param voicedShare voiced frames / speech frames; null without speech (1)
 * @param energyDbfs level of speech frames re full scale; null without speech (dBFS)
 * @param estSnrDb energy_dbfs - noise floor (dB)
 * @param articulationRateSps syllable nuclei / speech time without pauses; null without speech
 *     (syllables/s)
 * @param speakingRateSps syllable nuclei / time from first to last speech; null without speech
 *     (syllables/s)
 * @param pauseCount pauses inside speech (pauses)
 * @param pauseS total time of pauses inside speech (s)
 * @param jitterLocal mean absolute difference of consecutive periods / mean period (1)
 * @param shimmerLocal mean absolute difference of consecutive peak amplitudes / mean amplitude (1)
 * @param hnrDb mean harmonics-to-noise ratio of voiced frames (dB)
 * @param intonationConfidence confidence of the contour; null when too_short (1)
 * @param pitchPercentile percentile of f0_median_hz in pitch_group; null without a level (percent)
 * @param pitchGroup group that pitch was judged in; null without a level
 * @param energyPercentile percentile of energy_dbfs in energy_group; null without a level (percent)
 * @param energyGroup group that energy was judged in; null without a level
 * @param speedPercentile percentile of articulation_rate_sps in speed_group; null without a level
 *     (percent)
 * @param speedGroup group that speed was judged in; null without a level
 */
public record ShardMeasurements(
    Double f0MedianHz,
    Double f0RangeSt,
    Double f0SlopeSt,
    boolean f0Reliable,
    Double voicedShare,
    Double energyDbfs,
    Double estSnrDb,
    Double articulationRateSps,
    Double speakingRateSps,
    int pauseCount,
    double pauseS,
    Double jitterLocal,
    Double shimmerLocal,
    Double hnrDb,
    Double intonationConfidence,
    Double pitchPercentile,
    String pitchGroup,
    Double energyPercentile,
    String energyGroup,
    Double speedPercentile,
    String speedGroup) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public ShardMeasurements {
    Checks.positive("f0_median_hz", f0MedianHz);
    Checks.nonNegative("f0_range_st", f0RangeSt);
    Checks.finite("f0_slope_st", f0SlopeSt);
    Checks.share("voiced_share", voicedShare);
    Checks.finite("energy_dbfs", energyDbfs);
    Checks.finite("est_snr_db", estSnrDb);
    Checks.nonNegative("articulation_rate_sps", articulationRateSps);
    Checks.nonNegative("speaking_rate_sps", speakingRateSps);
    Checks.nonNegative("pause_count", pauseCount);
    Checks.nonNegative("pause_s", pauseS);
    Checks.nonNegative("jitter_local", jitterLocal);
    Checks.nonNegative("shimmer_local", shimmerLocal);
    Checks.finite("hnr_db", hnrDb);
    Checks.share("intonation_confidence", intonationConfidence);
    Checks.percent("pitch_percentile", pitchPercentile);
    Checks.percent("energy_percentile", energyPercentile);
    Checks.percent("speed_percentile", speedPercentile);
  }
}
