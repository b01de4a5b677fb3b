package emotionthinker.io.audio;

import net.sourceforge.jaad.aac.syntax.BitStream;

/**
 * What two channels of a pair share (ISO/IEC 14496-3, sections 4.6.8 and 4.6.13): mid/side,
 * intensity stereo, and perceptual noise substitution, whose noise comes from a generator with a
 * fixed seed per file, so that a file always decodes to the same samples.
 */
final class AacStereo {
  private static final int SHORT_FRAME = 128;

  private final AacConfig config;
  private final boolean[] joint = new boolean[8 * 64];
  private boolean allJoint;
  private int noiseState = 0x1f2e3d4c;

  AacStereo(AacConfig config) {
    this.config = config;
  }

  /** Reads ms_mask_present and ms_used of a pair with common windows. */
  void readMask(BitStream bits, AacWindows windows) throws AudioDecodeException {
    int present = bits.readBits(2);
    if (present == 3) {
      throw new AudioDecodeException(AudioProblem.CORRUPT, "AAC: a reserved stereo mask");
    }
    allJoint = present == 2;
    for (int w = 0; w < windows.windows(); w = windows.groupEnd(w)) {
      for (int band = 0; band < windows.maxBand(); band++) {
        joint[w * 64 + band] = present == 2 || (present == 1 && bits.readBool());
      }
    }
  }

  /** Fills the noise bands of a channel on its own. */
  void fillNoise(AacChannel channel) {
    AacWindows windows = channel.windows();
    for (int w = 0; w < windows.windows(); w = windows.groupEnd(w)) {
      for (int band = 0; band < windows.maxBand(); band++) {
        if (channel.book(w, band) == AacChannel.NOISE_BOOK) {
          noise(channel, w, band);
        }
      }
    }
  }

  /** Noise, mid/side and intensity of a pair; commonWindow is false for a pair without a mask. */
  void process(AacChannel left, AacChannel right, boolean commonWindow) {
    if (!commonWindow) {
      fillNoise(left);
      fillNoise(right);
      return;
    }
    AacWindows windows = left.windows();
    for (int w = 0; w < windows.windows(); w = windows.groupEnd(w)) {
      for (int band = 0; band < windows.maxBand(); band++) {
        processBand(left, right, w, band, joint[w * 64 + band]);
      }
    }
  }

  private void processBand(AacChannel left, AacChannel right, int w, int band, boolean used) {
    int bookLeft = left.book(w, band);
    int bookRight = right.book(w, band);
    int before = noiseState;
    if (bookLeft == AacChannel.NOISE_BOOK) {
      noise(left, w, band);
    }
    if (bookRight == AacChannel.NOISE_BOOK) {
      if (used && bookLeft == AacChannel.NOISE_BOOK) {
        noiseState = before; // one noise in both channels
      }
      noise(right, w, band);
    } else if (bookRight >= AacChannel.INTENSITY_OUT_OF_PHASE_BOOK) {
      boolean inPhase = bookRight == AacChannel.INTENSITY_BOOK ^ (used && !allJoint);
      double scale = Math.pow(0.5, right.factor(w, band) / 4.0);
      intensity(left, right, w, band, (float) (inPhase ? scale : -scale));
    } else if (used && bookLeft != AacChannel.NOISE_BOOK) {
      midSide(left, right, w, band);
    }
  }

  private void midSide(AacChannel left, AacChannel right, int first, int band) {
    float[] l = left.spectrum();
    float[] r = right.spectrum();
    int[] offsets = config.bandOffsets(left.windows().eightShort());
    for (int w = first; w < left.windows().groupEnd(first); w++) {
      int end = w * SHORT_FRAME + offsets[band + 1];
      for (int i = w * SHORT_FRAME + offsets[band]; i < end; i++) {
        float mid = l[i];
        float side = r[i];
        l[i] = mid + side;
        r[i] = mid - side;
      }
    }
  }

  private void intensity(AacChannel left, AacChannel right, int first, int band, float scale) {
    int[] offsets = config.bandOffsets(left.windows().eightShort());
    for (int w = first; w < left.windows().groupEnd(first); w++) {
      int end = w * SHORT_FRAME + offsets[band + 1];
      for (int i = w * SHORT_FRAME + offsets[band]; i < end; i++) {
        right.spectrum()[i] = left.spectrum()[i] * scale;
      }
    }
  }

  private void noise(AacChannel channel, int first, int band) {
    float[] spectrum = channel.spectrum();
    int[] offsets = config.bandOffsets(channel.windows().eightShort());
    double amplitude = Math.pow(2, channel.factor(first, band) / 4.0);
    for (int w = first; w < channel.windows().groupEnd(first); w++) {
      int from = w * SHORT_FRAME + offsets[band];
      int end = w * SHORT_FRAME + offsets[band + 1];
      double energy = 0;
      for (int i = from; i < end; i++) {
        noiseState = noiseState * 1_664_525 + 1_013_904_223;
        spectrum[i] = noiseState * 0x1p-31f;
        energy += (double) spectrum[i] * spectrum[i];
      }
      float scale = (float) (amplitude / Math.sqrt(Math.max(energy, 1e-30)));
      for (int i = from; i < end; i++) {
        spectrum[i] *= scale;
      }
    }
  }
}
