package emotionthinker.signal;

import emotionthinker.signal.bench.WavFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * × real time of the full set and of its parts on one core, samples in memory: {@code ProsodyBench
 * praat-ac|default LIST [SECONDS]}, LIST being a text file with one 16-bit mono WAV a line. Prints
 * the best of several passes in CPU time, so that neither compilation nor a busy neighbour counts.
 */
public final class ProsodyBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private record Clip(float[][] channels, double rateHz, PitchTrack track) {
    float[] samples() {
      return channels[0];
    }
  }

  private final List<Clip> clips = new ArrayList<>();
  private final double secondsPerLine;
  private double audioS;

  private ProsodyBench(double secondsPerLine) {
    this.secondsPerLine = secondsPerLine;
  }

  public static void main(String[] args) throws IOException {
    boolean praat = args[0].equals("praat-ac");
    PitchTracker tracker =
        praat
            ? new PraatPitchTracker(PraatPitchSettings.rawAutocorrelation())
            : new SpeechPitchTracker();
    ProsodyBench bench = new ProsodyBench(args.length > 2 ? Double.parseDouble(args[2]) : 3);
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      WavFiles.Sound sound = WavFiles.read(Path.of(line));
      PitchTrack track = tracker.track(sound.samples(), sound.sampleRateHz());
      bench.clips.add(new Clip(new float[][] {sound.samples()}, sound.sampleRateHz(), track));
      bench.audioS += sound.samples().length / sound.sampleRateHz();
    }
    System.out.printf(
        Locale.ROOT, "%d clips, %.1f s of audio, %s%n", bench.clips.size(), bench.audioS, args[0]);
    bench.run(tracker);
  }

  private void run(PitchTracker tracker) {
    line("pitch only", c -> tracker.track(c.samples(), c.rateHz()));
    ProsodyExtractor full = new ProsodyExtractor(ProsodySettings.defaults(), tracker);
    line("full set", c -> full.extract(c.channels(), c.rateHz()));
    PreparedSignal signal = new PreparedSignal();
    BlockSums blocks = new BlockSums();
    SpeechActivity activity = new SpeechActivity();
    IntensityContour intensity = new IntensityContour(75, 0.01);
    HarmonicityContour harmonicity = new HarmonicityContour(75, 0.01, 0.1);
    GlottalPulses pulses = new GlottalPulses();
    PulsePerturbation perturbation = new PulsePerturbation();
    SyllableNuclei nuclei = new SyllableNuclei(1, -25);
    SteadyBand band = SteadyBand.forLevel();
    Consumer<Clip> prepare = c -> signal.prepare(c.channels(), c.rateHz());
    Consumer<Clip> speech =
        prepare.andThen(
            c -> {
              SoundingPart part = signal.sounding();
              band.load(signal.samples(), part.from(), part.to(), signal.zeroLine(), c.rateHz());
              activity.detect(band);
            });
    line("  prepare", prepare);
    line("  + level band, speech", speech);
    line(
        "  + intensity",
        prepare.andThen(c -> intensity.measure(blocks.fill(signal), signal.size())));
    line("  + HNR", prepare.andThen(c -> harmonicity.measure(signal)));
    line("  + pulses", prepare.andThen(c -> pulses.find(signal, c.track())));
    line(
        "  + pulses, jitter, shimmer",
        prepare.andThen(c -> perturbation.read(signal, pulses.find(signal, c.track()))));
    SpectralMeter spectral = new SpectralMeter();
    line(
        "  + level band, speech, spectral balance",
        speech.andThen(c -> spectral.measure(signal, c.track(), activity)));
    line(
        "  + level band, speech, nuclei",
        speech.andThen(
            c -> {
              blocks.fill(band.samples(), band.length(), 0, band.rateHz());
              nuclei.find(intensity.measure(blocks, band.length()), c.track(), activity);
            }));
  }

  private void line(String name, Consumer<Clip> work) {
    double best = Double.POSITIVE_INFINITY;
    double spent = 0;
    while (spent < secondsPerLine) {
      long start = THREADS.getCurrentThreadCpuTime();
      clips.forEach(work);
      double seconds = (THREADS.getCurrentThreadCpuTime() - start) * 1e-9;
      best = Math.min(best, seconds);
      spent += seconds;
    }
    System.out.printf(
        Locale.ROOT,
        "%-40s %8.0f x real time  %7.3f ms per audio second%n",
        name,
        audioS / best,
        1000 * best / audioS);
  }
}
