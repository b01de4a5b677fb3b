package emotionthinker.io.audio;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the first audio track of an ISO base media file (MP4, M4A, MOV, 3GP), whole or fragmented,
 * with or without video beside it. A file without its index (moov), as an interrupted recording
 * leaves it, is TRUNCATED; a file without an audio track is NO_CHANNELS.
 */
final class Mp4Demuxer {
  private final byte[] file;
  private final List<Mp4Track> audioTracks = new ArrayList<>();
  private final EnumSet<AudioWarning> warnings = EnumSet.noneOf(AudioWarning.class);
  private Mp4Fragments fragments;
  private long movieTimescale;
  private boolean movieSeen;

  Mp4Demuxer(byte[] file) throws AudioDecodeException {
    this.file = file;
    ByteReader reader = new ByteReader(file, 0, file.length);
    while (reader.remaining() >= 8) {
      if (movieSeen && new ByteReader(file, reader.position(), file.length).u32(true) - 2 < 6) {
        break;
      }
      Mp4Box box = Mp4Box.read(reader);
      if (box.type().equals("moov") && !movieSeen) {
        movieSeen = true;
        readMovie(box);
      } else if (box.type().equals("moof") && fragments != null) {
        fragments.read(box);
      }
    }
    if (reader.remaining() > 0) {
      warnings.add(AudioWarning.TRAILING_BYTES);
    }
    if (!movieSeen) {
      throw new AudioDecodeException(AudioProblem.TRUNCATED, "MP4 without its index (moov)");
    }
    if (audioTracks.isEmpty()) {
      throw new AudioDecodeException(AudioProblem.NO_CHANNELS, "MP4 without an audio track");
    }
  }

  Mp4Track track() {
    return audioTracks.get(0);
  }

  /** Ticks per second of the movie's own clock, 0 when not given. */
  long movieTimescale() {
    return movieTimescale;
  }

  Set<AudioWarning> warnings() {
    return warnings;
  }

  private void readMovie(Mp4Box moov) throws AudioDecodeException {
    while (moov.body().remaining() >= 8) {
      Mp4Box box = Mp4Box.read(moov.body());
      switch (box.type()) {
        case "mvhd" -> {
          box.body().skip((box.versionAndFlags() >> 24) == 1 ? 16 : 8);
          movieTimescale = box.body().u32(true);
        }
        case "trak" -> readTrack(box);
        case "mvex" -> {
          if (!audioTracks.isEmpty()) {
            fragments = new Mp4Fragments(file.length, track());
            fragments.readDefaults(box);
          }
        }
        default -> {}
      }
    }
  }

  private void readTrack(Mp4Box trak) throws AudioDecodeException {
    Mp4Track track = new Mp4Track();
    boolean audio = false;
    while (trak.body().remaining() >= 8) {
      Mp4Box box = Mp4Box.read(trak.body());
      switch (box.type()) {
        case "tkhd" -> {
          box.body().skip((box.versionAndFlags() >> 24) == 1 ? 16 : 8);
          track.id(box.body().u32(true));
        }
        case "edts" -> {
          Mp4Box elst = box.child("elst");
          if (elst != null) {
            readEdits(elst, track);
          }
        }
        case "mdia" -> audio = readMedia(box, track);
        default -> {}
      }
    }
    if (audio) {
      audioTracks.add(track);
    }
  }

  /** True when the media is sound and its tables have been read. */
  private boolean readMedia(Mp4Box mdia, Mp4Track track) throws AudioDecodeException {
    boolean audio = false;
    while (mdia.body().remaining() >= 8) {
      Mp4Box box = Mp4Box.read(mdia.body());
      switch (box.type()) {
        case "mdhd" -> {
          box.body().skip((box.versionAndFlags() >> 24) == 1 ? 16 : 8);
          track.timescale(box.body().u32(true));
        }
        case "hdlr" -> {
          box.body().skip(8);
          audio = box.body().fourCc().equals("soun");
        }
        case "minf" -> {
          Mp4Box stbl = audio && audioTracks.isEmpty() ? box.child("stbl") : null;
          if (stbl != null) {
            new Mp4Samples(file.length, track).readTable(stbl);
          }
        }
        default -> {}
      }
    }
    return audio;
  }

  /** Takes the first edit that shows media; its length counts only when it is the only one. */
  private static void readEdits(Mp4Box elst, Mp4Track track) throws AudioDecodeException {
    boolean wide = (elst.versionAndFlags() >> 24) == 1;
    ByteReader body = elst.body();
    int shown = 0;
    for (long n = body.u32(true); n > 0; n--) {
      long duration = wide ? body.u64(true) : body.u32(true);
      long hole = wide ? Long.MAX_VALUE : 0xffffffffL;
      long start = wide ? body.u64(true) : body.u32(true);
      body.skip(4);
      if (start != hole) {
        shown++;
        track.edit(
            shown == 1 ? start : track.editStartTicks(),
            shown == 1 && duration > 0 ? duration : -1);
      }
    }
  }
}
