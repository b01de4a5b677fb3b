package emotionthinker.jobs.config;

import emotionthinker.schemas.Checks;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How Spark is started when it is not there already.
 *
 * @param master Spark master; ignored under spark-submit, which brings its own
 * @param settings Spark settings by their full names, in quotes
 */
public record SparkOptions(String master, Map<String, String> settings) {
  private static final Pattern MASTER =
      Pattern.compile("local(\\[.+])?|local-cluster\\[.+]|yarn|(spark|k8s|mesos)://.+");

  /** Checks every invariant; throws IllegalArgumentException naming field, value and form. */
  public SparkOptions {
    if (!MASTER.matcher(Checks.text("master", master)).matches()) {
      throw Checks.bad(
          "master", master, "local[N], local[*], spark://HOST:PORT, yarn or k8s://URL");
    }
    settings = new TreeMap<>(settings);
  }
}
