package emotionthinker.jobs.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * How Spark is started when it is not there already.
 *
 * @param master Spark master; ignored under spark-submit, which brings its own
 * @param settings Spark settings by their full names, in quotes
 */
public record SparkOptions(String master, Map<String, String> settings) {
  /** Copies the settings in order. */
  public SparkOptions {
    settings = new TreeMap<>(settings);
  }
}
