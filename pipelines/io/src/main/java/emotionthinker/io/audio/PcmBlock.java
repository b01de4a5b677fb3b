package emotionthinker.io.audio;

import java.util.Set;

/**
 * Interleaved samples at a known place of a file: what WAV, AIFF and AU headers all boil down to.
 *
 * @param encoding how one sample is written
 * @param channels number of channels, at least 1
 * @param sampleRateHz frames per second
 * @param offset first byte
 * @param frames number of frames, all of which lie within the file
 */
record PcmBlock(PcmEncoding encoding, int channels, int sampleRateHz, int offset, long frames) {

  /** Decodes everything; the arrays are allocated once, at their final size. */
  DecodedAudio decode(byte[] file, String container, Set<AudioWarning> warnings, AudioLimits limits)
      throws AudioDecodeException {
    limits.checkFormat(channels, sampleRateHz);
    limits.checkLength(frames, channels, sampleRateHz);
    int width = encoding.bytesPerSample();
    float[][] samples = new float[channels][(int) frames];
    for (int c = 0; c < channels; c++) {
      encoding.decode(file, offset + c * width, channels * width, samples[c], (int) frames);
    }
    return SampleCheck.finish(
        container, encoding.codecName(), sampleRateHz, samples, warnings, encoding.isExact());
  }
}
