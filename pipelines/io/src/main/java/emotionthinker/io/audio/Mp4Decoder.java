package emotionthinker.io.audio;

/**
 * AAC low complexity in MP4. The edit list is honoured: the encoder's delay is cut off at the
 * start, its padding at the end, as far as the container tells them (durations of the samples, and
 * the length of the only edit).
 */
final class Mp4Decoder {
  private static final int OBJECT_MPEG4_AUDIO = 0x40;
  private static final int OBJECT_MPEG2_AAC_FIRST = 0x66;
  private static final int OBJECT_MPEG2_AAC_LAST = 0x68;

  private Mp4Decoder() {}

  static DecodedAudio decode(byte[] file, AudioLimits limits) throws AudioDecodeException {
    Mp4Demuxer demuxer = new Mp4Demuxer(file);
    Mp4Track track = demuxer.track();
    int type = track.objectType();
    boolean aac =
        track.format().equals("mp4a")
            && (type == OBJECT_MPEG4_AUDIO
                || (type >= OBJECT_MPEG2_AAC_FIRST && type <= OBJECT_MPEG2_AAC_LAST));
    if (!aac) {
      throw new AudioDecodeException(
          AudioProblem.UNSUPPORTED_CODEC,
          "MP4 audio '" + track.format() + "', object type " + type + ", is not decoded");
    }
    AacFrames frames = new AacFrames(track.decoderConfig(), track.count(), limits);
    for (int i = 0; i < track.count(); i++) {
      frames.decode(file, track.offset(i), track.offset(i) + track.size(i));
    }
    SampleSink sink = frames.sink();
    double framesPerTick =
        track.timescale() > 0 ? sink.sampleRateHz() / (double) track.timescale() : 0;
    long skip = Math.round(track.editStartTicks() * framesPerTick);
    long end = track.durationTicks() > 0 ? Math.round(track.durationTicks() * framesPerTick) : 0;
    long keep = end > skip ? end - skip : Long.MAX_VALUE;
    if (track.editMovieTicks() >= 0 && demuxer.movieTimescale() > 0) {
      // The movie clock is coarse: one tick more, so that rounding never cuts signal.
      double seconds = (track.editMovieTicks() + 1.0) / demuxer.movieTimescale();
      keep = Math.min(keep, Math.round(seconds * sink.sampleRateHz()));
    }
    int rate = sink.sampleRateHz();
    return SampleCheck.finish("mp4", "aac", rate, sink.take(skip, keep), demuxer.warnings(), false);
  }
}
