package emotionthinker.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Spark standalone cluster on the loopback address: a master and workers, each a JVM of its own
 * whose class path is a Spark installation's jars and nothing else. Closing it ends the JVMs, and
 * with the workers their executors.
 */
public final class StandaloneCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int START_LIMIT_S = 120;
  private static final Pattern STARTED =
      Pattern.compile("spark://" + HOST.replace(".", "\\.") + ":\\d+");

  private final Path sparkHome;
  private final Path logs;
  private String masterUrl;
  private final List<Process> daemons = new ArrayList<>();

  private StandaloneCluster(Path sparkHome, Path logs) {
    this.sparkHome = sparkHome;
    this.logs = logs;
  }

  /**
   * Starts a master and one-core workers and waits until the master knows them all.
   *
   * @param sparkHome folder with {@code jars/}
   * @param logs folder for the JVMs' output and the executors' work folders
   */
  static StandaloneCluster start(Path sparkHome, Path logs, int workers)
      throws IOException, InterruptedException {
    return start(sparkHome, logs, workers, 1, List.of());
  }

  /**
   * {@link #start(Path, Path, int)} with a size of workers.
   *
   * @param cores cores of a worker
   * @param workerOptions JVM options of the workers, for instance resources
   */
  public static StandaloneCluster start(
      Path sparkHome, Path logs, int workers, int cores, List<String> workerOptions)
      throws IOException, InterruptedException {
    Files.createDirectories(logs);
    StandaloneCluster cluster = new StandaloneCluster(sparkHome, logs);
    try {
      cluster.startDaemon(
          "master",
          "org.apache.spark.deploy.master.Master",
          List.of(),
          List.of("--host", HOST, "--port", "0", "--webui-port", "0"));
      cluster.awaitInLog("master", "I have been elected leader", 1);
      Matcher started = STARTED.matcher(cluster.log("master"));
      if (!started.find()) {
        throw new IllegalStateException("the master does not say where it is, see " + logs);
      }
      cluster.masterUrl = started.group();
      for (int i = 0; i < workers; i++) {
        cluster.startDaemon(
            "worker-" + i,
            "org.apache.spark.deploy.worker.Worker",
            workerOptions,
            List.of(
                "--host",
                HOST,
                "--cores",
                Integer.toString(cores),
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                logs.resolve("work").toString(),
                cluster.masterUrl));
      }
      cluster.awaitInLog("master", "Registering worker", workers);
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * Submits a job in client mode and waits for its end.
   *
   * @param jvmOptions of the driver, which bin/spark-submit takes as {@code --driver-java-options}
   * @return the exit code; the output is in the log folder under the name
   */
  int submit(
      String name, List<String> jvmOptions, Path jobJar, String mainClass, List<String> program)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("--master", masterUrl));
    for (String conf :
        List.of(
            "spark.ui.enabled=false",
            "spark.driver.host=" + HOST,
            "spark.driver.bindAddress=" + HOST,
            "spark.executor.memory=768m")) {
      arguments.addAll(List.of("--conf", conf));
    }
    arguments.addAll(List.of("--class", mainClass, jobJar.toString()));
    arguments.addAll(program);
    Process job = startJvm(name, jvmOptions, "org.apache.spark.deploy.SparkSubmit", arguments);
    try {
      return job.waitFor();
    } finally {
      job.destroyForcibly();
    }
  }

  /** URL of the master. */
  public String masterUrl() {
    return masterUrl;
  }

  /** What a JVM of that name has written so far. */
  String log(String name) throws IOException {
    return Files.readString(logs.resolve(name + ".log"), StandardCharsets.UTF_8);
  }

  private void startDaemon(
      String name, String mainClass, List<String> jvmOptions, List<String> arguments)
      throws IOException {
    daemons.add(startJvm(name, jvmOptions, mainClass, arguments));
  }

  private Process startJvm(
      String name, List<String> jvmOptions, String mainClass, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.addAll(List.of(System.getProperty("emotionthinker.addOpens").split(" ")));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", sparkHome.resolve("jars") + File.separator + "*", mainClass));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(key -> key.startsWith("SPARK_"));
    builder.environment().put("SPARK_HOME", sparkHome.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    File output = logs.resolve(name + ".log").toFile();
    return builder.redirectErrorStream(true).redirectOutput(output).start();
  }

  private void awaitInLog(String name, String text, int times)
      throws IOException, InterruptedException {
    for (int waited = 0; waited < START_LIMIT_S * 10; waited++) {
      String log = log(name);
      if (log.split(text, -1).length > times) {
        return;
      }
      if (daemons.stream().anyMatch(daemon -> !daemon.isAlive())) {
        throw new IllegalStateException("a daemon of the cluster has ended, see " + logs);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException(
        "\"" + text + "\" did not appear in " + name + ": " + log(name));
  }

  @Override
  public void close() {
    for (int i = daemons.size() - 1; i >= 0; i--) {
      daemons.get(i).destroy();
    }
    for (Process daemon : daemons) {
      try {
        if (!daemon.waitFor(10, TimeUnit.SECONDS)) {
          daemon.destroyForcibly();
        }
      } catch (InterruptedException e) {
        daemon.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
