package emotionthinker.io.audio;

import java.util.Arrays;
import java.util.List;
import net.sourceforge.jaad.aac.Decoder;

/**
 * Decodes AAC access units by the JAAD decoder into a sink that is made when the first unit has told
 * rate and channel count. Spectral band replication (HE-AAC), announced or hidden, is refused as
 * UNSUPPORTED_CODEC: JAAD decodes it, but we have found no free encoder to check the result with.
 */
final class AacFrames {
  /** JAAD's output is scaled like 16-bit integers. */
  private static final float TO_UNIT = 0x1p-15f;

  private static final int[] RATES_HZ = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };

  private final Decoder decoder;
  private final AudioLimits limits;
  private final long expectedUnits;
  private final int configuredRateHz;
  private final int configuredChannels;
  private SampleSink sink;
  private int units;
  private AudioDecodeException failure;

  /**
   * @param config AudioSpecificConfig (ISO/IEC 14496-3, section 1.6.2.1)
   * @param expectedUnits number of access units by the container, 0 when unknown; only a hint
   */
  AacFrames(byte[] config, long expectedUnits, AudioLimits limits) throws AudioDecodeException {
    this.limits = limits;
    this.expectedUnits = expectedUnits;
    int objectType = config.length >= 2 ? (config[0] & 0xff) >> 3 : 0;
    if (objectType != 2) {
      throw new AudioDecodeException(
          AudioProblem.UNSUPPORTED_CODEC,
          "AAC object type " + objectType + ": only low complexity (2) is decoded");
    }
    configuredRateHz = rate(config);
    configuredChannels = channels(config);
    try {
      decoder = Decoder.create(config);
    } catch (Exception e) {
      throw new AudioDecodeException(AudioProblem.BAD_HEADER, "AAC configuration: " + e, e);
    }
  }

  /** Decodes the access unit in file[from, to). */
  void decode(byte[] file, int from, int to) throws AudioDecodeException {
    try {
      decoder.decodeFrame(Arrays.copyOfRange(file, from, to), this::accept);
    } catch (RuntimeException e) {
      throw new AudioDecodeException(
          AudioProblem.CORRUPT, "AAC access unit " + units + " cannot be decoded: " + e, e);
    }
    if (failure != null) {
      throw failure;
    }
    units++;
  }

  /** What has been decoded, null before the first access unit. */
  SampleSink sink() {
    return sink;
  }

  /** Channels by the configuration: JAAD adds a second one to mono. */
  private static int channels(byte[] config) throws AudioDecodeException {
    boolean explicitRate = ((config[0] & 7) << 1 | (config[1] & 0xff) >> 7) == 15;
    int code = (explicitRate && config.length >= 5 ? config[4] : config[1]) >> 3 & 15;
    if (code < 1 || code > 7) {
      throw new AudioDecodeException(
          AudioProblem.UNSUPPORTED_CODEC, "AAC channel configuration " + code);
    }
    return code == 7 ? 8 : code;
  }

  private static int rate(byte[] config) throws AudioDecodeException {
    int index = (config[0] & 7) << 1 | (config[1] & 0xff) >> 7;
    if (index < RATES_HZ.length) {
      return RATES_HZ[index];
    }
    if (index != 15 || config.length < 5) {
      throw new AudioDecodeException(AudioProblem.BAD_HEADER, "AAC sample rate index " + index);
    }
    return (config[1] & 0x7f) << 17
        | (config[2] & 0xff) << 9
        | (config[3] & 0xff) << 1
        | (config[4] & 0xff) >> 7;
  }

  private void accept(List<float[]> channels, int frames, int sampleRateHz) {
    try {
      if (sampleRateHz != configuredRateHz) {
        throw new AudioDecodeException(
            AudioProblem.UNSUPPORTED_CODEC,
            "AAC at " + configuredRateHz + " Hz with spectral band replication (HE-AAC)");
      }
      if (sink == null) {
        sink = new SampleSink(configuredChannels, sampleRateHz, expectedUnits * frames, limits);
      }
      if (channels.size() < configuredChannels) {
        throw new AudioDecodeException(
            AudioProblem.CORRUPT, "AAC: a channel is missing from unit " + units);
      }
      sink.reserve(frames);
      for (int c = 0; c < configuredChannels; c++) {
        float[] in = channels.get(c);
        float[] out = sink.channel(c);
        for (int i = 0, o = sink.frames(); i < frames; i++, o++) {
          out[o] = in[i] * TO_UNIT;
        }
      }
      sink.commit(frames);
    } catch (AudioDecodeException e) {
      // JAAD's callback cannot throw it; decode() does.
      failure = e;
    }
  }
}
