package emotionthinker.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the job jar holds, against a Spark installation's jars. */
class JobJarIT {
  private static final Path JOB_JAR = Path.of(System.getProperty("emotionthinker.jobJar"));
  private static final Path SPARK_HOME = Path.of(System.getProperty("emotionthinker.sparkHome"));

  /**
   * Jars of local runs that nothing calls on a cluster: test libraries, annotations, and what only
   * Spark's own classes use.
   */
  private static final List<String> NOT_NEEDED =
      List.of(
          "/junit-",
          "/opentest4j",
          "/apiguardian",
          "/archunit",
          "/surefire-",
          "/failsafe-",
          "/guava-",
          "/failureaccess",
          "/listenablefuture",
          "/protobuf-java",
          "/error_prone_annotations",
          "/j2objc-annotations",
          "/checker-qual",
          "/auto-value-annotations",
          "/pytorch-native-cpu",
          "/conscrypt",
          "/httpclient",
          "/httpcore",
          "/commons-pool",
          "/jsr305",
          "/audience-annotations");

  @Test
  void bringsNoClassThatSparkHas() throws IOException {
    Set<String> ours = entries(JOB_JAR, ".class");
    assertTrue(ours.contains("emotionthinker/jobs/Main.class"));
    List<String> clashes = new ArrayList<>();
    for (Path jar : sparkJars()) {
      Set<String> both = entries(jar, ".class");
      both.retainAll(ours);
      both.forEach(name -> clashes.add(jar.getFileName() + ": " + name));
    }
    assertEquals(List.of(), clashes);
  }

  @Test
  void bringsEverythingElseThatLocalRunsHave() throws IOException {
    Set<String> there = entries(JOB_JAR, ".class");
    for (Path jar : sparkJars()) {
      there.addAll(entries(jar, ".class"));
    }
    Set<String> missing = new TreeSet<>();
    for (String jar : System.getProperty("java.class.path").split(":")) {
      if (!jar.endsWith(".jar") || NOT_NEEDED.stream().anyMatch(jar::contains)) {
        continue;
      }
      for (String name : entries(Path.of(jar), ".class")) {
        if (!there.contains(name) && !there.contains(relocated(name))) {
          missing.add(Path.of(jar).getFileName().toString());
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void bringsNoLoggingAndNoNativePyTorch() throws IOException {
    Set<String> all = entries(JOB_JAR, "");
    assertTrue(all.stream().noneMatch(name -> name.startsWith("org/slf4j/")));
    assertTrue(all.stream().noneMatch(name -> name.startsWith("org/apache/logging/")));
    assertTrue(all.stream().noneMatch(name -> name.endsWith("libtorch_cpu.so.gz")));
  }

  private static String relocated(String name) {
    return name.replace("com/google/gson/", "emotionthinker/relocated/gson/")
        .replace("shaded/parquet/", "emotionthinker/relocated/parquet/");
  }

  private static List<Path> sparkJars() throws IOException {
    try (Stream<Path> jars = Files.list(SPARK_HOME.resolve("jars"))) {
      List<Path> sorted = jars.sorted().toList();
      assertTrue(sorted.size() > 100, () -> "only " + sorted);
      return sorted;
    }
  }

  private static Set<String> entries(Path jar, String suffix) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(suffix))
          .filter(
              name -> !name.startsWith("META-INF/versions/") && !name.equals("module-info.class"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
