package emotionthinker.io.audio;

/**
 * The sample table of an MP4 track (ISO/IEC 14496-12, section 8.6 and 8.7): turns sizes, chunks and
 * durations into a list of byte ranges. No sample may lie outside the file, and all together they
 * may not be larger than it, so the work is linear in the file's size whatever the tables claim.
 */
final class Mp4Samples {
  private final int fileBytes;
  private final Mp4Track track;
  private ByteReader sizes;
  private ByteReader chunkOffsets;
  private ByteReader chunkSamples;
  private boolean offsets64;
  private long totalBytes;

  Mp4Samples(int fileBytes, Mp4Track track) {
    this.fileBytes = fileBytes;
    this.track = track;
  }

  /** Reads an stbl box into the track. */
  void readTable(Mp4Box stbl) throws AudioDecodeException {
    while (stbl.body().remaining() >= 8) {
      Mp4Box box = Mp4Box.read(stbl.body());
      switch (box.type()) {
        case "stsd" -> Mp4SampleDescription.read(box, track);
        case "stts" -> readDurations(box);
        case "stsz" -> sizes = afterFlags(box);
        case "stsc" -> chunkSamples = afterFlags(box);
        case "stco", "co64" -> {
          chunkOffsets = afterFlags(box);
          offsets64 = box.type().equals("co64");
        }
        default -> {}
      }
    }
    if (sizes != null && chunkOffsets != null && chunkSamples != null) {
      placeSamples();
    }
  }

  /** Adds one sample, which must lie in the file. */
  void add(long offset, long size) throws AudioDecodeException {
    totalBytes += size;
    if (offset < 0 || offset > fileBytes || size > fileBytes - offset) {
      throw new AudioDecodeException(
          AudioProblem.TRUNCATED, "MP4: sample " + track.count() + " lies past the file's end");
    }
    if (totalBytes > fileBytes) {
      throw new AudioDecodeException(
          AudioProblem.BAD_HEADER, "MP4: samples overlap, they add up to more than the file");
    }
    track.add((int) offset, (int) size);
  }

  private void readDurations(Mp4Box stts) throws AudioDecodeException {
    ByteReader body = afterFlags(stts);
    for (long n = body.u32(true); n > 0; n--) {
      long count = body.u32(true);
      track.addDuration(count * body.u32(true));
    }
  }

  private void placeSamples() throws AudioDecodeException {
    long constantSize = sizes.u32(true);
    long samplesLeft = sizes.u32(true);
    long chunks = chunkOffsets.u32(true);
    long runs = chunkSamples.u32(true);
    long perChunk = 0;
    long nextRunChunk = runs > 0 ? chunkSamples.u32(true) : Long.MAX_VALUE;
    for (long chunk = 1; chunk <= chunks && samplesLeft > 0; chunk++) {
      if (chunk == nextRunChunk) {
        perChunk = chunkSamples.u32(true);
        chunkSamples.skip(4);
        runs--;
        nextRunChunk = runs > 0 ? chunkSamples.u32(true) : Long.MAX_VALUE;
      }
      long offset = offsets64 ? chunkOffsets.u64(true) : chunkOffsets.u32(true);
      for (long i = 0; i < perChunk && samplesLeft > 0; i++, samplesLeft--) {
        long size = constantSize > 0 ? constantSize : sizes.u32(true);
        add(offset, size);
        offset += size;
      }
    }
    if (samplesLeft > 0) {
      throw new AudioDecodeException(
          AudioProblem.BAD_HEADER, "MP4: " + samplesLeft + " samples lie in no chunk");
    }
  }

  private static ByteReader afterFlags(Mp4Box box) throws AudioDecodeException {
    box.versionAndFlags();
    return box.body();
  }
}
