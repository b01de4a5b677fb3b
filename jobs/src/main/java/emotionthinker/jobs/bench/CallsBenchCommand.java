package emotionthinker.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import emotionthinker.io.Storage;
import emotionthinker.jobs.config.ConfigRecords;
import emotionthinker.jobs.run.CodeVersion;
import emotionthinker.models.chat.CallEngine;
import emotionthinker.models.ledger.JdbcLedger;
import emotionthinker.stages.cot.calls.BreakerOptions;
import emotionthinker.stages.cot.calls.CallOptions;
import emotionthinker.stages.cot.calls.CallOutcome;
import emotionthinker.stages.cot.calls.CallParameters;
import emotionthinker.stages.cot.calls.ChatMessage;
import emotionthinker.stages.cot.calls.ChatRequest;
import emotionthinker.stages.cot.calls.EndpointOptions;
import emotionthinker.stages.cot.calls.LimitOptions;
import emotionthinker.stages.cot.calls.Price;
import emotionthinker.stages.cot.calls.ResponseFormat;
import emotionthinker.stages.cot.calls.RetryOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how busy the call engine keeps its window, and what a call costs us in CPU time. */
@Command(
    name = "calls",
    mixinStandardHelpOptions = true,
    description = "Measure the call engine with its ledger against a local server.",
    footer = {
      "",
      "Busy is the share of the window that the server, a process of its own, was answering in, from",
      "the first request to the last answer. CPU is that of this process after 20,000 calls of 5 ms to",
      "warm up, of its threads alone and with compiler and garbage collector.",
      "",
      "Example:",
      "  emotionthinker bench calls --ledger /tmp/bench.sqlite"
    })
public final class CallsBenchCommand implements Callable<Integer> {
  private static final int WARM_UP_CALLS = 20_000;

  @Option(names = "--calls", defaultValue = "6400", description = "Calls (default 6400).")
  private int calls;

  @Option(names = "--in-flight", defaultValue = "64", description = "Window (default 64).")
  private int inFlight;

  @Option(names = "--latency", defaultValue = "400", description = "Time of an answer, ms.")
  private int latencyMillis;

  @Option(
      names = "--ledger",
      required = true,
      paramLabel = "URL",
      description = "A new SQLite file, or the URL of an empty PostgreSQL database.")
  private String ledger;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private String json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process server =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                // else every answer waits 40 ms for the acknowledgement of its headers
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("java.class.path"),
                SlowChatServer.class.getName(),
                String.valueOf(latencyMillis))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
      measure("http://127.0.0.1:" + lines.readLine() + "/v1", server.getOutputStream(), lines);
    } finally {
      server.destroy();
      server.waitFor();
    }
    return 0;
  }

  private void measure(String url, OutputStream ask, BufferedReader told) throws IOException {
    try (CallEngine engine = engine(url, "warm-up")) {
      run(engine, -WARM_UP_CALLS, 0);
      tell(ask, told);
    }
    try (CallEngine engine = engine(url, "")) {
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long all = system.getProcessCpuTime();
      long ours = threadNanos();
      run(engine, 0, calls);
      double oursMillis = (threadNanos() - ours) / 1e6;
      double allMillis = (system.getProcessCpuTime() - all) / 1e6;
      String[] counts = tell(ask, told).split(" ", -1);
      double busy = Double.parseDouble(counts[1]) / (Double.parseDouble(counts[2]) * inFlight);
      double seconds = Double.parseDouble(counts[2]) / 1000;
      print(busy, oursMillis / calls, allMillis / calls, seconds);
    }
  }

  /** CPU time of all threads that run Java code: compiler and collector have none of these. */
  private static long threadNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      sum += Math.max(0, threads.getThreadCpuTime(id));
    }
    return sum;
  }

  private CallEngine engine(String url, String query) {
    CallOptions options = options(url, query);
    JdbcLedger database = JdbcLedger.open(ledger, options.ledger().leaseS());
    return new CallEngine(options, database, () -> null, null);
  }

  private static String tell(OutputStream ask, BufferedReader told) throws IOException {
    ask.write('\n');
    ask.flush();
    return told.readLine();
  }

  private static void run(CallEngine engine, int from, int to) {
    List<ChatRequest> requests = new ArrayList<>();
    CallParameters parameters =
        new CallParameters(1, 1, 512, "max_tokens", 1L, ResponseFormat.TAGS);
    String prompt = "A prompt as long as those of the templates are. ".repeat(45);
    for (int i = from; i < to; i++) {
      ChatMessage message = new ChatMessage("user", prompt + i);
      requests.add(new ChatRequest("bench", List.of(message), parameters, 0, null));
    }
    for (CallOutcome outcome : engine.call(requests)) {
      if (outcome.failure() != null) {
        throw new IllegalStateException(outcome.toString());
      }
    }
  }

  private CallOptions options(String url, String query) {
    return new CallOptions(
        new EndpointOptions(url, query, null, null, "Authorization", 10, 60, inFlight, 1 << 20, 0),
        new CallOptions.LedgerOptions(ledger, 60),
        new LimitOptions("bench", 1_000_000, 1_000_000_000, 60, 10_000, "1000000", 0),
        new RetryOptions(2, 1, 2, 10, 1),
        new BreakerOptions(100, 1, 10, 60),
        new CallOptions.BatchOptions("batches"),
        0,
        Map.of("bench", new Price("2.5", "10", "0.5")));
  }

  private void print(double busy, double oursMillis, double allMillis, double seconds)
      throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%d calls of %d ms, %d in flight, in %.1f s: slots busy %.1f %%,"
            + " CPU %.3f ms a call (%.3f with compiler and garbage collector)%n",
        calls,
        latencyMillis,
        inFlight,
        seconds,
        100 * busy,
        oursMillis,
        allMillis);
    if (json == null) {
      return;
    }
    Map<String, Object> all = new TreeMap<>();
    all.put(
        "command",
        "emotionthinker bench calls --calls "
            + calls
            + " --in-flight "
            + inFlight
            + " --latency "
            + latencyMillis);
    all.put("code_version", CodeVersion.get());
    all.put("database", ledger.startsWith("jdbc:postgresql") ? "PostgreSQL" : "SQLite");
    all.put("seconds", Math.round(seconds * 10) / 10.0);
    all.put("slots_busy_share", Math.round(busy * 1e4) / 1e4);
    all.put("cpu_ms_per_call", Math.round(oursMillis * 1e3) / 1e3);
    all.put("process_cpu_ms_per_call", Math.round(allMillis * 1e3) / 1e3);
    Storage storage = Storage.standard();
    try (Writer out =
        new OutputStreamWriter(storage.create(storage.resolve(json)), StandardCharsets.UTF_8)) {
      out.write(ConfigRecords.toJson(all) + "\n");
    }
  }
}
