package emotionthinker.io.audio;

import java.io.ByteArrayOutputStream;

/** Ogg by codec: Vorbis, Opus, or FLAC (whose packets are joined to the native stream they are). */
final class OggDecoder {
  /** Bytes of the Ogg FLAC mapping header before {@code fLaC}. */
  private static final int FLAC_MAPPING_BYTES = 9;

  private OggDecoder() {}

  static DecodedAudio decode(byte[] file, AudioLimits limits) throws AudioDecodeException {
    OggPackets packets = new OggPackets(file);
    if (!packets.next()) {
      throw new AudioDecodeException(AudioProblem.EMPTY, "Ogg file without a packet");
    }
    if (packets.startsWith("OpusHead")) {
      return OpusOggDecoder.decode(packets, limits);
    }
    if (packets.startsWith("\1vorbis")) {
      return VorbisOggDecoder.decode(packets, limits);
    }
    return FlacDecoder.decode(nativeFlac(packets), 0, "ogg", limits);
  }

  private static byte[] nativeFlac(OggPackets packets) throws AudioDecodeException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    int skip = FLAC_MAPPING_BYTES;
    do {
      int from = Math.min(skip, packets.packetBytes());
      joined.write(packets.packet(), from, packets.packetBytes() - from);
      skip = 0;
    } while (packets.next());
    return joined.toByteArray();
  }
}
