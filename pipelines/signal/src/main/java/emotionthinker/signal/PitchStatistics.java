package emotionthinker.signal;

/**
 * F0 of one clip in numbers, over its voiced frames inside speech. Semitones (st) are 12 log2 of a
 * frequency ratio. All nullable components are null together when no frame is voiced, except those
 * with their own condition.
 *
 * @param voicedFrames number of voiced frames
 * @param medianHz median, Hz; null when unvoiced
 * @param meanHz arithmetic mean, Hz; null when unvoiced
 * @param p5Hz 5th percentile, Hz; null when unvoiced
 * @param p95Hz 95th percentile, Hz; null when unvoiced
 * @param sdSt standard deviation (n − 1) around the mean in st; null below two voiced frames
 * @param rangeSt 12 log2(p95/p5), st; null when unvoiced
 * @param slopeSt change of the least-squares line in st from the first to the last voiced frame;
 *     null below two voiced frames
 * @param declinationStPerS slope of that line, st/s; null below two voiced frames
 * @param finalMovementSt F0 of the last voiced stretch's end relative to its start, st: positive is
 *     a final rise; null when no stretch is long enough
 * @param voicedShare voiced frames / speech frames, 0–1; null without speech
 * @param reliable enough voiced frames and a large enough voiced share for the numbers to be used
 */
public record PitchStatistics(
    int voicedFrames,
    Double medianHz,
    Double meanHz,
    Double p5Hz,
    Double p95Hz,
    Double sdSt,
    Double rangeSt,
    Double slopeSt,
    Double declinationStPerS,
    Double finalMovementSt,
    Double voicedShare,
    boolean reliable) {}
