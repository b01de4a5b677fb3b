package emotionthinker.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import emotionthinker.jobs.beam.AnnotateStage;
import emotionthinker.jobs.beam.FilterStage;
import emotionthinker.jobs.config.BeamOptions;
import emotionthinker.jobs.config.ConfigLoader;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.StageResult;
import emotionthinker.jobs.run.StageRunner;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how many utterances a second annotate and filter go through, tables included. */
@Command(
    name = "annotate",
    mixinStandardHelpOptions = true,
    description = "Measure the speed of annotate (template) and filter on synthetic utterances.",
    footer = {
      "",
      "Utterances are seeded and have no audio. Times are those of the two stages, from reading",
      "their input tables to the committed output; Spark is started before.",
      "",
      "Example:",
      "  EMOTIONTHINKER_JAVA_OPTS=-Xmx2g emotionthinker bench annotate --run runs/bench"
    })
public final class AnnotateBenchCommand implements Callable<Integer> {
  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run to make.")
  private String run;

  @Option(names = "--count", defaultValue = "35000", description = "Utterances (default 35000).")
  private int count;

  @Option(names = "--runner", defaultValue = "spark", description = "spark (default) or direct.")
  private BeamOptions.Runner runner;

  @Option(
      names = "--master",
      defaultValue = "local[2]",
      description = "Spark master (default local[2]).")
  private String master;

  @Option(names = "--seed", defaultValue = "1", description = "Seed (default 1).")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private String json;

  @Override
  public Integer call() throws Exception {
    RunConfig config =
        RunConfig.of(
            ConfigLoader.load(
                null,
                List.of(
                    "run.dir=\"" + run.replace("\\", "\\\\").replace("\"", "\\\"") + "\"",
                    "beam.runner=" + runner.name().toLowerCase(Locale.ROOT),
                    "spark.master=\"" + master + "\"")));
    try (Console console = new Console(Console.Mode.TEXT, System.out, System.err, false);
        RunContext context = RunContext.open(config, console, true, null)) {
      new SyntheticRun(count, seed).write(context);
      if (runner == BeamOptions.Runner.SPARK) {
        context.spark();
      }
      context.folder("candidates").clear();
      context.folder("cot").clear();
      long cpu = cpuNs();
      StageRunner stages = new StageRunner(context);
      StageResult annotated = stages.run(new AnnotateStage());
      console.result(annotated);
      StageResult filtered = stages.run(new FilterStage());
      console.result(filtered);
      double cpuS = (cpuNs() - cpu) / 1e9;
      double seconds = annotated.seconds() + filtered.seconds();
      System.out.printf(
          Locale.ROOT,
          "%n%,.0f rows/s through both (annotate %,.0f, filter %,.0f); %.0f s of CPU; heap at most %d MiB%n",
          count / seconds,
          count / annotated.seconds(),
          count / filtered.seconds(),
          cpuS,
          maxHeapMib());
      if (json != null) {
        write(context, annotated, filtered, cpuS);
      }
    }
    return 0;
  }

  /** CPU time of the process: what it costs on a machine that others use as well. */
  private static long cpuNs() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long maxHeapMib() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax() >> 20;
  }

  private void write(RunContext context, StageResult annotated, StageResult filtered, double cpuS)
      throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("command", "emotionthinker bench annotate --count " + count + " --runner " + runner);
    all.put("code_version", CodeVersion.get());
    all.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    all.put("master", master);
    all.put("max_heap_mib", maxHeapMib());
    all.put("utterances", count);
    all.put("annotate_s", Math.round(annotated.seconds() * 100) / 100.0);
    all.put("filter_s", Math.round(filtered.seconds() * 100) / 100.0);
    all.put("cpu_s", Math.round(cpuS * 10) / 10.0);
    all.put("kept", filtered.rowsOut());
    all.put("rows_per_s", Math.round(count / (annotated.seconds() + filtered.seconds())));
    try (Writer out =
        new OutputStreamWriter(
            context.storage().create(context.storage().resolve(json)), StandardCharsets.UTF_8)) {
      out.write(ConfigRecords.toJson(all) + "\n");
    }
  }
}
