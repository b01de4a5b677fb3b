package emotionthinker.jobs.gpu;

import emotionthinker.schemas.UserException;
import emotionthinker.stages.handoff.HandoffOptions;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/**
 * Whether the cluster can hold a hand-off, asked before anything is started. The resource profile
 * of the stage asks for resources of tasks only: it runs on the executors that are there, whatever
 * {@code spark.task.resource.gpu.amount} says for other stages.
 */
final class ClusterFit {
  private static final String GPUS = "spark.executor.resource.gpu.amount";
  private static final String CPUS = "spark.task.cpus";
  private static final int POLL_MS = 200;

  private final SparkContext spark;
  private final HandoffOptions options;

  ClusterFit(SparkContext spark, HandoffOptions options) {
    this.spark = spark;
    this.options = options;
  }

  /**
   * The profile of the stage; null where Spark's default will do.
   *
   * @throws UserException when the settings of Spark do not allow the hand-off
   */
  ResourceProfile profile() {
    SparkConf conf = spark.conf();
    if (conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
      throw new UserException(
          "spark.dynamicAllocation.enabled = true: Spark runs no barrier stage then, and a node that"
              + " comes or goes would end the training. What to do: set it to false for this job and"
              + " fix the number of executors (spark.executor.instances, or --total-executor-cores)");
    }
    int offered = Integer.parseInt(conf.get(GPUS, "0"));
    if (options.gpusPerNode() > offered) {
      throw new UserException(
          "handoff.gpus_per_node = "
              + options.gpusPerNode()
              + ", but an executor of this cluster has "
              + offered
              + ". What to do: set "
              + GPUS
              + " (and the worker's discovery script) or ask for fewer");
    }
    int cores = conf.getInt("spark.executor.cores", Integer.MAX_VALUE);
    if (options.cpusPerNode() != null && options.cpusPerNode() > cores) {
      throw new UserException(
          "handoff.cpus_per_node = "
              + options.cpusPerNode()
              + ", but spark.executor.cores = "
              + cores
              + ". What to do: give executors more cores or ask for fewer");
    }
    if (options.gpusPerNode() == 0 && options.cpusPerNode() == null) {
      return null;
    }
    TaskResourceRequests requests = new TaskResourceRequests();
    requests.cpus(options.cpusPerNode() == null ? conf.getInt(CPUS, 1) : options.cpusPerNode());
    if (options.gpusPerNode() > 0) {
      requests.resource("gpu", options.gpusPerNode());
    }
    ResourceProfile profile = new ResourceProfileBuilder().require(requests).build();
    try {
      spark.resourceProfileManager().addResourceProfile(profile);
    } catch (RuntimeException e) {
      throw new UserException(
          "this cluster manager ("
              + spark.master()
              + ") takes no resource profiles of tasks: "
              + e.getMessage()
              + ". What to do: use a standalone, YARN or Kubernetes cluster, or set"
              + " handoff.gpus_per_node = 0 and handoff.cpus_per_node = null",
          e);
    }
    return profile;
  }

  /**
   * Waits until there is room for all nodes.
   *
   * @param profile of {@link #profile}
   * @throws UserException when there is not in time
   */
  void await(ResourceProfile profile) throws InterruptedException {
    ResourceProfile asked =
        profile == null ? spark.resourceProfileManager().defaultResourceProfile() : profile;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.waitS());
    int slots = spark.maxNumConcurrentTasks(asked);
    while (slots < options.nodes() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
      slots = spark.maxNumConcurrentTasks(asked);
    }
    if (slots < options.nodes()) {
      throw new UserException(
          "handoff.nodes = "
              + options.nodes()
              + " with "
              + options.gpusPerNode()
              + " GPUs each, but the cluster "
              + spark.master()
              + " has room for "
              + slots
              + " after "
              + options.waitS()
              + " s (handoff.wait_s). What to do: start more executors, or ask for less");
    }
  }
}
