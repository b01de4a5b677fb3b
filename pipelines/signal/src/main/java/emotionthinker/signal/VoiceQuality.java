package emotionthinker.signal;

/**
 * Perturbation of the glottal pulses and periodicity of the voice. Jitter and shimmer are fractions
 * (0.01 is 1 %), as Praat reports them; each is null when the clip has too few periods for it.
 *
 * @param pulses number of glottal pulses
 * @param jitterLocal mean |difference of consecutive periods| / mean period
 * @param jitterRap the same against the mean of three periods
 * @param jitterPpq5 the same against the mean of five periods
 * @param jitterDdp mean |second difference of periods| / mean period, 3 × rap
 * @param shimmerLocal mean |difference of consecutive amplitudes| / mean amplitude
 * @param shimmerLocalDb mean |20 log10 of consecutive amplitude ratios|, dB
 * @param shimmerApq3 amplitude against the mean of three
 * @param shimmerApq5 amplitude against the mean of five
 * @param shimmerApq11 amplitude against the mean of eleven
 * @param hnrDb mean harmonics-to-noise ratio over frames that are loud enough, dB; null without one
 */
public record VoiceQuality(
    int pulses,
    Double jitterLocal,
    Double jitterRap,
    Double jitterPpq5,
    Double jitterDdp,
    Double shimmerLocal,
    Double shimmerLocalDb,
    Double shimmerApq3,
    Double shimmerApq5,
    Double shimmerApq11,
    Double hnrDb) {}
