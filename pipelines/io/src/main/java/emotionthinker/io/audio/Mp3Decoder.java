package emotionthinker.io.audio;

import java.io.ByteArrayInputStream;
import java.util.EnumSet;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.Obuffer;

/**
 * MPEG audio by JLayer: layer III of MPEG-1, -2 and -2.5, layers I and II of MPEG-1 (JLayer gets
 * the frame size of the others wrong). Frames are found and counted here, so that JLayer sees
 * nothing but whole frames.
 *
 * <p><b>Gapless.</b> Where the LAME tag gives the encoder's delay and padding, both are cut off
 * together with the decoder's own delay of 529 samples, and the audio is as long as what went into
 * the encoder. Without the tag nothing is cut: such files are up to 0.1 s longer and start late.
 *
 * <p>Fewer frames than the Xing/Info tag promises is TRUNCATED. A stream without that tag has no
 * length to check: an incomplete last frame is dropped (PARTIAL_LAST_FRAME).
 */
final class Mp3Decoder {
  /** Delay of the polyphase filter bank and the overlap of a layer III decoder, in samples. */
  private static final int DECODER_DELAY = 529;

  /** JLayer scales full scale to this, not to 32768 (SynthesisFilter in Decoder.initialize). */
  private static final float FULL_SCALE = 32_700f;

  static {
    // JLayer fills static tables on first use, without a lock; a class initialiser has one.
    byte[] silence = new byte[417];
    silence[0] = (byte) 0xff;
    silence[1] = (byte) 0xfb;
    silence[2] = (byte) 0x90;
    silence[3] = (byte) 0xc0;
    try {
      SampleSink sink = new SampleSink(1, 44_100, 1152, AudioLimits.defaults());
      decodeFrames(silence, MpegFrameHeader.at(silence, 0, silence.length), sink);
    } catch (AudioDecodeException e) {
      throw new IllegalStateException("JLayer cannot decode a silent frame", e);
    }
  }

  private Mp3Decoder() {}

  /** Decodes the stream in file[start, end). */
  static DecodedAudio decode(byte[] file, int start, int end, String container, AudioLimits limits)
      throws AudioDecodeException {
    Mp3Frames frames = Mp3Frames.find(file, start, end);
    if (frames == null) {
      throw new AudioDecodeException(AudioProblem.NOT_AUDIO, "no MPEG audio frames in the file");
    }
    MpegFrameHeader header = frames.first();
    if (header.layer() != 3 && !header.mpeg1()) {
      throw new AudioDecodeException(
          AudioProblem.UNSUPPORTED_CODEC, "MPEG-2 layer " + header.layer() + " is not decoded");
    }
    EnumSet<AudioWarning> warnings = frames.warnings();
    LameTag tag = frames.count() > 0 ? LameTag.read(file, frames.offset(0), header) : null;
    int firstAudio = tag == null ? 0 : 1;
    int audioFrames = frames.count() - firstAudio;
    long promised = tag == null ? -1 : tag.frames();
    if (audioFrames < promised
        || (frames.count() == 0 && warnings.contains(AudioWarning.PARTIAL_LAST_FRAME))) {
      throw new AudioDecodeException(
          AudioProblem.TRUNCATED,
          Math.max(promised, 1) + " MPEG frames promised, the file has " + audioFrames);
    }
    if (promised >= 0 && audioFrames > promised) {
      warnings.add(AudioWarning.LONGER_THAN_CLAIMED);
    }
    long total = (long) audioFrames * header.samples();
    SampleSink sink = new SampleSink(header.channels(), header.sampleRateHz(), total, limits);
    limits.checkLength(total, header.channels(), header.sampleRateHz());
    int decoded = decodeFrames(frames.bytes(firstAudio), header, sink);
    if (decoded != audioFrames) {
      throw new AudioDecodeException(
          AudioProblem.CORRUPT, decoded + " of " + audioFrames + " MPEG frames could be decoded");
    }
    long skip = 0;
    long keep = total;
    if (tag != null && tag.encoderDelay() >= 0) {
      skip = (long) tag.encoderDelay() + DECODER_DELAY;
      keep = audioFrames == promised ? total - tag.encoderDelay() - tag.padding() : total - skip;
    }
    return SampleCheck.finish(
        container,
        "mp" + header.layer(),
        header.sampleRateHz(),
        sink.take(skip, keep),
        warnings,
        false);
  }

  /** Decodes whole frames into the sink; returns how many JLayer took. */
  private static int decodeFrames(byte[] audio, MpegFrameHeader header, SampleSink sink)
      throws AudioDecodeException {
    Bitstream stream = new Bitstream(new ByteArrayInputStream(audio));
    Decoder decoder = new Decoder();
    FrameOutput output = new FrameOutput(sink, header.samples());
    decoder.setOutputBuffer(output);
    int decoded = 0;
    try {
      for (Header next = stream.readFrame(); next != null; next = stream.readFrame()) {
        sink.reserve(header.samples());
        output.startFrame();
        decoder.decodeFrame(next, stream);
        stream.closeFrame();
        // A frame whose bit reservoir is missing leaves silence: the timeline stays right.
        sink.commit(header.samples());
        decoded++;
      }
    } catch (BitstreamException | DecoderException | RuntimeException e) {
      throw new AudioDecodeException(
          AudioProblem.CORRUPT, "MPEG frame " + decoded + " cannot be decoded: " + e, e);
    }
    return decoded;
  }

  /** Takes JLayer's floating-point samples before it would clip them to 16 bits. */
  private static final class FrameOutput extends Obuffer {
    private final SampleSink sink;
    private final int frameSamples;
    private final int[] filled = new int[2];

    FrameOutput(SampleSink sink, int frameSamples) {
      this.sink = sink;
      this.frameSamples = frameSamples;
    }

    void startFrame() {
      filled[0] = 0;
      filled[1] = 0;
    }

    @Override
    public void appendSamples(int channel, float[] block) {
      if (channel >= sink.channels() || filled[channel] + block.length > frameSamples) {
        throw new IllegalStateException("more samples than the frame header announces");
      }
      float[] out = sink.channel(channel);
      int at = sink.frames() + filled[channel];
      for (float x : block) {
        out[at++] = x / FULL_SCALE;
      }
      filled[channel] += block.length;
    }

    @Override
    public void append(int channel, short value) {
      appendSamples(channel, new float[] {value});
    }

    @Override
    public void write_buffer(int value) {}

    @Override
    public void close() {}

    @Override
    public void clear_buffer() {}

    @Override
    public void set_stop_flag() {}
  }
}
