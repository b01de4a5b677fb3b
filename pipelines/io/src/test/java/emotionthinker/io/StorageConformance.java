package emotionthinker.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.table.Manifest;
import emotionthinker.io.table.TableFixture;
import emotionthinker.io.table.TableFolder;
import emotionthinker.io.table.TableReader;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.parquet.io.SeekableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What every storage must do; one subclass per kind. */
abstract class StorageConformance {
  /** Names that break path handling somewhere; a storage may refuse some by itself. */
  static final List<String> AWKWARD_NAMES =
      List.of(
          "plain.wav",
          "with space.wav",
          " leading and trailing ",
          "100%.wav",
          "a%20b.wav",
          "a b.wav",
          "plus+plus.wav",
          "hash#hash?question.wav",
          "semi;colon&and=equals.wav",
          "quote'double\"back`tick.wav",
          "[brackets]{braces}*star.wav",
          "back\\slash.wav",
          "new\nline.wav",
          "tab\tbell\u0007.wav",
          "\u00fc-composed.wav",
          "u\u0308-decomposed.wav",
          "\u0627\u0644\u0639\u0631\u0628\u064a\u0629\u200f.wav",
          "\u4e2d\u6587.wav",
          "emoji \ud83d\ude00.wav",
          "-dash.wav",
          "~tilde.wav",
          "._AppleDouble.wav",
          ".hidden",
          "Case.wav",
          "case.wav",
          "x".repeat(246) + ".wav");

  static final List<String> COLON_NAMES = List.of("a:b.wav", "12:30.wav", "file:x.wav");

  abstract Storage storage();

  /** A fresh empty place. */
  abstract String root(String test);

  List<String> names() {
    List<String> names = new ArrayList<>(AWKWARD_NAMES);
    names.addAll(COLON_NAMES);
    return names;
  }

  private String root(TestInfo test) {
    return root(test.getTestMethod().orElseThrow().getName());
  }

