package emotionthinker.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.RejectReason;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Local trees that hang, crash or mislead a naive walk. */
class LocalWalkTest {
  private static final Duration NOT_FOR_EVER = Duration.ofSeconds(30);

  @TempDir Path folder;
  private Path root;
  private final Storage storage = Storage.standard();

  @BeforeEach
  void makeRoot() throws Exception {
    root = Files.createDirectory(folder.resolve("root"));
  }

  private List<String> list(Links links) {
    return assertTimeoutPreemptively(
        NOT_FOR_EVER,
        () -> {
          try (var entries = storage.list(root.toString(), links)) {
            return entries
                .map(e -> e.relative() + (e.problem() == null ? "" : " " + e.problem().wire()))
                .toList();
          }
        });
  }

  private void file(String relative) throws Exception {
    Path file = root.resolve(relative);
    Files.createDirectories(file.getParent());
    Files.writeString(file, relative);
  }

  private void link(String relative, Path target) throws Exception {
    Files.createSymbolicLink(root.resolve(relative), target);
  }

  @Test
  void circularAndMutualLinksEnd() throws Exception {
    file("a/1");
    file("b/2");
    link("a/self", root.resolve("a"));
    link("a/up", root);
    link("a/to-b", root.resolve("b"));
    link("b/to-a", root.resolve("a"));
    link("b/loop", root.resolve("b/loop"));
    link("ring-1", root.resolve("ring-2"));
    link("ring-2", root.resolve("ring-1"));
    List<String> rings = List.of("ring-1 not_a_file", "ring-2 not_a_file");
    assertEquals(
        List.of("a/1", "b/2", "b/loop not_a_file", rings.get(0), rings.get(1)),
        list(Links.WITHIN_ROOT));
    assertEquals(
        List.of("a/1", "a/to-b/2", "a/to-b/loop not_a_file", rings.get(0), rings.get(1)),
        list(Links.ANYWHERE));
  }

  @Test
  void thickWebOfLinksIsWalkedOnce() throws Exception {
    int folders = 12;
    for (int i = 0; i < folders; i++) {
      file("d" + i + "/f" + i);
    }
    for (int i = 0; i < folders; i++) {
      for (int j = 0; j < folders; j++) {
        link("d" + i + "/to" + j, root.resolve("d" + j));
      }
    }
    assertEquals(folders, list(Links.WITHIN_ROOT).size());
    assertEquals(folders, list(Links.ANYWHERE).size());
  }

