package emotionthinker.signal;

/**
 * How loud a clip is. dBFS are dB relative to a full-scale square wave (rms 1); intensity is in dB
 * re 2·10⁻⁵, as Praat counts it when samples are taken as pascal.
 *
 * @param energyDbfs 10 log10 of the mean square over speech frames of the band below 3 kHz ({@link
 *     SteadyBand#forLevel}), so that a recording's rate does not move it; null without speech
 * @param intensityMeanDb mean of the intensity contour, averaged as energy; null without frames
 * @param intensitySdDb standard deviation (n − 1) of the contour in dB; null below two frames
 * @param intensityMaxDb maximum of the contour, parabolically interpolated; null without frames
 * @param noiseFloorDbfs level in that band of the quietest frames outside digital silence; null
 *     when the whole clip is digital silence
 * @param estSnrDb energyDbfs − noiseFloorDbfs; null when either is null
 */
public record LevelStatistics(
    Double energyDbfs,
    Double intensityMeanDb,
    Double intensitySdDb,
    Double intensityMaxDb,
    Double noiseFloorDbfs,
    Double estSnrDb) {}
