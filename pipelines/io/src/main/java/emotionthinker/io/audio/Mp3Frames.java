package emotionthinker.io.audio;

import java.util.Arrays;
import java.util.EnumSet;

/**
 * The frames of an MPEG audio stream, found by walking from header to header past ID3v1, ID3v2, APE
 * and Lyrics3 tags. Linear in the size of the file: every byte is looked at once, tags by their
 * size.
 */
final class Mp3Frames {
  /** How far into the audio the first frame may start, in bytes, after all tags. */
  private static final int SEARCH_BYTES = 4096;

  /** Consecutive headers that must agree before bytes count as a stream found by searching. */
  private static final int AGREEING_HEADERS = 4;

  private static final int ID3V1_BYTES = 128;

  private final byte[] file;
  private final int end;
  private final MpegFrameHeader first;
  private final EnumSet<AudioWarning> warnings = EnumSet.noneOf(AudioWarning.class);
  private int[] offsets = new int[64];
  private int[] sizes = new int[64];
  private int count;

  private Mp3Frames(byte[] file, int start, int end) {
    this.file = file;
    this.end = end;
    this.first = MpegFrameHeader.at(file, start, end);
    walk(start);
  }

  /** The frames in file[start, end), null when there is no stream in it. */
  static Mp3Frames find(byte[] file, int start, int end) {
    int audio = afterId3v2(file, start, end);
    boolean tagged = audio > start;
    if (agreeing(file, audio, end, tagged ? 1 : 2)) {
      return new Mp3Frames(file, audio, end);
    }
    int searchEnd = (int) Math.min(end, (long) audio + SEARCH_BYTES);
    for (int offset = audio + 1; offset < searchEnd; offset++) {
      if (agreeing(file, offset, end, AGREEING_HEADERS)) {
        Mp3Frames frames = new Mp3Frames(file, offset, end);
        frames.warnings.add(AudioWarning.SKIPPED_BYTES);
        return frames;
      }
    }
    return null;
  }

  /** The offset after any number of ID3v2 tags; end when a tag claims to go further. */
  static int afterId3v2(byte[] file, int start, int end) {
    int offset = start;
    while (end - offset >= 10 && ByteReader.at(file, offset, "ID3")) {
      int size = 0;
      for (int i = 6; i < 10; i++) {
        size = size << 7 | (file[offset + i] & 0x7f);
      }
      boolean footer = (file[offset + 5] & 0x10) != 0;
      offset = (int) Math.min(end, offset + 10L + size + (footer ? 10 : 0));
    }
    return offset;
  }

  MpegFrameHeader first() {
    return first;
  }

  int count() {
    return count;
  }

  int offset(int frame) {
    return offsets[frame];
  }

  int size(int frame) {
    return sizes[frame];
  }

  EnumSet<AudioWarning> warnings() {
    return warnings;
  }

  /** Frames from..count() back to back, without what lay between them. */
  byte[] bytes(int from) {
    int total = 0;
    for (int i = from; i < count; i++) {
      total += sizes[i];
    }
    byte[] joined = new byte[total];
    int at = 0;
    for (int i = from; i < count; i++) {
      System.arraycopy(file, offsets[i], joined, at, sizes[i]);
      at += sizes[i];
    }
    return joined;
  }

  /** True when n headers, or as many as fill the range to its last byte, agree from offset on. */
  private static boolean agreeing(byte[] file, int offset, int end, int n) {
    MpegFrameHeader head = MpegFrameHeader.at(file, offset, end);
    if (head == null) {
      return false;
    }
    long at = offset;
    for (int i = 0; i < n; i++) {
      MpegFrameHeader next = MpegFrameHeader.at(file, (int) at, end);
      if (!head.matches(next)) {
        return false;
      }
      at += next.frameBytes();
      if (at == end) {
        return true;
      }
      if (at > end) {
        return i + 1 >= n;
      }
    }
    return true;
  }

  private void walk(int start) {
    int offset = start;
    while (offset < end) {
      MpegFrameHeader header = MpegFrameHeader.at(file, offset, end);
      if (first.matches(header)) {
        if (header.frameBytes() > end - offset) {
          warnings.add(AudioWarning.PARTIAL_LAST_FRAME);
          return;
        }
        add(offset, header.frameBytes());
        offset += header.frameBytes();
      } else {
        offset = resume(offset);
      }
    }
  }

  /** Where frames go on after bytes that are no frame; end when they do not. */
  private int resume(int offset) {
    int left = end - offset;
    if (ByteReader.at(file, offset, "TAG") && left == ID3V1_BYTES) {
      return end;
    }
    if (ByteReader.at(file, offset, "APETAGEX") || ByteReader.at(file, offset, "LYRICSBEGIN")) {
      return end;
    }
    int afterTag = afterId3v2(file, offset, end);
    if (afterTag > offset) {
      return afterTag;
    }
    if (left < MpegFrameHeader.BYTES) {
      warnings.add(AudioWarning.PARTIAL_LAST_FRAME);
      return end;
    }
    for (int at = offset + 1; at < end; at++) {
      if (first.matches(MpegFrameHeader.at(file, at, end)) && agreeing(file, at, end, 2)) {
        warnings.add(AudioWarning.SKIPPED_BYTES);
        return at;
      }
    }
    warnings.add(AudioWarning.TRAILING_BYTES);
    return end;
  }

  private void add(int offset, int size) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    offsets[count] = offset;
    sizes[count++] = size;
  }
}
