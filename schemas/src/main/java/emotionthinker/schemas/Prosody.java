package emotionthinker.schemas;

import java.util.List;

/**
 * What was measured on one utterance. Null always means not measurable, never zero.
 *
 * @param utteranceId key
 * @param audioSha256 SHA-256 of the PCM that was measured (key of reuse)
 * @param durationS duration of the analysed signal (s)
 * @param speechS time inside speech by the voice-activity decision (s)
 * @param f0MedianHz median F0 of voiced frames in speech; null without a voiced frame (Hz)
 * @param f0MeanHz mean F0 (Hz)
 * @param f0P5Hz 5th percentile of F0 (Hz)
 * @param f0P95Hz 95th percentile of F0 (Hz)
 * @param f0SdSt standard deviation of F0 in semitones re the median (st)
 * @param f0RangeSt 12 log2(p95/p5) (st)
 * @param f0SlopeSt change of the least-squares line through the semitone contour from the first to
 *     the last voiced frame (st)
 * @param f0DeclinationStPerS slope of that line (st/s)
 * @param f0FinalMovementSt end of the last voiced stretch relative to its start; positive is a
 *     final rise (st)
 * @param voicedShare voiced frames / speech frames; null without speech (1)
 * @param f0Reliable enough voiced frames for F0 statistics to be used
 * @param energyDbfs level of speech frames re full scale; null without speech (dBFS)
 * @param intensityMeanDb mean intensity over speech, energy average (dB)
 * @param intensitySdDb standard deviation of intensity over speech (dB)
 * @param intensityMaxDb largest intensity (dB)
 * @param noiseFloorDbfs 5th percentile frame level, digital silence left out; null when all is
 *     digital silence (dBFS)
 * @param estSnrDb energy_dbfs - noise_floor_dbfs (dB)
 * @param jitterLocal mean absolute difference of consecutive periods / mean period (1)
 * @param jitterRap relative average perturbation over 3 periods (1)
 * @param jitterPpq5 five-point period perturbation quotient (1)
 * @param jitterDdp mean absolute second difference of periods / mean period (1)
 * @param shimmerLocal mean absolute difference of consecutive peak amplitudes / mean amplitude (1)
 * @param shimmerApq3 three-point amplitude perturbation quotient (1)
 * @param shimmerLocalDb mean absolute 20 log10 of consecutive amplitude ratios (dB)
 * @param shimmerApq5 five-point amplitude perturbation quotient (1)
 * @param shimmerApq11 eleven-point amplitude perturbation quotient (1)
 * @param hnrDb mean harmonics-to-noise ratio of voiced frames (dB)
 * @param syllableNuclei number of syllable nuclei (De Jong and Wempe, v3 rule) (nuclei)
 * @param pauseCount pauses inside speech (pauses)
 * @param pauseS total time of pauses inside speech (s)
 * @param speakingRateSps nuclei / time from first to last speech; null without speech (syllables/s)
 * @param articulationRateSps nuclei / speech time without pauses; null without speech (syllables/s)
 * @param phonesPerS expected phones of the transcript / speech time; null without a pronunciation
 *     (phones/s)
 * @param intonationShape rising, falling, rising-falling, falling-rising, level or insufficient
 * @param intonationDynamics flat, moderate, expressive or insufficient
 * @param intonationConfidence 0 to 1; null when the shape is insufficient (1)
 * @param words words with time and prominence, empty when not known
 * @param clippedShare samples at full scale / samples (1)
 * @param flags reliability flags, in alphabetical order
 * @param contours contours at 10 ms; null unless asked for
 * @param alphaRatioDb energy in 1–5 kHz over 50–1000 Hz, voiced frames (eGeMAPS); null without a
 *     voiced frame, as the next four (dB)
 * @param hammarbergDb strongest component of 0–2 kHz over the strongest of 2–5 kHz (dB)
 * @param slope0To500DbPerKhz slope of the spectrum over 0–500 Hz (dB/kHz)
 * @param slope500To1500DbPerKhz slope of the spectrum over 500–1500 Hz (dB/kHz)
 * @param loudness compressed auditory bands of speech frames, to be compared with itself only (1)
 * @param expectedSyllablesPerS syllables that the transcript leads to expect / speech time; null
 *     without a transcript in a language with rules (syllables/s)
 * @param phonesReason why phones_per_s is null; null when it is not
 * @param wordsSource where word times come from: alignment or nuclei; null without words
 * @param wordsConfidence 1 for an alignment, else how well expected syllables match nuclei; null
 *     without words (1)
 * @param voiceGender gender by a model or by acoustics; null when the corpus gives it or it was not
 *     told
 * @param voiceGenderSource model or acoustic; null without voice_gender
 * @param voiceGenderConfidence 0.5 to 1; null without voice_gender (1)
 * @param voiceAgeYears age by a model; null when the corpus gives it or without a model (years)
 */
