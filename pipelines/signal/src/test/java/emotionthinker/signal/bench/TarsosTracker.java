package emotionthinker.signal.bench;

import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.McLeodPitchMethod;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import be.tarsos.dsp.pitch.PitchDetector;
import be.tarsos.dsp.pitch.Yin;
import emotionthinker.signal.PitchPreset;
import emotionthinker.signal.PitchTrack;
import emotionthinker.signal.PitchTracker;
import java.util.Arrays;

/**
 * The pitch detectors of TarsosDSP (GPL: measured here, never shipped) as a tracker: their own
 * thresholds, windows of 1,024 samples every 10 ms centred on our frame times, 60 to 600 Hz. They
 * are made for 1,024 samples at 16 to 24 kHz; other rates get the power of two nearest to that
 * duration.
 */
final class TarsosTracker implements PitchTracker {
  private static final double STEP_S = 0.01;
  private static final double WINDOW_S = 1024 / 16_000.0;
  private static final double FLOOR_HZ = 60;
  private static final double CEILING_HZ = 600;

  private final String method;
  private PitchDetector detector;
  private double rateHz;
  private float[] window;

  private TarsosTracker(String method) {
    this.method = method;
  }

  /** A preset of ours by its label, or tarsos-fft-yin, tarsos-yin, tarsos-mpm. */
  static PitchTracker named(String name) {
    return name.startsWith("tarsos-")
        ? new TarsosTracker(name.substring("tarsos-".length()))
        : PitchPreset.of(name).newTracker();
  }

  private void prepare(double sampleRateHz) {
    if (sampleRateHz != rateHz) {
      rateHz = sampleRateHz;
      int size = 1 << (int) Math.round(Math.log(WINDOW_S * sampleRateHz) / Math.log(2));
      window = new float[size];
      float rate = (float) sampleRateHz;
      detector =
          switch (method) {
            case "fft-yin" -> new FastYin(rate, size);
            case "yin" -> new Yin(rate, size);
            case "mpm" -> new McLeodPitchMethod(rate, size);
            default -> throw new IllegalArgumentException(method + ": fft-yin, yin or mpm");
          };
    }
  }

  @Override
  public PitchTrack track(float[] samples, int length, double sampleRateHz) {
    PitchTracker.check(samples, length, sampleRateHz);
    prepare(sampleRateHz);
    int frames = (int) Math.floor(length / sampleRateHz / STEP_S);
    double[] f0Hz = new double[frames];
    for (int i = 0; i < frames; i++) {
      int from = (int) Math.round((i + 0.5) * STEP_S * sampleRateHz) - window.length / 2;
      int first = Math.max(0, from);
      int last = Math.min(length, from + window.length);
      Arrays.fill(window, 0);
      System.arraycopy(samples, first, window, first - from, Math.max(0, last - first));
      PitchDetectionResult found = detector.getPitch(window);
      double hz = found.getPitch();
      f0Hz[i] = found.isPitched() && hz >= FLOOR_HZ && hz <= CEILING_HZ ? hz : Double.NaN;
    }
    return new PitchTrack(STEP_S / 2, STEP_S, f0Hz, new float[frames]);
  }
}
