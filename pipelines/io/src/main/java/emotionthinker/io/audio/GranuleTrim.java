package emotionthinker.io.audio;

/**
 * What the granule positions of an Ogg stream say about where its audio starts and stops. The first
 * page that carries audio tells where decoding started (a stream cut out of a longer one does not
 * start at 0); the last page tells how much of the last packets is signal.
 */
final class GranuleTrim {
  private boolean started;
  private long origin;
  private long lastGranule = -1;
  private boolean lastKnown;

  /**
   * Notes the granule position at the end of a packet.
   *
   * @param granule position, −1 when the packet has none
   * @param decodedFrames frames decoded so far, this packet included
   * @param atEnd true for the last position in the file
   */
  void note(long granule, long decodedFrames, boolean atEnd) {
    if (granule < 0) {
      return;
    }
    if (!started) {
      started = true;
      // A stream of one page may end early rather than start late.
      origin = atEnd ? Math.max(0, granule - decodedFrames) : granule - decodedFrames;
    }
    lastGranule = granule;
    lastKnown = true;
  }

  /** Frames to drop at the start: those before position preSkip, or before position 0. */
  long skip(int preSkip) {
    return origin > 0 ? preSkip : preSkip - origin;
  }

  /** Frames of signal, given how many were decoded in all. */
  long keep(int preSkip, long decodedFrames) {
    long all = decodedFrames - skip(preSkip);
    long byGranule = lastGranule - Math.max(origin, 0) - preSkip;
    return lastKnown ? Math.min(all, byGranule) : all;
  }
}
