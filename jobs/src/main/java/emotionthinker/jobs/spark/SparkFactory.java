package emotionthinker.jobs.spark;

import emotionthinker.jobs.config.SparkOptions;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Starts Spark when first asked, once. Under spark-submit the master and every setting that it
 * gives win over the configuration.
 */
public final class SparkFactory implements AutoCloseable {
  private final SparkOptions options;
  private final Map<String, String> hadoop;
  private SparkSession session;
  private String jobs;

  /** A factory; nothing is started yet. */
  public SparkFactory(SparkOptions options, Map<String, String> hadoop) {
    this.options = options;
    this.hadoop = hadoop;
  }

  /** The session, started at the first call. */
  public synchronized SparkSession session() {
    if (session == null) {
      SparkConf conf = new SparkConf();
      if (!conf.contains("spark.master")) {
        conf.setMaster(options.master());
        options.settings().forEach(conf::setIfMissing);
      }
      conf.setIfMissing("spark.app.name", "emotionthinker");
      conf.setIfMissing("spark.sql.session.timeZone", "UTC");
      hadoop.forEach((key, value) -> conf.set("spark.hadoop." + key, value));
      session = SparkSession.builder().config(conf).getOrCreate();
      session.sparkContext().setJobDescription(jobs);
    }
    return session;
  }

  /** What Spark's pages say of the jobs that this thread starts from now on. */
  public synchronized void describe(String following) {
    jobs = following;
    if (session != null) {
      session.sparkContext().setJobDescription(following);
    }
  }

  /** Whether Spark has been started. */
  public synchronized boolean started() {
    return session != null;
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.stop();
      session = null;
    }
  }
}
