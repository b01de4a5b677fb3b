package emotionthinker.jobs.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import emotionthinker.stages.handoff.Launch;
import emotionthinker.stages.handoff.NodeProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The process that owns the processes of a node, {@code launch/guard.py}. It ends all of them when
 * it is told to, and also when this JVM is killed: its standard input is a pipe from here.
 */
final class Guard implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Beyond SIGTERM's grace, for SIGKILL and the sweep. */
  private static final int SWEEP_S = 60;

  private final Process process;
  private final OutputStream orders;
  private final int graceS;
  private final Thread listener;
  private final Map<String, Integer> exits = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private int ended;
  private boolean clean;
  private boolean told;

  private Guard(Process process, int graceS) {
    this.process = process;
    this.orders = process.getOutputStream();
    this.graceS = graceS;
    this.listener = new Thread(this::listen, "handoff-guard");
    listener.setDaemon(true);
  }

  /**
   * Starts processes.
   *
   * @param logged names of those whose logs are kept small, ranks below torchrun among them
   * @param work scratch folder: their working directory, removed when all have ended
   */
  static Guard start(
      Launch launch,
      List<NodeProcess> processes,
      Collection<String> logged,
      String work,
      String trainers)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(launch.options().python(), "-E", "-s", trainers + "/launch/guard.py");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    Guard guard = new Guard(process, launch.options().watch().graceS());
    ObjectNode order = JSON.createObjectNode();
    ArrayNode list = order.putArray("processes");
    for (NodeProcess one : processes) {
      ObjectNode row = list.addObject();
      row.put("name", one.name());
      row.put("role", one.main() ? "main" : "service");
      one.argv().forEach(row.withArray("argv")::add);
      ObjectNode env = row.putObject("env");
      one.env().forEach(env::put);
      row.put("cwd", work);
      row.put("out", one.out());
      row.put("err", one.err());
    }
    order.put("grace_s", launch.options().watch().graceS());
    order.put("max_log_bytes", launch.options().log().maxBytes());
    for (String name : logged) {
      order.withArray("logs").add(launch.logDir() + "/" + name + ".out");
      order.withArray("logs").add(launch.logDir() + "/" + name + ".err");
    }
    order.putArray("scratch").add(work);
    guard.orders.write((order + "\n").getBytes(StandardCharsets.UTF_8));
    guard.orders.flush();
    guard.listener.start();
    return guard;
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        accept(line);
      }
    } catch (IOException e) {
      synchronized (this) {
        complaints.add(e.toString());
      }
    }
  }

  private synchronized void accept(String line) throws IOException {
    if (!line.startsWith("{")) {
      complaints.add(line);
      return;
    }
    JsonNode event = JSON.readTree(line);
    switch (event.path("event").asText()) {
      case "exited" -> exits.put(event.path("name").asText(), event.path("code").asInt());
      case "refused" -> complaints.add(event.path("reason").asText());
      case "clean" -> {
        ended = event.path("ended").asInt();
        clean = true;
      }
      default -> {
        // started: nothing to note
      }
    }
  }

  /** Exit codes of the processes that have ended by themselves, in the order they did. */
  synchronized Map<String, Integer> exits() {
    return new LinkedHashMap<>(exits);
  }

  /** What the guard itself complained about. */
  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Processes that were ended at the end. */
  synchronized int ended() {
    return ended;
  }

  /** Whether everything has ended. */
  boolean over() {
    return !process.isAlive() && !listener.isAlive();
  }

  /** Whether it said that nothing is left. */
  synchronized boolean clean() {
    return clean;
  }

  /** Tells it to end everything; comes back at once. */
  void end() {
    if (told) {
      return;
    }
    told = true;
    try {
      orders.close();
    } catch (IOException e) {
      return; // it has ended, so there is nothing to tell
    }
  }

  /** Ends everything and waits until nothing is left, also when this thread is interrupted. */
  @Override
  public void close() {
    end();
    boolean interrupted = false;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(graceS + SWEEP_S);
    while (!over() && System.nanoTime() < end) {
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
