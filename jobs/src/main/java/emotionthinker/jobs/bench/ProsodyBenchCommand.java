package emotionthinker.jobs.bench;

import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.schemas.UserException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints how many times faster than real time one core measures the sounds of a folder. */
@Command(
    name = "prosody",
    mixinStandardHelpOptions = true,
    description = "Measure the speed of the prosody engine on one core, in CPU time.",
    footer = {
      "",
      "Each figure is the best of --reps passes after a warm-up, in CPU time of the one thread that",
      "works; garbage collection and compilation run on others. Compare figures of one call only.",
      "",
      "Example:",
      "  emotionthinker bench prosody --corpus corpora/emodb --json emodb.json"
    })
public final class ProsodyBenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--corpus", required = true, paramLabel = "DIR", description = "Sound files.")
  private String corpus;

  @Option(names = "--reps", defaultValue = "5", description = "Timed passes (default 5).")
  private int reps;

  @Option(
      names = "--seconds",
      defaultValue = "600",
      description = "Audio to hold in memory, s (default 600); files beyond it are left out.")
  private double seconds;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private String json;

  @Override
  public Integer call() throws IOException {
    if (reps < 1 || !(seconds > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--reps must be 1 or more and --seconds above 0");
    }
    Storage storage = Storage.standard();
    List<String> files = files(storage);
    ProsodyBench bench = ProsodyBench.load(storage, files, seconds);
    if (bench.clips() == 0) {
      throw noSounds();
    }
    System.out.printf(
        Locale.ROOT,
        "%d clips, %.1f s of audio, %d files left out; best of %d, one core%n%n%-44s %12s %18s%n",
        bench.clips(),
        bench.audioS(),
        files.size() - bench.clips(),
        reps,
        "",
        "x real time",
        "ms per audio s");
    List<Map<String, Object>> figures = new ArrayList<>();
    bench.run(
        reps,
        figure -> {
          System.out.printf(
              Locale.ROOT,
              "%-44s %12.0f %18.3f%n",
              figure.what(),
              figure.timesRealTime(),
              figure.msPerAudioS());
          figures.add(ConfigRecords.toMap(figure));
        });
    if (json != null) {
      write(storage, bench, figures);
    }
    return 0;
  }

  private List<String> files(Storage storage) throws IOException {
    if (!storage.isFolder(storage.resolve(corpus))) {
      throw noSounds();
    }
    try (Stream<Entry> entries = storage.list(storage.resolve(corpus))) {
      return entries.filter(Entry::isFile).map(Entry::uri).toList();
    }
  }

  private UserException noSounds() {
    return UserException.badValue(
        "--corpus", corpus, "a folder with sound files", "name another folder");
  }

  private void write(Storage storage, ProsodyBench bench, List<Map<String, Object>> figures)
      throws IOException {
    Map<String, Object> all = new TreeMap<>();
    all.put("command", "emotionthinker bench prosody --corpus " + corpus + " --reps " + reps);
    all.put("code_version", CodeVersion.get());
    all.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    all.put("clips", bench.clips());
    all.put("audio_s", Math.round(bench.audioS() * 10) / 10.0);
    all.put("figures", figures);
    try (Writer out =
        new OutputStreamWriter(storage.create(storage.resolve(json)), StandardCharsets.UTF_8)) {
      out.write(ConfigRecords.toJson(all) + "\n");
    }
  }
}
