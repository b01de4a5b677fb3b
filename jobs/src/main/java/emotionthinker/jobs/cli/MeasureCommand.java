package emotionthinker.jobs.cli;

import emotionthinker.io.Storage;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.jobs.measure.FileMeasurement;
import emotionthinker.jobs.measure.FileMeasurer;
import emotionthinker.jobs.measure.RowFormat;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.prosody.PitchPreset;
import emotionthinker.stages.prosody.ProsodyOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Measures sound files without a run and without an engine: one row per file. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = "Measure the prosody of sound files: one row per file on standard output.",
    footer = {
      "",
      "A file that cannot be measured gives a row with error and error_detail; the",
      "others are still measured, and the exit code is then 2.",
      "",
      "Examples:",
      "  emotionthinker measure a.wav b.flac s3a://bucket/c.mp3",
      "  emotionthinker measure --list files.txt --format tsv --threads 4 > prosody.tsv",
      "  emotionthinker measure a.wav --preset praat-ac --frames frames"
    })
final class MeasureCommand implements Callable<Integer> {
  private static final int SOME_FAILED = 2;

  /** Results waiting for an earlier one, per thread: bounds memory, hides uneven lengths. */
  private static final int AHEAD = 8;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "AUDIO", description = "Files; any path or URI that Hadoop knows.")
  private List<String> audio = new ArrayList<>();

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "Text file with one path a line, measured after those on the command line.")
  private String list;

  @Option(
      names = "--format",
      defaultValue = "json",
      description = "json (an object a line, default) or tsv (a header, then a line a file).")
  private RowFormat format;

  @Option(
      names = "--frames",
      paramLabel = "DIR",
      description = "Also write DIR/<stem>.frames.tsv: time_s f0_hz intensity_db hnr_db at 10 ms.")
  private String frames;

  @Option(
      names = "--preset",
      defaultValue = "default",
      converter = PresetConverter.class,
      description = "F0 tracker: default, praat-ac, praat-filtered-ac.")
  private PitchPreset preset;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Files measured at a time (default 1); the order of rows stays that of files.")
  private int threads;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Storage storage = Storage.standard();
    List<String> files = new ArrayList<>(audio);
    if (list != null) {
      files.addAll(read(storage, list));
    }
    if (files.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Name a sound file, or --list FILE");
    }
    if (threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads = " + threads + " is not allowed; allowed: 1 or more");
    }
    if (frames != null) {
      requireOwnFrames(storage, files);
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    out.print(format.header());
    int failed = measure(storage, files, out);
    out.flush();
    if (failed > 0) {
      System.err.println(
          failed + " of " + files.size() + " files could not be measured; their rows say why");
    }
    return failed > 0 ? SOME_FAILED : 0;
  }

  private int measure(Storage storage, List<String> files, PrintStream out)
      throws InterruptedException {
    ProsodyOptions options = ProsodyOptions.defaults().withPitch(preset);
    ThreadLocal<FileMeasurer> measurers =
        ThreadLocal.withInitial(
            () -> new FileMeasurer(storage, AudioLimits.defaults(), options, frames));
    ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, files.size()));
    Queue<Future<FileMeasurement>> waiting = new ArrayDeque<>();
    int failed = 0;
    try {
      for (String file : files) {
        if (waiting.size() == AHEAD * threads) {
          failed += print(waiting.remove(), out);
        }
        waiting.add(workers.submit(() -> measurers.get().measure(file)));
      }
      while (!waiting.isEmpty()) {
        failed += print(waiting.remove(), out);
      }
    } finally {
      workers.shutdownNow();
    }
    return failed;
  }

  /** Prints a row when it is there; returns 1 when it is an error, else 0. */
  private int print(Future<FileMeasurement> pending, PrintStream out) throws InterruptedException {
    FileMeasurement file;
    try {
      file = pending.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UserException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
    out.print(format.line(file));
    return file.reason() == null ? 0 : 1;
  }

  private static List<String> read(Storage storage, String list) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(storage.open(list), StandardCharsets.UTF_8))) {
      return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new UserException(
          "--list "
              + list
              + " cannot be read: "
              + e.getMessage()
              + ". What to do: name a text file",
          e);
    }
  }

  /** Two files of one stem would write the same frames. */
  private static void requireOwnFrames(Storage storage, List<String> files) {
    Map<String, String> seen = new HashMap<>();
    for (String file : files) {
      String former = seen.put(FileMeasurer.stem(storage, file), file);
      if (former != null) {
        throw new UserException(
            former
                + " and "
                + file
                + " would both write "
                + FileMeasurer.stem(storage, file)
                + ".frames.tsv. What to do: measure them in two calls with two --frames folders");
      }
    }
  }

  /** Presets by the names that the configuration uses. */
  static final class PresetConverter implements ITypeConverter<PitchPreset> {
    @Override
    public PitchPreset convert(String name) {
      try {
        return WireName.parse(PitchPreset.class, name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
