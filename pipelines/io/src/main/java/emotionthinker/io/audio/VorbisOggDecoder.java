package emotionthinker.io.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.nio.charset.StandardCharsets;

/**
 * Vorbis in Ogg (Vorbis I specification, appendix A) by JOrbis, called packet by packet; the set-up
 * header passes {@link VorbisSetupGuard} first. Start and end are trimmed by granule position.
 */
final class VorbisOggDecoder {
  private VorbisOggDecoder() {}

  /** Decodes the stream whose opening packet is the current one. */
  static DecodedAudio decode(OggPackets packets, AudioLimits limits) throws AudioDecodeException {
    Info info = new Info();
    info.init();
    readHeaders(packets, info, limits);
    long end = packets.lastGranule();
    SampleSink sink = new SampleSink(info.channels, info.rate, Math.max(end, 0), limits);
    GranuleTrim trim = new GranuleTrim();
    try {
      DspState state = new DspState();
      state.synthesis_init(info);
      Block block = new Block(state);
      while (packets.next()) {
        // An empty packet is legal and stands for nothing.
        if (packets.packetBytes() > 0) {
          if (block.synthesis(packet(packets, 3)) != 0) {
            throw new AudioDecodeException(AudioProblem.CORRUPT, "Vorbis: bad packet");
          }
          state.synthesis_blockin(block);
          drain(state, sink);
        }
        trim.note(packets.granule(), sink.frames(), packets.granule() == end);
      }
    } catch (RuntimeException e) {
      throw new AudioDecodeException(AudioProblem.CORRUPT, "Vorbis: bad packet: " + e, e);
    }
    int decoded = sink.frames();
    return SampleCheck.finish(
        "ogg",
        "vorbis",
        info.rate,
        sink.take(trim.skip(0), trim.keep(0, decoded)),
        packets.warnings(),
        false);
  }

  private static void readHeaders(OggPackets packets, Info info, AudioLimits limits)
      throws AudioDecodeException {
    Comment comment = new Comment();
    comment.init();
    for (int i = 0; i < 3; i++) {
      if (i > 0 && !packets.next()) {
        throw new AudioDecodeException(AudioProblem.TRUNCATED, "Vorbis: a header is missing");
      }
      if (i == 0) {
        checkIdentification(packets, limits);
      } else if (!packets.startsWith((char) (2 * i + 1) + "vorbis")) {
        throw new AudioDecodeException(AudioProblem.BAD_HEADER, "Vorbis: bad header packet");
      }
      if (i == 2) {
        VorbisSetupGuard.check(packets.packet(), packets.packetBytes());
      }
      int result;
      try {
        // Tags are of no use here and their claimed lengths are not to be trusted.
        result = info.synthesis_headerin(comment, i == 1 ? emptyComment() : packet(packets, i));
      } catch (RuntimeException e) {
        throw new AudioDecodeException(AudioProblem.BAD_HEADER, "Vorbis: bad header: " + e, e);
      }
      if (result != 0) {
        throw new AudioDecodeException(AudioProblem.BAD_HEADER, "Vorbis: bad header " + i);
      }
    }
  }

  private static void checkIdentification(OggPackets packets, AudioLimits limits)
      throws AudioDecodeException {
    ByteReader head = new ByteReader(packets.packet(), 7, packets.packetBytes());
    if (head.u32(false) != 0) {
      throw new AudioDecodeException(AudioProblem.UNSUPPORTED_CODEC, "unknown version of Vorbis");
    }
    int channels = head.u8();
    limits.checkFormat(channels, head.u32(false));
    head.skip(12);
    int sizes = head.u8();
    int small = sizes & 15;
    int large = sizes >> 4;
    if (small < 6 || large > 13 || small > large) {
      throw new AudioDecodeException(
          AudioProblem.BAD_HEADER, "Vorbis: block sizes 2^" + small + " and 2^" + large);
    }
  }

  private static Packet packet(OggPackets packets, int number) {
    Packet packet = new Packet();
    packet.packet_base = packets.packet();
    packet.packet = 0;
    packet.bytes = packets.packetBytes();
    packet.b_o_s = number == 0 ? 1 : 0;
    packet.granulepos = -1;
    packet.packetno = number;
    return packet;
  }

  private static Packet emptyComment() {
    byte[] bytes = "\3vorbis\0\0\0\0\0\0\0\0\1".getBytes(StandardCharsets.ISO_8859_1);
    Packet packet = new Packet();
    packet.packet_base = bytes;
    packet.bytes = bytes.length;
    packet.granulepos = -1;
    packet.packetno = 1;
    return packet;
  }

  private static void drain(DspState state, SampleSink sink) throws AudioDecodeException {
    float[][][] pcm = new float[1][][];
    int[] offsets = new int[sink.channels()];
    for (int n = state.synthesis_pcmout(pcm, offsets);
        n > 0;
        n = state.synthesis_pcmout(pcm, offsets)) {
      sink.reserve(n);
      for (int c = 0; c < sink.channels(); c++) {
        System.arraycopy(pcm[0][c], offsets[c], sink.channel(c), sink.frames(), n);
      }
      sink.commit(n);
      state.synthesis_read(n);
    }
  }
}
