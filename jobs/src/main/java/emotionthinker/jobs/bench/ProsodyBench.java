package emotionthinker.jobs.bench;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioDecoder;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.signal.ExtractionPart;
import emotionthinker.signal.PitchTracker;
import emotionthinker.signal.ProsodyExtractor;
import emotionthinker.signal.ProsodySettings;
import emotionthinker.stages.prosody.PitchPreset;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** CPU time that the prosody engine takes for clips in memory and for their files. */
final class ProsodyBench {
  private static final int WARM_UP = 2;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * One figure.
   *
   * @param what for people
   * @param timesRealTime audio seconds / CPU seconds (1)
   * @param msPerAudioS CPU time (ms per s)
   */
  record Figure(String what, double timesRealTime, double msPerAudioS) {}

  private static final class Clip {
    private final String file;
    private final String container;
    private final float[] samples;
    private final double rateHz;

    Clip(String file, DecodedAudio audio) {
      this.file = file;
      container = audio.container();
      samples = audio.mono();
      rateHz = audio.sampleRateHz();
    }

    double durationS() {
      return samples.length / rateHz;
    }
  }

  private final Storage storage;
  private final List<Clip> clips;

  private ProsodyBench(Storage storage, List<Clip> clips) {
    this.storage = storage;
    this.clips = clips;
  }

  /** Decodes files until so much audio is there; what is no sound is left out. */
  static ProsodyBench load(Storage storage, List<String> files, double seconds) throws IOException {
    List<Clip> clips = new ArrayList<>();
    double loadedS = 0;
    for (String file : files) {
      if (loadedS >= seconds) {
        break;
      }
      try {
        DecodedAudio audio = decode(storage, file);
        clips.add(new Clip(file, audio));
        loadedS += audio.durationS();
      } catch (AudioDecodeException notSound) {
        // Label files and texts lie beside the sounds; the caller counts what is left out.
        continue;
      }
    }
    return new ProsodyBench(storage, clips);
  }

  int clips() {
    return clips.size();
  }

  double audioS() {
    return audioS(clips);
  }

  /** Takes every figure, in order. */
  void run(int reps, Consumer<Figure> to) throws IOException {
    for (PitchPreset preset : PitchPreset.values()) {
      PitchTracker tracker = preset.tracker();
      long best = best(reps, () -> clips.forEach(clip -> tracker.track(clip.samples, clip.rateHz)));
      to.accept(figure("pitch only, " + preset.wire(), best, audioS()));
    }
    for (PitchPreset preset : PitchPreset.values()) {
      ProsodyExtractor extractor =
          new ProsodyExtractor(ProsodySettings.defaults(), preset.tracker());
      long best =
          best(reps, () -> clips.forEach(clip -> extractor.extract(clip.samples, clip.rateHz)));
      to.accept(figure("full set, " + preset.wire(), best, audioS()));
    }
    parts(reps, to);
    files(reps, to);
  }

  private void parts(int reps, Consumer<Figure> to) {
    long[] best = new long[ExtractionPart.values().length];
    java.util.Arrays.fill(best, Long.MAX_VALUE);
    long[] sums = new long[best.length];
    long[] last = new long[1];
    ProsodyExtractor extractor =
        new ProsodyExtractor(
            ProsodySettings.defaults(),
            PitchPreset.DEFAULT.tracker(),
            part -> {
              long now = THREADS.getCurrentThreadCpuTime();
              sums[part.ordinal()] += now - last[0];
              last[0] = now;
            });
    for (int rep = -WARM_UP; rep < reps; rep++) {
      java.util.Arrays.fill(sums, 0);
      for (Clip clip : clips) {
        last[0] = THREADS.getCurrentThreadCpuTime();
        extractor.extract(clip.samples, clip.rateHz);
      }
      for (int i = 0; rep >= 0 && i < best.length; i++) {
        best[i] = Math.min(best[i], sums[i]);
      }
    }
    for (ExtractionPart part : ExtractionPart.values()) {
      String name = part.name().toLowerCase(Locale.ROOT);
      to.accept(figure("  part of full set, default: " + name, best[part.ordinal()], audioS()));
    }
  }

  private void files(int reps, Consumer<Figure> to) throws IOException {
    Map<String, List<Clip>> byContainer = new TreeMap<>();
    clips.forEach(
        clip -> byContainer.computeIfAbsent(clip.container, c -> new ArrayList<>()).add(clip));
    for (Map.Entry<String, List<Clip>> group : byContainer.entrySet()) {
      List<Clip> files = group.getValue();
      ProsodyExtractor extractor =
          new ProsodyExtractor(ProsodySettings.defaults(), PitchPreset.DEFAULT.tracker());
      long decoding = best(reps, () -> files.forEach(clip -> read(clip.file)));
      long all =
          best(
              reps,
              () ->
                  files.forEach(
                      clip -> {
                        DecodedAudio audio = read(clip.file);
                        extractor.extract(audio.mono(), audio.sampleRateHz());
                      }));
      String kind = group.getKey() + " files";
      to.accept(figure("reading and decoding " + kind, decoding, audioS(files)));
      to.accept(figure("full set from " + kind + ", default", all, audioS(files)));
    }
  }

  private DecodedAudio read(String file) {
    try {
      return decode(storage, file);
    } catch (IOException | AudioDecodeException e) {
      throw new IllegalStateException(file + " could be read before", e);
    }
  }

  private static DecodedAudio decode(Storage storage, String file)
      throws IOException, AudioDecodeException {
    AudioLimits limits = AudioLimits.defaults();
    return new AudioDecoder().decode(storage.readAllBytes(file, limits.maxBytes()), limits);
  }

  /** CPU time of the shortest pass, ns. */
  private static long best(int reps, Runnable pass) {
    long best = Long.MAX_VALUE;
    for (int rep = -WARM_UP; rep < reps; rep++) {
      long start = THREADS.getCurrentThreadCpuTime();
      pass.run();
      long took = THREADS.getCurrentThreadCpuTime() - start;
      best = rep < 0 ? best : Math.min(best, took);
    }
    return best;
  }

  private static double audioS(List<Clip> clips) {
    return clips.stream().mapToDouble(Clip::durationS).sum();
  }

  private static Figure figure(String what, long cpuNs, double audioS) {
    double seconds = Math.max(cpuNs, 1) / 1e9;
    return new Figure(
        what,
        Math.round(audioS / seconds * 10) / 10.0,
        Math.round(1e3 * seconds / audioS * 1e4) / 1e4);
  }
}