  static void write(Storage storage, String uri, byte[] bytes) throws IOException {
    try (OutputStream out = storage.create(uri)) {
      out.write(bytes);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyNameSurvivesWriteListAndRead(TestInfo test) throws Exception {
    String root = root(test);
    for (String name : names()) {
      write(storage(), storage().child(root, "sub folder/" + name), utf8("content of " + name));
    }
    List<Entry> listed = storage().list(root).toList();
    assertEquals(names().size(), listed.size());
    for (Entry entry : listed) {
      assertTrue(entry.isFile(), entry::toString);
      String name = entry.relative().substring("sub folder/".length());
      assertTrue(names().contains(name), name);
      byte[] bytes = storage().readAllBytes(entry.uri(), 10_000);
      assertArrayEquals(utf8("content of " + name), bytes, name);
      assertEquals(bytes.length, entry.bytes());
      assertEquals(entry.uri(), storage().child(root, entry.relative()));
      assertEquals(entry.uri(), storage().resolve(entry.uri()));
      assertEquals(name, storage().name(entry.uri()));
    }
    TreeSet<String> sorted = new TreeSet<>(CodePointOrder.INSTANCE);
    sorted.addAll(names());
    assertEquals(
        new ArrayList<>(sorted),
        listed.stream().map(e -> e.relative().substring("sub folder/".length())).toList());
  }

  @Test
  void listingIsDeepAndSortedBySegments(TestInfo test) throws Exception {
    String root = root(test);
    List<String> paths = List.of("a/b/c/1", "a/b/2", "a-b/3", "a.txt", "b", "a/z");
    for (String path : paths) {
      write(storage(), storage().child(root, path), utf8(path));
    }
    assertEquals(
        List.of("a/b/2", "a/b/c/1", "a/z", "a-b/3", "a.txt", "b"),
        storage().list(root).map(Entry::relative).toList());
    try (var children = storage().children(root, null)) {
      List<Entry> found = children.sorted(Comparator.comparing(Entry::relative)).toList();
      assertEquals(
          List.of("a FOLDER", "a-b FOLDER", "a.txt FILE", "b FILE"),
          found.stream().map(e -> e.relative() + " " + e.kind()).toList());
      try (var below = storage().children(root, found.get(0))) {
        assertTrue(below.allMatch(e -> e.relative().startsWith("a/")));
      }
    }
  }

  @Test
  void createOverwritesAndCreateNewDoesNot(TestInfo test) throws Exception {
    String file = storage().child(root(test), "file");
    write(storage(), file, utf8("a long first version"));
    write(storage(), file, utf8("short"));
    assertArrayEquals(utf8("short"), storage().readAllBytes(file, 100));
    assertThrows(FileAlreadyExistsException.class, () -> storage().createNew(file).close());
    assertArrayEquals(utf8("short"), storage().readAllBytes(file, 100));
    try (OutputStream out = storage().createNew(storage().child(root(test), "other"))) {
      out.write(utf8("new"));
    }
    assertEquals(3, storage().bytes(storage().child(root(test), "other")));
  }

  @Test
  void readAllBytesIsBounded(TestInfo test) throws Exception {
    String file = storage().child(root(test), "file");
    byte[] bytes = new byte[1000];
    new Random(1).nextBytes(bytes);
    write(storage(), file, bytes);
    assertArrayEquals(bytes, storage().readAllBytes(file, 1000));
    var tooLarge = assertThrows(StorageException.class, () -> storage().readAllBytes(file, 999));
    assertEquals(RejectReason.TOO_LARGE, tooLarge.reason());
    write(storage(), file, new byte[0]);
    assertEquals(0, storage().readAllBytes(file, 0).length);
  }

  @Test
  void absentFilesAndFoldersSayWhatTheyAre(TestInfo test) throws Exception {
    String root = root(test);
    String absent = storage().child(root, "absent/file");
    assertFalse(storage().exists(absent));
    assertFalse(storage().isFolder(absent));
    assertFalse(storage().delete(absent));
    for (var attempt :
        List.<ThrowingCall>of(
            () -> storage().open(absent).close(),
            () -> storage().bytes(absent),
            () -> storage().inputFile(absent).newStream().close(),
            () -> storage().list(absent).close(),
            () -> storage().children(absent, null).close())) {
      var e = assertThrows(StorageException.class, attempt::call);
      assertEquals(RejectReason.FILE_NOT_FOUND, e.reason());
      assertTrue(e.getMessage().contains(absent), e.getMessage());
    }
    write(storage(), storage().child(root, "folder/file"), utf8("x"));
    String folder = storage().child(root, "folder");
    assertTrue(storage().isFolder(folder));
    assertEquals(0, storage().bytes(folder));
    var e = assertThrows(StorageException.class, () -> storage().open(folder).close());
    assertEquals(RejectReason.NOT_A_FILE, e.reason());
    var notFolder =
        assertThrows(
            StorageException.class,
            () -> storage().children(storage().child(root, "folder/file"), null).close());
    assertEquals(RejectReason.NOT_A_FILE, notFolder.reason());
  }

  private interface ThrowingCall {
    void call() throws Exception;
  }

  @Test
  void deletesFilesAndWholeFolders(TestInfo test) throws Exception {
    String root = root(test);
    for (String path : List.of("keep", "gone/a", "gone/b/c")) {
      write(storage(), storage().child(root, path), utf8("x"));
    }
    assertTrue(storage().delete(storage().child(root, "gone")));
    assertFalse(storage().exists(storage().child(root, "gone/b/c")));
    assertEquals(List.of("keep"), storage().list(root).map(Entry::relative).toList());
  }

  @Test
  void parquetViewSeeks(TestInfo test) throws Exception {
    String file = storage().child(root(test), "seek able");
    byte[] bytes = new byte[100_000];
    new Random(2).nextBytes(bytes);
    write(storage(), file, bytes);
    var input = storage().inputFile(file);
    assertEquals(bytes.length, input.getLength());
    try (SeekableInputStream in = input.newStream()) {
      for (int at : new int[] {99_990, 0, 50_000, 50_003}) {
        in.seek(at);
        assertEquals(at, in.getPos());
        byte[] read = new byte[7];
        in.readFully(read);
        assertArrayEquals(java.util.Arrays.copyOfRange(bytes, at, at + 7), read);
        assertEquals(at + 7, in.getPos());
      }
    }
  }

  @Test
  void largeFilesComeBackWhole(TestInfo test) throws Exception {
    String file = storage().child(root(test), "large");
    byte[] bytes = new byte[12 << 20];
    new Random(3).nextBytes(bytes);
    try (OutputStream out = storage().create(file)) {
      for (int i = 0; i < 12; i++) {
        out.write(bytes, i << 20, 1 << 20);
      }
    }
    assertEquals(bytes.length, storage().bytes(file));
    try (InputStream in = storage().open(file)) {
      assertArrayEquals(bytes, in.readAllBytes());
    }
  }

  @Test
  void travelsToWorkers(TestInfo test) throws Exception {
    String file = storage().child(root(test), "file");
    write(storage(), file, utf8("seen there"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(storage());
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Storage there = (Storage) in.readObject();
      assertArrayEquals(utf8("seen there"), there.readAllBytes(file, 100));
      assertEquals(storage(), there);
      assertFalse(there.toString().contains("secret"));
    }
  }

  @Test
  void tablesHaveTheSameBytesEverywhere(TestInfo test, @TempDir Path folder) throws Exception {
    Storage local = Storage.standard();
    String here = local.resolve(folder.toString());
    String there = root(test);
    try (RunLock lockHere = RunLock.acquire(local, here);
        RunLock lockThere = RunLock.acquire(storage(), there)) {
      Manifest expected = TableFixture.run(local, here, lockHere);
      TableFolder table = TableFixture.folder(storage(), there);
      write(storage(), table.file("part-00099.parquet"), utf8("left over from a killed run"));
      write(storage(), table.file("_parts/part-00000.json"), utf8("{"));
      assertEquals(expected, TableFixture.run(storage(), there, lockThere));
      assertEquals(expected, TableFixture.run(storage(), there, lockThere), "skipped");
    }
    List<Entry> files = storage().list(there).toList();
    assertEquals(
        local.list(here).map(Entry::relative).toList(),
        files.stream().map(Entry::relative).toList());
    for (Entry file : files) {
      assertArrayEquals(
          local.readAllBytes(local.child(here, file.relative()), 1 << 20),
          storage().readAllBytes(file.uri(), 1 << 20),
          file.relative());
    }
    try (var rows = TableReader.open(storage(), there, Table.SCORED).rows()) {
      assertEquals(
          TableFixture.rows().stream().map(Scored::utteranceId).sorted().toList(),
          rows.map(Scored::utteranceId).sorted().toList());
    }
  }

  @Test
  void oneHolderOfALock(TestInfo test) throws Exception {
    String run = root(test);
    try (RunLock lock = RunLock.acquire(storage(), run)) {
      lock.assertHeld();
      assertThrows(RunLockedException.class, () -> RunLock.acquire(storage(), run));
      write(storage(), storage().child(run, RunLock.FILE), LockOwner.self(0).toJson());
      assertThrows(RunLockedException.class, lock::assertHeld);
    }
    assertTrue(storage().exists(storage().child(run, RunLock.FILE)), "the other's lock stays");
    storage().delete(storage().child(run, RunLock.FILE));
    RunLock.acquire(storage(), run).close();
    assertFalse(storage().exists(storage().child(run, RunLock.FILE)));
  }
}
