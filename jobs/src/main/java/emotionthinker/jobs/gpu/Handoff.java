package emotionthinker.jobs.gpu;

import emotionthinker.jobs.run.Console;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.handoff.AttemptEnd;
import emotionthinker.stages.handoff.AttemptPolicy;
import emotionthinker.stages.handoff.Launch;
import emotionthinker.stages.handoff.NodeOutcome;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;

/** Launches a training, and again where that makes sense, until it is done or given up. */
final class Handoff {
  private static final int TOKEN_BYTES = 24;

  private final JavaSparkContext spark;
  private final Console console;
  private final NodeJob job;
  private final SecureRandom random = new SecureRandom();

  /**
   * A hand-off.
   *
   * @param job what nodes are given; attempt, id and driver are set for every launch
   */
  Handoff(JavaSparkContext spark, Console console, NodeJob job) {
    this.spark = spark;
    this.console = console;
    this.job = job;
  }

  /**
   * A training that is done.
   *
   * @param first what node 0 reported at the end
   * @param ends how the launches ended, the last of them well
   */
  record Result(NodeOutcome first, List<AttemptEnd> ends) {

    int launches() {
      return ends.size();
    }
  }

  /**
   * Runs to the end.
   *
   * @throws UserException when the cluster cannot hold it, something is missing on a node, or the
   *     training is given up
   */
  Result run() throws Exception {
    ClusterFit fit = new ClusterFit(spark.sc(), job.launch().options());
    ResourceProfile profile = fit.profile();
    AttemptPolicy policy = new AttemptPolicy(job.launch().options().attempts());
    List<AttemptEnd> ends = new ArrayList<>();
    while (true) {
      fit.await(profile);
      int least = ends.isEmpty() ? 1 : ends.get(ends.size() - 1).attempt() + 1;
      OneLaunch.Result result = launched(profile, least);
      AttemptEnd end = result.end();
      ends.add(end);
      if (end.kind() == AttemptEnd.Kind.DONE) {
        return new Result(result.outcomes().get(0), List.copyOf(ends));
      }
      String giveUp = policy.giveUp(ends);
      if (giveUp != null) {
        throw new UserException(failure(ends, giveUp));
      }
      console.log("[" + name() + "] launch " + end.attempt() + " ended: " + end.message());
    }
  }

  private String name() {
    return job.launch().stage().wire();
  }

  private OneLaunch.Result launched(ResourceProfile profile, int least) throws Exception {
    Launch launch = job.launch().withId(least, Integer.toHexString(random.nextInt()));
    OneLaunch one = new OneLaunch(spark, console, name(), launch.shape());
    String host = spark.getConf().get("spark.driver.host");
    String bind = spark.getConf().get("spark.driver.bindAddress", host);
    try (DriverLine line =
        new DriverLine(bind, host, launch.options().driverPort(), token(), one)) {
      return one.run(job.with(launch, line.at(), token()), line, profile);
    }
  }

  private String token() {
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private String failure(List<AttemptEnd> ends, String giveUp) {
    return name()
        + " by "
        + job.launch().trainer().wire()
        + " did not finish: "
        + giveUp
        + ".\n"
        + ends.stream()
            .map(end -> "launch " + end.attempt() + ": " + end.message())
            .collect(Collectors.joining("\n"))
        + "\nLogs and checkpoints are in "
        + job.launch().output()
        + ". What to do: correct what the lines above say and run the command again; it goes on"
        + " from the newest whole checkpoint";
  }
}
