package emotionthinker.io.audio;

import java.util.Arrays;
import java.util.EnumSet;

/**
 * The packets of one logical stream of an Ogg file (RFC 3533): the first stream whose opening
 * packet is a known audio codec. Pages of other streams are passed over. Page checksums and
 * sequence numbers are verified.
 *
 * <p>A file that ends inside a page or a packet is TRUNCATED; one that ends at a page but without
 * the end-of-stream flag gives NO_END_MARK; a checksum or a missing page is CORRUPT; a second audio
 * stream after the first (chaining) is UNSUPPORTED_CODEC, never a silent loss.
 */
final class OggPackets {
  private static final int HEADER_BYTES = 27;
  private static final int CONTINUED = 1;
  private static final int FIRST_PAGE = 2;
  private static final int LAST_PAGE = 4;

  private final byte[] file;
  private final EnumSet<AudioWarning> warnings = EnumSet.noneOf(AudioWarning.class);
  private int pageStart;
  private boolean streamFound;
  private boolean ended;
  private long serial;
  private long sequence;

  private long pageGranule;
  private int segmentAt;
  private int segmentsEnd;
  private int bodyAt;

  private byte[] packet = new byte[4096];
  private int packetBytes;
  private long packetGranule;
  private boolean lastOfPage;

  OggPackets(byte[] file) {
    this.file = file;
  }

  EnumSet<AudioWarning> warnings() {
    return warnings;
  }

  /** The current packet's bytes, [0, packetBytes()); overwritten by the next call of next(). */
  byte[] packet() {
    return packet;
  }

  int packetBytes() {
    return packetBytes;
  }

  /** The page's granule position when the packet is the last that ends on its page, else −1. */
  long granule() {
    return lastOfPage ? packetGranule : -1;
  }

  /** True when the current packet begins with the given ASCII text. */
  boolean startsWith(String ascii) {
    return packetBytes >= ascii.length() && ByteReader.at(packet, 0, ascii);
  }

  /** A copy of the current packet. */
  byte[] copy() {
    return Arrays.copyOf(packet, packetBytes);
  }

  /** Moves to the next packet; false at the end of the stream. */
  boolean next() throws AudioDecodeException {
    packetBytes = 0;
    boolean inside = false;
    while (true) {
      if (segmentAt == segmentsEnd) {
        if (!nextPage(inside)) {
          return false;
        }
        continue;
      }
      int size = file[segmentAt++] & 0xff;
      append(bodyAt, size);
      bodyAt += size;
      inside = true;
      if (size < 255) {
        packetGranule = pageGranule;
        lastOfPage = !endsAnotherPacket();
        return true;
      }
    }
  }

  /**
   * The last granule position among the pages of the stream from here on, −1 when there is none.
   */
  long lastGranule() {
    long last = -1;
    int at = pageStart;
    while (isPage(at) && pageEnd(at) <= file.length) {
      if (u32(at + 14) == serial && u64(at + 6) >= 0) {
        last = u64(at + 6);
      }
      at = (int) pageEnd(at);
    }
    return last;
  }

  private boolean nextPage(boolean insidePacket) throws AudioDecodeException {
    while (pageStart < file.length) {
      if (!isPage(pageStart)) {
        if (ended) {
          warnings.add(AudioWarning.TRAILING_BYTES);
          break;
        }
        throw new AudioDecodeException(
            file.length - pageStart < HEADER_BYTES ? AudioProblem.TRUNCATED : AudioProblem.CORRUPT,
            "Ogg: no page where one should start, at byte " + pageStart);
      }
      int start = pageStart;
      long end = pageEnd(start);
      if (end > file.length) {
        throw new AudioDecodeException(
            AudioProblem.TRUNCATED, "Ogg: the file ends inside the page at byte " + start);
      }
      if ((int) u32(start + 22) != Crc.OGG_PAGE.ofWithHole(file, start, start + 22, (int) end)) {
        throw new AudioDecodeException(
            AudioProblem.CORRUPT, "Ogg: bad checksum of the page at byte " + start);
      }
      pageStart = (int) end;
      if (enter(start, insidePacket)) {
        return true;
      }
    }
    if (!streamFound) {
      throw new AudioDecodeException(
          AudioProblem.UNSUPPORTED_CODEC, "Ogg file without a Vorbis, Opus or FLAC stream");
    }
    if (insidePacket) {
      throw new AudioDecodeException(AudioProblem.TRUNCATED, "Ogg: the last packet has no end");
    }
    if (!ended) {
      warnings.add(AudioWarning.NO_END_MARK);
    }
    return false;
  }

  /** Takes up the page at start when it belongs to the stream; false to pass over it. */
  private boolean enter(int start, boolean insidePacket) throws AudioDecodeException {
    int flags = file[start + 5];
    int segments = file[start + 26] & 0xff;
    int body = start + HEADER_BYTES + segments;
    if ((flags & FIRST_PAGE) != 0 && isAudio(body)) {
      if (ended) {
        throw new AudioDecodeException(
            AudioProblem.UNSUPPORTED_CODEC, "chained Ogg: a second audio stream follows the first");
      }
      if (!streamFound) {
        streamFound = true;
        serial = u32(start + 14);
        sequence = u32(start + 18) - 1;
      }
    }
    if (!streamFound || u32(start + 14) != serial) {
      return false;
    }
    boolean continued = (flags & CONTINUED) != 0;
    if (u32(start + 18) != (sequence + 1 & 0xffffffffL) || continued != insidePacket) {
      throw new AudioDecodeException(
          AudioProblem.CORRUPT, "Ogg: a page is missing before byte " + start);
    }
    sequence = u32(start + 18);
    ended |= (flags & LAST_PAGE) != 0;
    pageGranule = u64(start + 6);
    segmentAt = start + HEADER_BYTES;
    segmentsEnd = segmentAt + segments;
    bodyAt = body;
    return true;
  }

  private boolean isAudio(int body) {
    return ByteReader.at(file, body, "\1vorbis")
        || ByteReader.at(file, body, "OpusHead")
        || ByteReader.at(file, body, "\177FLAC");
  }

  private boolean endsAnotherPacket() {
    for (int i = segmentAt; i < segmentsEnd; i++) {
      if (file[i] != -1) {
        return true;
      }
    }
    return false;
  }

  private boolean isPage(int at) {
    return file.length - at >= HEADER_BYTES
        && ByteReader.at(file, at, "OggS")
        && file[at + 4] == 0
        && file.length - at >= HEADER_BYTES + (file[at + 26] & 0xff);
  }

  private long pageEnd(int at) {
    int segments = file[at + 26] & 0xff;
    long end = (long) at + HEADER_BYTES + segments;
    for (int i = 0; i < segments; i++) {
      end += file[at + HEADER_BYTES + i] & 0xff;
    }
    return end;
  }

  private void append(int from, int size) {
    if (packetBytes + size > packet.length) {
      packet = Arrays.copyOf(packet, 2 * (packetBytes + size));
    }
    System.arraycopy(file, from, packet, packetBytes, size);
    packetBytes += size;
  }

  private long u32(int at) {
    return (file[at] & 0xffL)
        | (file[at + 1] & 0xffL) << 8
        | (file[at + 2] & 0xffL) << 16
        | (file[at + 3] & 0xffL) << 24;
  }

  private long u64(int at) {
    return u32(at) | u32(at + 4) << 32;
  }
}
