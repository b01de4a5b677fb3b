package emotionthinker.jobs.gpu;

import emotionthinker.jobs.run.Console;
import emotionthinker.stages.handoff.AttemptEnd;
import emotionthinker.stages.handoff.LaunchShape;
import emotionthinker.stages.handoff.NodeOutcome;
import emotionthinker.stages.handoff.RankFailure;
import emotionthinker.stages.handoff.SignWatch;
import emotionthinker.stages.handoff.Signs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;

/** One launch, as the driver sees it: a barrier job that is watched, and ended as a whole. */
final class OneLaunch implements DriverLine.Listener {
  private static final int POLL_MS = 200;
  private static final String PROGRAM_DONE = "the program is done";

  /** Time beyond the grace in which a node that was told to end does. */
  private static final int END_S = 120;

  private final JavaSparkContext spark;
  private final Console console;
  private final String prefix;
  private final LaunchShape shape;
  private final Map<String, Signs> signs = new TreeMap<>();
  private final Map<String, Long> heardNs = new TreeMap<>();
  private final Map<Integer, List<String>> ofNode = new TreeMap<>();
  private DriverLine line;
  private String hung;
  private String lost;
  private int firstFailed = -1;

  /**
   * A launch.
   *
   * @param prefix stage, at the head of every line that is shown
   */
  OneLaunch(JavaSparkContext spark, Console console, String prefix, LaunchShape shape) {
    this.spark = spark;
    this.console = console;
    this.prefix = prefix;
    this.shape = shape;
  }

  /** How it ended, and what the nodes reported; none when Spark lost a node. */
  record Result(AttemptEnd end, List<NodeOutcome> outcomes) {}

  /** Runs it to its end. */
  Result run(NodeJob job, DriverLine driver, ResourceProfile profile) throws Exception {
    line = driver;
    String group = "handoff-" + job.launch().id();
    FutureTask<List<NodeOutcome>> future = new FutureTask<>(submitted(job, profile, group));
    Thread thread = new Thread(future, "handoff-job");
    thread.start();
    SignWatch watch = new SignWatch(job.launch().options().watch());
    boolean cancelled = false;
    try {
      while (true) {
        try {
          List<NodeOutcome> outcomes = future.get(POLL_MS, TimeUnit.MILLISECONDS);
          line.drain();
          return result(outcomes);
        } catch (TimeoutException e) {
          watch(watch);
          if (!cancelled && (isLost() || overdue(job))) {
            // Spark would start the stage again from nothing; the driver does, from a checkpoint
            cancelled = true;
            line.end("a node was lost");
            spark.sc().cancelJobGroup(group);
          }
        } catch (ExecutionException e) {
          return failed(job, e);
        }
      }
    } finally {
      if (!future.isDone()) {
        line.end("the driver stops");
        spark.sc().cancelJobGroup(group);
      }
      thread.join(TimeUnit.SECONDS.toMillis(job.launch().options().watch().graceS() + 60L));
    }
  }

  private Callable<List<NodeOutcome>> submitted(
      NodeJob job, ResourceProfile profile, String group) {
    int nodes = job.launch().options().nodes();
    return () -> {
      spark.sc().setJobGroup(group, "hand-off of " + prefix, true);
      JavaRDD<Integer> numbers =
          spark.parallelize(IntStream.range(0, nodes).boxed().toList(), nodes);
      RDD<Integer> rdd = (profile == null ? numbers : numbers.withResources(profile)).rdd();
      scala.reflect.ClassTag<NodeOutcome> tag =
          scala.reflect.ClassTag$.MODULE$.apply(NodeOutcome.class);
      Object outcomes = rdd.barrier().mapPartitions(new NodeTask(job), false, tag).collect();
      return Arrays.asList((NodeOutcome[]) outcomes);
    };
  }

  private void watch(SignWatch watch) {
    Optional<String> why;
    synchronized (this) {
      if (hung != null || lost != null || firstFailed >= 0) {
        return;
      }
      List<Signs> now = new ArrayList<>();
      for (Map.Entry<String, Signs> one : signs.entrySet()) {
        double ageS = (System.nanoTime() - heardNs.get(one.getKey())) / 1e9;
        Signs s = one.getValue();
        now.add(
            new Signs(
                s.name(),
                s.silentS() + ageS,
                s.seen(),
                s.beatS() == null ? null : (Double) (s.beatS() + ageS)));
      }
      why = watch.hung(now);
      why.ifPresent(text -> hung = text);
    }
    why.ifPresent(
        text -> {
          console.log("[" + prefix + "] " + text + "; ended");
          line.end(text);
        });
  }

