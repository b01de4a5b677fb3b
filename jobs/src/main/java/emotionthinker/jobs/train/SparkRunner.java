package emotionthinker.jobs.train;

import emotionthinker.models.policy.PartRunner;
import emotionthinker.models.policy.PartWork;
import emotionthinker.models.policy.PolicyShape;
import emotionthinker.models.policy.SharedNumbers;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Parts as Spark tasks: parameters are broadcast, each part is computed by the network of an
 * executor on the device that its task was given, results are collected in the order of the parts.
 * A part that is lost with its executor is computed again, to the same numbers.
 */
final class SparkRunner implements PartRunner {
  private final JavaSparkContext spark;
  private final PolicyShape shape;
  private final int tokens;
  private final int tasks;

  /**
   * @param tasks tasks that the parts of a step are spread over, 0 for one each; never changes a
   *     number
   */
  SparkRunner(JavaSparkContext spark, PolicyShape shape, int tokens, int tasks) {
    this.spark = spark;
    this.shape = shape;
    this.tokens = tokens;
    this.tasks = tasks;
  }

  @Override
  public SharedNumbers share(float[] numbers) {
    return new Sent(spark.broadcast(numbers.clone()));
  }

  private record Sent(Broadcast<float[]> broadcast) implements SharedNumbers {
    @Override
    public float[] get() {
      return broadcast.value();
    }

    @Override
    public void release() {
      broadcast.destroy();
    }
  }

  @Override
  public <T extends Serializable> List<T> run(List<? extends PartWork<T>> parts) {
    PolicyShape size = shape;
    int vocabulary = tokens;
    List<PartWork<T>> all = List.copyOf(parts);
    return spark
        .parallelize(all, tasks == 0 ? all.size() : tasks)
        .map(part -> WorkerPerTask.with(size, vocabulary, part))
        .collect();
  }
}
