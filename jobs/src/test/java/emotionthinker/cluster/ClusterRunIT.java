package emotionthinker.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.jobs.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole path from corpus to shards, submitted to a standalone cluster on Spark's own jars,
 * gives the bytes that a local run gives.
 */
class ClusterRunIT {
  private static final Path ROOT = Path.of(System.getProperty("emotionthinker.root"));

  @TempDir Path runs;

  /** Several parts a table. */
  private static final String SMALL = "run.rows_per_part=100";

  /** A model of the network kind needs PyTorch's native library, which a cluster brings itself. */
  private static final String RULES = "score.model=rules";

  private static final String WITHOUT_TRAINING = "learner.in_run=false";

  @Test
  void clusterGivesTheBytesOfALocalRun() throws Exception {
    Path spark = Path.of(System.getProperty("emotionthinker.sparkHome"));
    Path logs = Path.of(System.getProperty("emotionthinker.jobJar")).resolveSibling("cluster");
    Path onCluster = runs.resolve("cluster");
    try (StandaloneCluster cluster = StandaloneCluster.start(spark, logs, 2)) {
      int exit =
          cluster.submit(
              "run",
              List.of("-Demotionthinker.home=" + ROOT),
              Path.of(System.getProperty("emotionthinker.jobJar")),
              Main.class.getName(),
              List.of(
                  "run",
                  "--run",
                  onCluster + "",
                  "--set",
                  "beam.runner=spark",
                  "--set",
                  WITHOUT_TRAINING,
                  "--set",
                  SMALL,
                  "--set",
                  RULES));
      assertEquals(0, exit, () -> "see " + logs);
      assertTrue(cluster.log("master").contains("Launching executor"), "executors took part");
    }

    Path local = runs.resolve("local");
    System.setProperty("emotionthinker.home", ROOT.toString());
    assertEquals(
        0,
        Main.run(
            "run",
            "--quiet",
            "--run",
            local + "",
            "--set",
            WITHOUT_TRAINING,
            "--set",
            SMALL,
            "--set",
            RULES));

    assertEquals(parquetFiles(local), parquetFiles(onCluster));
    executeSparkSqlOfReadme(local);
  }

  /** The statements that the README shows for Spark SQL. */
  private static void executeSparkSqlOfReadme(Path run) throws IOException {
    List<String> statements =
        Pattern.compile("-- Spark:.*\\R([^;]+);")
            .matcher(Files.readString(ROOT.resolve("README.md")))
            .results()
            .map(found -> found.group(1).replace("runs/sample", run.toString()))
            .toList();
    assertEquals(2, statements.size());
    try (SparkSession spark = SparkSession.builder().master("local[1]").getOrCreate()) {
      for (String statement : statements) {
        assertTrue(spark.sql(statement).count() > 0, statement);
      }
    }
  }

  /** SHA-256 of every Parquet file by its path in the run folder. */
  private static SortedMap<String, String> parquetFiles(Path run)
      throws IOException, NoSuchAlgorithmException {
    SortedMap<String, String> hashes = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(run)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".parquet")).toList()) {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        hashes.put(
            run.relativize(path).toString(),
            HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(path))));
      }
    }
    assertTrue(hashes.keySet().stream().anyMatch(name -> name.contains("data/")), hashes::toString);
    return hashes;
  }
}
