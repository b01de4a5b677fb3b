package emotionthinker.io.audio;

import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusMSDecoder;

/**
 * Opus in Ogg (RFC 7845) by Concentus, a port of libopus: mapping families 0 and 1, pre-skip,
 * output gain and end trimming. Opus has no sample rate of its own; it is decoded at 48 kHz, 16
 * bits.
 */
final class OpusOggDecoder {
  private static final int RATE_HZ = 48_000;

  /** 120 ms, the longest packet. */
  private static final int MAX_PACKET_FRAMES = 5760;

  private OpusOggDecoder() {}

  /** Decodes the stream whose opening packet is the current one. */
  static DecodedAudio decode(OggPackets packets, AudioLimits limits) throws AudioDecodeException {
    ByteReader head = new ByteReader(packets.copy(), 0, packets.packetBytes());
    head.skip(8);
    if (head.u8() >> 4 != 0) {
      throw new AudioDecodeException(AudioProblem.UNSUPPORTED_CODEC, "unknown version of Opus");
    }
    int channels = head.u8();
    limits.checkFormat(channels, RATE_HZ);
    int preSkip = head.u16(false);
    head.skip(4);
    float gain = (float) Math.pow(10, (short) head.u16(false) / (20.0 * 256));
    OpusMSDecoder decoder = decoder(head, channels);
    long end = packets.lastGranule();
    SampleSink sink =
        new SampleSink(channels, RATE_HZ, Math.max(end, 0) + MAX_PACKET_FRAMES, limits);
    if (!packets.next() || !packets.startsWith("OpusTags")) {
      throw new AudioDecodeException(AudioProblem.TRUNCATED, "Opus: no comment packet");
    }
    GranuleTrim trim = new GranuleTrim();
    short[] pcm = new short[MAX_PACKET_FRAMES * channels];
    while (packets.next()) {
      int n = decodePacket(decoder, packets, pcm);
      sink.reserve(n);
      for (int c = 0; c < channels; c++) {
        float[] out = sink.channel(c);
        for (int i = 0, p = c, o = sink.frames(); i < n; i++, p += channels, o++) {
          out[o] = pcm[p] * (0x1p-15f * gain);
        }
      }
      sink.commit(n);
      trim.note(packets.granule(), sink.frames(), packets.granule() == end);
    }
    int decoded = sink.frames();
    return SampleCheck.finish(
        "ogg",
        "opus",
        RATE_HZ,
        sink.take(trim.skip(preSkip), trim.keep(preSkip, decoded)),
        packets.warnings(),
        false);
  }

  private static OpusMSDecoder decoder(ByteReader head, int channels) throws AudioDecodeException {
    int family = head.u8();
    int streams = 1;
    int coupled = channels - 1;
    short[] mapping = {0, 1};
    if (family == 1) {
      streams = head.u8();
      coupled = head.u8();
      mapping = new short[channels];
      for (int c = 0; c < channels; c++) {
        mapping[c] = (short) head.u8();
      }
    } else if (family != 0) {
      throw new AudioDecodeException(
          AudioProblem.UNSUPPORTED_CODEC, "Opus channel mapping family " + family);
    }
    boolean fits = streams >= 1 && coupled <= streams && streams + coupled <= 255;
    for (int c = 0; c < channels && fits; c++) {
      fits = c < mapping.length && (mapping[c] < streams + coupled || mapping[c] == 255);
    }
    if (!fits) {
      throw new AudioDecodeException(AudioProblem.BAD_HEADER, "Opus: impossible channel mapping");
    }
    try {
      return OpusMSDecoder.create(RATE_HZ, channels, streams, coupled, mapping);
    } catch (OpusException | RuntimeException e) {
      throw new AudioDecodeException(AudioProblem.BAD_HEADER, "Opus: " + e, e);
    }
  }

  private static int decodePacket(OpusMSDecoder decoder, OggPackets packets, short[] pcm)
      throws AudioDecodeException {
    int n;
    try {
      n =
          decoder.decodeMultistream(
              packets.packet(), 0, packets.packetBytes(), pcm, 0, MAX_PACKET_FRAMES, 0);
    } catch (RuntimeException | AssertionError e) {
      throw new AudioDecodeException(AudioProblem.CORRUPT, "Opus: bad packet: " + e, e);
    }
    if (n < 0) {
      throw new AudioDecodeException(AudioProblem.CORRUPT, "Opus: bad packet, code " + n);
    }
    return n;
  }
}