  @Test
  void linksOutOfTheRootAreProblemsUnlessAllowed() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.wav"), "x");
    Files.createDirectory(folder.resolve("root-twin"));
    Files.writeString(folder.resolve("root-twin/t"), "x");
    file("in.wav");
    link("broken", folder.resolve("nowhere"));
    link("file", outside.resolve("secret.wav"));
    link("folder", outside);
    link("inside", root.resolve("in.wav"));
    link("twin", folder.resolve("root-twin"));
    assertEquals(
        List.of(
            "broken not_a_file",
            "file outside_root",
            "folder outside_root",
            "in.wav",
            "inside",
            "twin outside_root"),
        list(Links.WITHIN_ROOT));
    assertEquals(
        List.of("broken not_a_file", "file", "folder/secret.wav", "in.wav", "inside", "twin/t"),
        list(Links.ANYWHERE));
  }

  @Test
  void rootMayBeALinkItself() throws Exception {
    file("a");
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);
    assertEquals(List.of("a"), storage.list(link.toString()).map(Entry::relative).toList());
  }

  @Test
  void pipesAreListedAndNeverOpened() throws Exception {
    Path pipe = root.resolve("pipe.wav");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    link("link-to-pipe.wav", pipe);
    assertEquals(
        List.of("link-to-pipe.wav not_a_file", "pipe.wav not_a_file"), list(Links.WITHIN_ROOT));
    assertTimeoutPreemptively(
        NOT_FOR_EVER,
        () -> {
          for (Path path : List.of(pipe, root.resolve("link-to-pipe.wav"))) {
            var e =
                assertThrows(StorageException.class, () -> storage.open(path.toString()).close());
            assertEquals(RejectReason.NOT_A_FILE, e.reason());
          }
          assertThrows(StorageException.class, () -> storage.readAllBytes(pipe.toString(), 10));
        });
    var e = assertThrows(StorageException.class, () -> storage.open("/dev/zero").close());
    assertEquals(RejectReason.NOT_A_FILE, e.reason());
  }

  @Test
  void namesThatAreNoUtf8AreReadAndDistinct() throws Exception {
    String script =
        "printf one > \"$(printf 'caf\\351.wav')\"; printf two > \"$(printf 'caf\\350.wav')\"";
    var make = new ProcessBuilder("sh", "-c", script).directory(root.toFile()).start();
    assertEquals(0, make.waitFor());
    TreeMap<String, String> contents = new TreeMap<>();
    for (Entry entry : storage.list(root.toString()).toList()) {
      contents.put(entry.relative(), read(entry.uri()));
    }
    assertEquals(
        new TreeMap<>(java.util.Map.of("caf%E9.wav", "one", "caf%E8.wav", "two")), contents);
  }

  private String read(String uri) throws Exception {
    return new String(storage.readAllBytes(uri, 100), StandardCharsets.UTF_8);
  }

  /** What a machine with LANG unset does to java.io.File and to Hadoop's local file system. */
  @Test
  void namesDoNotDependOnTheLocale() throws Exception {
    for (String name : StorageConformance.AWKWARD_NAMES) {
      Files.writeString(root.resolve(name), name);
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "-Dfile.encoding=UTF-8",
            ReadAll.class.getName(),
            root.toString());
    builder.environment().keySet().removeIf(key -> key.startsWith("LC_") || key.equals("LANG"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals(StorageConformance.AWKWARD_NAMES.size() + " read", out.strip());
  }

  /** Reads every file below a folder and checks that its content is its name. */
  static final class ReadAll {
    public static void main(String[] args) throws Exception {
      Storage storage = Storage.standard();
      int read = 0;
      for (Entry entry : storage.list(args[0]).toList()) {
        byte[] name = entry.relative().getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(name, storage.readAllBytes(entry.uri(), 1000), entry.uri());
        assertArrayEquals(
            name, storage.readAllBytes(storage.child(args[0], entry.relative()), 1000));
        read++;
      }
      System.out.println(read + " read");
    }
  }

  /** Two trees within the limit, one moved to the end of the other and back again. */
  @Test
  void pathsLongerThanTheSystemAllowsAreProblems() throws Exception {
    String chain = ("d" + "x".repeat(180) + "/").repeat(12);
    Path end = Files.createDirectories(root.resolve(chain));
    Path second = folder.resolve("second");
    Files.createDirectories(second.resolve(chain));
    file("zebra");
    Files.move(second, end.resolve("second"));
    try {
      List<String> found = list(Links.WITHIN_ROOT);
      assertEquals(2, found.size());
      assertTrue(found.get(0).endsWith(" unreadable"), found.get(0));
      assertEquals("zebra", found.get(1));
    } finally {
      Files.move(end.resolve("second"), second);
    }
  }

  @Test
  void listingIsLazy() throws Exception {
    file("a/1");
    file("b/2");
    Iterator<Entry> entries = storage.list(root.toString()).iterator();
    assertEquals("a/1", entries.next().relative());
    file("b/3");
    assertEquals("b/2", entries.next().relative());
    assertEquals("b/3", entries.next().relative());
    assertFalse(entries.hasNext());
  }

  @Test
  void writingLeavesNoSideFilesAndNulIsNoName() throws Exception {
    try (OutputStream out = storage.create(root.resolve("x/part.parquet").toString())) {
      out.write(1);
    }
    assertEquals(List.of("x/part.parquet"), list(Links.WITHIN_ROOT));
    var e = assertThrows(StorageException.class, () -> storage.open("/tmp/a\0b").close());
    assertEquals(RejectReason.FILE_NOT_FOUND, e.reason());
    assertThrows(StorageException.class, () -> storage.open("/tmp/" + "y".repeat(300)).close());
    assertFalse(storage.exists("/tmp/a\0b"));
  }
}