  /** How a launch ended whose nodes all came to an end of their own. */
  Result result(List<NodeOutcome> outcomes) {
    NodeOutcome first = outcomes.get(0);
    List<String> problems =
        outcomes.stream()
            .flatMap(o -> o.problems().stream().map(p -> "host " + o.place().host() + ": " + p))
            .distinct()
            .toList();
    if (!problems.isEmpty()) {
      String all = String.join("\n  ", problems);
      return new Result(
          end(first, AttemptEnd.Kind.REFUSED, "nothing was started:\n  " + all, null), outcomes);
    }
    RankFailure failure =
        outcomes.stream()
            .sorted(
                (a, b) ->
                    Boolean.compare(
                        b.place().node() == firstFailed, a.place().node() == firstFailed))
            .map(NodeOutcome::failure)
            .filter(f -> f != null)
            .findFirst()
            .orElse(null);
    if (hung != null) {
      return new Result(end(first, AttemptEnd.Kind.HUNG, hung, null), outcomes);
    }
    if (failure != null) {
      return new Result(end(first, AttemptEnd.Kind.FAILED, failure.message(), failure), outcomes);
    }
    // A node that gave up without a failure anywhere has lost the driver, not finished its work.
    for (NodeOutcome one : outcomes) {
      if (one.endedBy() != null && !one.endedBy().equals(PROGRAM_DONE)) {
        String why = "node " + one.place().node() + " ended early: " + one.endedBy();
        return new Result(end(first, AttemptEnd.Kind.LOST, why, null), outcomes);
      }
    }
    return new Result(end(first, AttemptEnd.Kind.DONE, "", null), outcomes);
  }

  private static AttemptEnd end(
      NodeOutcome first, AttemptEnd.Kind kind, String message, RankFailure failure) {
    List<String> lines = failure == null ? List.of() : failure.lastLines();
    return new AttemptEnd(
        first.attempt(),
        kind,
        message,
        failure == null ? "" : failure.process(),
        lines.isEmpty() ? "" : lines.get(lines.size() - 1),
        first.from(),
        first.newest());
  }

  private synchronized Result failed(NodeJob job, ExecutionException e) throws Exception {
    boolean ending = lost != null || hung != null || firstFailed >= 0;
    if (!ending && !(e.getCause() instanceof SparkException spark && ofExecutor(spark))) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
    String message = lost == null ? "an executor was lost" : lost;
    return new Result(
        new AttemptEnd(
            job.launch().attempt(), AttemptEnd.Kind.LOST, message, message, "", null, null),
        List.of());
  }

  private static boolean ofExecutor(SparkException e) {
    return String.valueOf(e.getMessage()).contains("ExecutorLostFailure");
  }

  private synchronized boolean isLost() {
    return lost != null;
  }

  /** Whether a node that was told to end should have ended: its executor does not answer. */
  private boolean overdue(NodeJob job) {
    int limitS = job.launch().options().watch().graceS() + END_S;
    return line.endingSince() != 0
        && System.nanoTime() - line.endingSince() > TimeUnit.SECONDS.toNanos(limitS);
  }

  @Override
  public void hello(int node, String host) {
    console.log("[" + prefix + "] node " + node + " on " + host);
  }

  @Override
  public void lines(String process, String stream, List<String> lines) {
    String head = "[" + prefix + " " + process + (stream.equals("err") ? " err] " : "] ");
    console.log(lines.stream().map(text -> head + text).collect(Collectors.joining("\n")));
  }

  @Override
  public synchronized void signs(int node, List<Signs> now) {
    for (String name : ofNode.getOrDefault(node, List.of())) {
      signs.remove(name);
    }
    ofNode.put(node, now.stream().map(Signs::name).toList());
    for (Signs one : now) {
      signs.put(one.name(), one);
      heardNs.put(one.name(), System.nanoTime());
    }
  }

  @Override
  public void state(int node, String state) {
    synchronized (this) {
      if (state.equals("failed") || state.equals("done")) {
        ofNode.getOrDefault(node, List.of()).forEach(signs::remove);
      }
      if (state.equals("failed") && firstFailed < 0) {
        firstFailed = node;
      }
    }
    if (state.equals("failed")) {
      line.end("node " + node + " failed");
    } else if (state.equals("done") && node == 0 && shape == LaunchShape.RAY) {
      line.end(PROGRAM_DONE);
    }
  }

  @Override
  public synchronized void lost(int node, String host) {
    if (lost == null && firstFailed < 0 && hung == null) {
      lost = "node " + node + " on " + host + " went away with its executor";
    }
  }
}
