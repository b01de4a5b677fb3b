package emotionthinker.io.audio;

/**
 * The Xing/Info frame that encoders put before the first frame of a layer III stream, and the LAME
 * extension in it.
 *
 * @param frames number of audio frames that follow, −1 when not given
 * @param encoderDelay samples the encoder put before the signal, −1 when not given
 * @param padding samples the encoder put after the signal, −1 when not given
 */
record LameTag(long frames, int encoderDelay, int padding) {
  private static final int HAS_FRAMES = 1;
  private static final int HAS_BYTES = 2;
  private static final int HAS_SEEK_TABLE = 4;
  private static final int HAS_QUALITY = 8;
  private static final int SEEK_TABLE_BYTES = 100;

  /** Offset of the delay and padding fields from the encoder's name. */
  private static final int DELAYS_OFFSET = 21;

  /** The tag in a frame, null when the frame is an ordinary one. */
  static LameTag read(byte[] file, int offset, MpegFrameHeader header) throws AudioDecodeException {
    if (header.layer() != 3) {
      return null;
    }
    int frameEnd = offset + header.frameBytes();
    int at = offset + MpegFrameHeader.BYTES + header.sideInfoBytes();
    if (!isXing(file, at)) {
      at += 2; // a checksum between header and side information
    }
    if (frameEnd - at < 8 || !isXing(file, at)) {
      return null;
    }
    ByteReader reader = new ByteReader(file, at + 4, frameEnd);
    long flags = reader.u32(true);
    long frames = (flags & HAS_FRAMES) != 0 && reader.remaining() >= 4 ? reader.u32(true) : -1;
    int skip =
        ((flags & HAS_BYTES) != 0 ? 4 : 0)
            + ((flags & HAS_SEEK_TABLE) != 0 ? SEEK_TABLE_BYTES : 0)
            + ((flags & HAS_QUALITY) != 0 ? 4 : 0);
    int name = reader.position() + skip;
    boolean lame =
        ByteReader.at(file, name, "LAME")
            || ByteReader.at(file, name, "Lavf")
            || ByteReader.at(file, name, "Lavc");
    if (!lame || frameEnd - name < DELAYS_OFFSET + 3) {
      return new LameTag(frames, -1, -1);
    }
    int delays = new ByteReader(file, name + DELAYS_OFFSET, frameEnd).u24be();
    return new LameTag(frames, delays >> 12, delays & 0xfff);
  }

  private static boolean isXing(byte[] file, int at) {
    return ByteReader.at(file, at, "Xing") || ByteReader.at(file, at, "Info");
  }
}