public record Prosody(
    String utteranceId,
    String audioSha256,
    double durationS,
    double speechS,
    Double f0MedianHz,
    Double f0MeanHz,
    Double f0P5Hz,
    Double f0P95Hz,
    Double f0SdSt,
    Double f0RangeSt,
    Double f0SlopeSt,
    Double f0DeclinationStPerS,
    Double f0FinalMovementSt,
    Double voicedShare,
    boolean f0Reliable,
    Double energyDbfs,
    Double intensityMeanDb,
    Double intensitySdDb,
    Double intensityMaxDb,
    Double noiseFloorDbfs,
    Double estSnrDb,
    Double jitterLocal,
    Double jitterRap,
    Double jitterPpq5,
    Double jitterDdp,
    Double shimmerLocal,
    Double shimmerApq3,
    Double shimmerLocalDb,
    Double shimmerApq5,
    Double shimmerApq11,
    Double hnrDb,
    int syllableNuclei,
    int pauseCount,
    double pauseS,
    Double speakingRateSps,
    Double articulationRateSps,
    Double phonesPerS,
    String intonationShape,
    String intonationDynamics,
    Double intonationConfidence,
    List<Word> words,
    double clippedShare,
    List<String> flags,
    Contours contours,
    Double alphaRatioDb,
    Double hammarbergDb,
    Double slope0To500DbPerKhz,
    Double slope500To1500DbPerKhz,
    Double loudness,
    Double expectedSyllablesPerS,
    String phonesReason,
    String wordsSource,
    Double wordsConfidence,
    Gender voiceGender,
    String voiceGenderSource,
    Double voiceGenderConfidence,
    Double voiceAgeYears) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Prosody {
    Checks.text("utterance_id", utteranceId);
    Checks.text("audio_sha256", audioSha256);
    Checks.positive("duration_s", durationS);
    Checks.nonNegative("speech_s", speechS);
    Checks.positive("f0_median_hz", f0MedianHz);
    Checks.positive("f0_mean_hz", f0MeanHz);
    Checks.positive("f0_p5_hz", f0P5Hz);
    Checks.positive("f0_p95_hz", f0P95Hz);
    Checks.nonNegative("f0_sd_st", f0SdSt);
    Checks.nonNegative("f0_range_st", f0RangeSt);
    Checks.finite("f0_slope_st", f0SlopeSt);
    Checks.finite("f0_declination_st_per_s", f0DeclinationStPerS);
    Checks.finite("f0_final_movement_st", f0FinalMovementSt);
    Checks.share("voiced_share", voicedShare);
    Checks.finite("energy_dbfs", energyDbfs);
    Checks.finite("intensity_mean_db", intensityMeanDb);
    Checks.nonNegative("intensity_sd_db", intensitySdDb);
    Checks.finite("intensity_max_db", intensityMaxDb);
    Checks.finite("noise_floor_dbfs", noiseFloorDbfs);
    Checks.finite("est_snr_db", estSnrDb);
    Checks.nonNegative("jitter_local", jitterLocal);
    Checks.nonNegative("jitter_rap", jitterRap);
    Checks.nonNegative("jitter_ppq5", jitterPpq5);
    Checks.nonNegative("jitter_ddp", jitterDdp);
    Checks.nonNegative("shimmer_local", shimmerLocal);
    Checks.nonNegative("shimmer_apq3", shimmerApq3);
    Checks.nonNegative("shimmer_local_db", shimmerLocalDb);
    Checks.nonNegative("shimmer_apq5", shimmerApq5);
    Checks.nonNegative("shimmer_apq11", shimmerApq11);
    Checks.finite("hnr_db", hnrDb);
    Checks.nonNegative("syllable_nuclei", syllableNuclei);
    Checks.nonNegative("pause_count", pauseCount);
    Checks.nonNegative("pause_s", pauseS);
    Checks.nonNegative("speaking_rate_sps", speakingRateSps);
    Checks.nonNegative("articulation_rate_sps", articulationRateSps);
    Checks.nonNegative("phones_per_s", phonesPerS);
    Checks.text("intonation_shape", intonationShape);
    Checks.text("intonation_dynamics", intonationDynamics);
    Checks.share("intonation_confidence", intonationConfidence);
    words = Checks.list("words", words);
    Checks.share("clipped_share", clippedShare);
    flags = Checks.list("flags", flags);
    Checks.finite("alpha_ratio_db", alphaRatioDb);
    Checks.finite("hammarberg_db", hammarbergDb);
    Checks.finite("slope0_to500_db_per_khz", slope0To500DbPerKhz);
    Checks.finite("slope500_to1500_db_per_khz", slope500To1500DbPerKhz);
    Checks.nonNegative("loudness", loudness);
    Checks.nonNegative("expected_syllables_per_s", expectedSyllablesPerS);
    Checks.share("words_confidence", wordsConfidence);
    Checks.share("voice_gender_confidence", voiceGenderConfidence);
    Checks.nonNegative("voice_age_years", voiceAgeYears);
  }
}
