package emotionthinker.signal;

/**
 * How a clip's energy is spread over frequency, and its loudness, after eGeMAPS (Eyben et al. 2016,
 * "The Geneva Minimalistic Acoustic Parameter Set"). Means over frames of 20 ms (Hamming) every 10
 * ms; bands end at half the sample rate where that is lower.
 *
 * @param alphaRatioDb 10 log10 of energy in 1–5 kHz over that in 50–1000 Hz, voiced frames: the
 *     sign of openSMILE, about −5 for a pressed and −25 for a soft voice
 * @param hammarbergDb strongest component of 0–2 kHz over the strongest of 2–5 kHz, dB, voiced
 *     frames
 * @param slope0To500DbPerKhz least-squares slope of the spectrum in dB over 0–500 Hz, dB/kHz,
 *     voiced frames
 * @param slope500To1500DbPerKhz the same over 500–1500 Hz
 * @param loudness mean over speech frames of the sum over 26 mel bands (20–8000 Hz) of (power ×
 *     equal-loudness weight)^0.33, in units of its own: compare clips with it, not with other tools
 */
public record SpectralBalance(
    double alphaRatioDb,
    double hammarbergDb,
    double slope0To500DbPerKhz,
    double slope500To1500DbPerKhz,
    double loudness) {}
