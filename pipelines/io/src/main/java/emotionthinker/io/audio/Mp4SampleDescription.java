package emotionthinker.io.audio;

/** The sample description (stsd) of an audio track and the MPEG-4 descriptors (esds) inside it. */
final class Mp4SampleDescription {
  private static final int ES_DESCRIPTOR = 3;
  private static final int DECODER_CONFIG = 4;
  private static final int DECODER_SPECIFIC_INFO = 5;

  private Mp4SampleDescription() {}

  /** Reads the first entry of an stsd box into the track. */
  static void read(Mp4Box stsd, Mp4Track track) throws AudioDecodeException {
    stsd.versionAndFlags();
    if (stsd.body().u32(true) == 0) {
      throw new AudioDecodeException(AudioProblem.BAD_HEADER, "MP4: no sample description");
    }
    Mp4Box entry = Mp4Box.read(stsd.body());
    track.format(entry.type());
    ByteReader body = entry.body();
    if (body.remaining() < 28) {
      return;
    }
    body.skip(8);
    int quickTimeVersion = body.u16(true);
    body.skip(6);
    track.channels(body.u16(true));
    body.skip(10);
    if (quickTimeVersion > 0) {
      body.skip(quickTimeVersion == 1 ? 16 : 36);
    }
    while (body.remaining() >= 8) {
      Mp4Box box = Mp4Box.read(body);
      Mp4Box esds = box.type().equals("wave") ? box.child("esds") : box;
      if (esds != null && esds.type().equals("esds")) {
        esds.versionAndFlags();
        readDescriptors(esds.body(), track);
        return;
      }
    }
  }

  private static void readDescriptors(ByteReader esds, Mp4Track track) throws AudioDecodeException {
    ByteReader es = descriptor(esds, ES_DESCRIPTOR);
    es.skip(2);
    int flags = es.u8();
    es.skip((flags & 0x80) != 0 ? 2 : 0);
    es.skip((flags & 0x40) != 0 ? es.u8() : 0);
    es.skip((flags & 0x20) != 0 ? 2 : 0);
    ByteReader config = descriptor(es, DECODER_CONFIG);
    int objectType = config.u8();
    config.skip(12);
    byte[] specific = new byte[0];
    if (config.remaining() >= 2) {
      ByteReader info = descriptor(config, DECODER_SPECIFIC_INFO);
      specific = info.bytes(info.remaining());
    }
    track.decoderConfig(objectType, specific);
  }

  private static ByteReader descriptor(ByteReader from, int wanted) throws AudioDecodeException {
    int tag = from.u8();
    if (tag != wanted) {
      throw new AudioDecodeException(
          AudioProblem.BAD_HEADER, "MP4: descriptor " + tag + " where " + wanted + " is due");
    }
    int size = 0;
    for (int i = 0; i < 4; i++) {
      int b = from.u8();
      size = size << 7 | (b & 0x7f);
      if ((b & 0x80) == 0) {
        break;
      }
    }
    return from.slice(size);
  }
}
