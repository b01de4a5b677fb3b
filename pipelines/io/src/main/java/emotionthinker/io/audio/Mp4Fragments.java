package emotionthinker.io.audio;

/** Movie fragments (ISO/IEC 14496-12, section 8.8): samples that are listed beside their data. */
final class Mp4Fragments {
  private static final int BASE_OFFSET = 0x1;
  private static final int DESCRIPTION_INDEX = 0x2;
  private static final int DEFAULT_DURATION = 0x8;
  private static final int DEFAULT_SIZE = 0x10;
  private static final int DATA_OFFSET = 0x1;
  private static final int FIRST_FLAGS = 0x4;
  private static final int DURATION = 0x100;
  private static final int SIZE = 0x200;
  private static final int FLAGS = 0x400;
  private static final int COMPOSITION_OFFSET = 0x800;

  private final Mp4Track track;
  private final Mp4Samples samples;
  private long movieDuration;
  private long movieSize;
  private long defaultDuration;
  private long defaultSize;
  private long base;
  private long nextOffset;

  Mp4Fragments(int fileBytes, Mp4Track track) {
    this.track = track;
    this.samples = new Mp4Samples(fileBytes, track);
  }

  /** Reads the defaults (mvex/trex) for the track. */
  void readDefaults(Mp4Box mvex) throws AudioDecodeException {
    for (Mp4Box trex = mvex.child("trex"); trex != null; trex = mvex.child("trex")) {
      trex.versionAndFlags();
      if (trex.body().u32(true) == track.id()) {
        trex.body().skip(4);
        movieDuration = trex.body().u32(true);
        movieSize = trex.body().u32(true);
      }
    }
  }

  /** Adds the samples that a moof box lists for the track. */
  void read(Mp4Box moof) throws AudioDecodeException {
    for (Mp4Box traf = moof.child("traf"); traf != null; traf = moof.child("traf")) {
      boolean ours = false;
      while (traf.body().remaining() >= 8) {
        Mp4Box box = Mp4Box.read(traf.body());
        if (box.type().equals("tfhd")) {
          ours = readHeader(box, moof.start());
        } else if (box.type().equals("trun") && ours) {
          readRun(box);
        }
      }
    }
  }

  private boolean readHeader(Mp4Box tfhd, int moofStart) throws AudioDecodeException {
    long flags = tfhd.versionAndFlags();
    ByteReader body = tfhd.body();
    boolean ours = body.u32(true) == track.id();
    base = (flags & BASE_OFFSET) != 0 ? body.u64(true) : moofStart;
    nextOffset = base;
    body.skip((flags & DESCRIPTION_INDEX) != 0 ? 4 : 0);
    defaultDuration = (flags & DEFAULT_DURATION) != 0 ? body.u32(true) : movieDuration;
    defaultSize = (flags & DEFAULT_SIZE) != 0 ? body.u32(true) : movieSize;
    return ours;
  }

  private void readRun(Mp4Box trun) throws AudioDecodeException {
    long flags = trun.versionAndFlags();
    ByteReader body = trun.body();
    long count = body.u32(true);
    if ((flags & DATA_OFFSET) != 0) {
      nextOffset = base + (int) body.u32(true);
    }
    body.skip((flags & FIRST_FLAGS) != 0 ? 4 : 0);
    boolean listed = (flags & (DURATION | SIZE | FLAGS | COMPOSITION_OFFSET)) != 0;
    if (!listed && defaultSize == 0 && count > 0) {
      throw new AudioDecodeException(AudioProblem.BAD_HEADER, "MP4: a run of samples of no size");
    }
    for (long i = 0; i < count; i++) {
      track.addDuration((flags & DURATION) != 0 ? body.u32(true) : defaultDuration);
      long size = (flags & SIZE) != 0 ? body.u32(true) : defaultSize;
      body.skip(((flags & FLAGS) != 0 ? 4 : 0) + ((flags & COMPOSITION_OFFSET) != 0 ? 4 : 0));
      samples.add(nextOffset, size);
      nextOffset += size;
    }
  }
}
