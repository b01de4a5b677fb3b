package emotionthinker.signal;

/**
 * The voiced frames of a pitch track that lie inside speech, with their true times: what F0
 * statistics and contour labels are made from. Scratch for one thread.
 */
final class VoicedFrames {
  private double[] timesS = new double[0];
  private double[] f0Hz = new double[0];
  private int size;
  private int speechFrames;
  private double stepS;

  /** Collects the frames of {@code track}; what was collected before is overwritten. */
  VoicedFrames collect(PitchTrack track, SpeechActivity activity) {
    if (timesS.length < track.size()) {
      timesS = new double[track.size()];
      f0Hz = new double[track.size()];
    }
    size = 0;
    speechFrames = 0;
    stepS = track.stepS();
    for (int i = 0; i < track.size(); i++) {
      if (!activity.isSpeech(track.timeS(i))) {
        continue;
      }
      speechFrames++;
      if (track.voiced(i)) {
        timesS[size] = track.timeS(i);
        f0Hz[size++] = track.f0Hz(i);
      }
    }
    return this;
  }

  /** Number of voiced frames inside speech. */
  int size() {
    return size;
  }

  /** Number of pitch frames inside speech. */
  int speechFrames() {
    return speechFrames;
  }

  /** Distance of two frames of the track, s. */
  double stepS() {
    return stepS;
  }

  /** Their times, s, ascending; the first {@link #size()} are meant. */
  double[] timesS() {
    return timesS;
  }

  /** Their F0, Hz. */
  double[] f0Hz() {
    return f0Hz;
  }
}
