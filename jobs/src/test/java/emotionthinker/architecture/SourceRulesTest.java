package emotionthinker.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that only the source text shows, over every Java file of every module. */
class SourceRulesTest {
  private static final int MAX_LINES = 400;
  private static final Pattern WILDCARD_IMPORT = Pattern.compile("import .*\\*;");
  private static final Pattern DRAWER = Pattern.compile(".*(Utils?|Helpers?|Misc|Common)\\.java");

  // in two parts, or this file would break its own rule
  private static final Pattern UNFINISHED =
      Pattern.compile(".*\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b.*");
  private static final Pattern MACHINE_PATH = Pattern.compile(".*\"/(work|ro" + "ot|home)/.*");

  @Test
  void noFileIsLongerThan400Lines() throws IOException {
    assertNone(
        (file, lines) -> lines.size() > MAX_LINES ? List.of(lines.size() + " lines") : none());
  }

  @Test
  void noWildcardImports() throws IOException {
    assertNone((file, lines) -> matching(WILDCARD_IMPORT, lines));
  }

  @Test
  void noUnfinishedMarks() throws IOException {
    assertNone((file, lines) -> matching(UNFINISHED, lines));
  }

  @Test
  void noMachinePaths() throws IOException {
    assertNone((file, lines) -> matching(MACHINE_PATH, lines));
  }

  @Test
  void noDrawers() throws IOException {
    assertNone(
        (file, lines) ->
            DRAWER.matcher(file.getFileName().toString()).matches()
                ? List.of("is named like a drawer")
                : none());
  }

  private static void assertNone(BiFunction<Path, List<String>, List<String>> rule)
      throws IOException {
    List<Path> files = sources();
    assertTrue(files.size() > 20, () -> "sources were not found, only " + files);
    List<String> violations = new ArrayList<>();
    for (Path file : files) {
      for (String violation : rule.apply(file, Files.readAllLines(file, StandardCharsets.UTF_8))) {
        violations.add(file + ": " + violation);
      }
    }
    assertEquals(none(), violations);
  }

  private static List<Path> sources() throws IOException {
    Path root = Path.of(System.getProperty("emotionthinker.root"));
    List<Path> files = new ArrayList<>();
    for (String module : List.of("schemas", "pipelines", "jobs")) {
      try (Stream<Path> paths = Files.walk(root.resolve(module))) {
        paths
            .filter(path -> path.toString().endsWith(".java"))
            .filter(path -> !root.relativize(path).toString().contains("target"))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  private static List<String> matching(Pattern pattern, List<String> lines) {
    return lines.stream().filter(line -> pattern.matcher(line).matches()).toList();
  }

  private static List<String> none() {
    return List.of();
  }
}
