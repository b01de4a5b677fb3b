package emotionthinker.io.audio;

/**
 * One box of an ISO base media file.
 *
 * @param type four-character code
 * @param start offset of the box in the file, header included
 * @param body reader over what follows the header
 */
record Mp4Box(String type, int start, ByteReader body) {

  /**
   * The box at the reader's position, which moves past it. A size of 0 means "to the end", 1 a
   * 64-bit size; a box that reaches past its parent is TRUNCATED, one smaller than its header
   * BAD_HEADER.
   */
  static Mp4Box read(ByteReader parent) throws AudioDecodeException {
    int start = parent.position();
    long size = parent.u32(true);
    String type = parent.fourCc();
    long header = 8;
    if (size == 1) {
      size = parent.u64(true);
      header = 16;
    } else if (size == 0) {
      size = header + parent.remaining();
    }
    if (size < header) {
      throw new AudioDecodeException(
          AudioProblem.BAD_HEADER, "MP4: box of " + size + " bytes at byte " + start);
    }
    return new Mp4Box(type, start, parent.slice(size - header));
  }

  /** The first child of that type, null when there is none; the body moves past it. */
  Mp4Box child(String wanted) throws AudioDecodeException {
    while (body.remaining() >= 8) {
      Mp4Box box = read(body);
      if (box.type.equals(wanted)) {
        return box;
      }
    }
    return null;
  }

  /**
   * Reads the version byte and three bytes of flags of a full box, as {@code version << 24 |
   * flags}.
   */
  long versionAndFlags() throws AudioDecodeException {
    return body.u32(true);
  }
}
