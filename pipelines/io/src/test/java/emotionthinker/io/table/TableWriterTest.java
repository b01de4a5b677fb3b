package emotionthinker.io.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.CodePointOrder;
import emotionthinker.io.RunLock;
import emotionthinker.io.Storage;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterTest {
  @TempDir Path run;
  private final Storage storage = Storage.standard();

  private TableFolder folder(String name) {
    return TableFixture.folder(storage, run.resolve(name).toString());
  }

  /** Every file of a folder but the lock: relative path to bytes. */
  static TreeMap<String, String> bytes(Path folder) throws Exception {
    TreeMap<String, String> out = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().equals(RunLock.FILE)) {
          out.put(folder.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
        }
      }
    }
    return out;
  }

  @Test
  void anyOrderOfRowsAndAnyNumberOfWritersGiveTheSameBytes() throws Exception {
    try (RunLock lock = RunLock.acquire(storage, run.toString())) {
      TableFixture.run(storage, run.resolve("0").toString(), lock);
      var expected = bytes(run.resolve("0"));
      assertEquals(
          List.of(
              "scored/_manifest.json",
              "scored/_rejects/part-00000.parquet",
              "scored/_rejects/part-00001.parquet",
              "scored/_rejects/part-00002.parquet",
              "scored/part-00000.parquet",
              "scored/part-00001.parquet",
              "scored/part-00002.parquet"),
          new ArrayList<>(expected.keySet()));
      for (int writers = 1; writers <= 4; writers++) {
        Random random = new Random(writers);
        TableFolder folder = folder(String.valueOf(writers));
        PartPlan plan = PartPlan.of(TableFixture.ROWS_IN, 20);
        var writer = new TableWriter<>(folder, Table.SCORED, plan);
        List<Scored> rows = new ArrayList<>(TableFixture.rows());
        List<Reject> rejects = new ArrayList<>(TableFixture.rejects());
        Collections.shuffle(rows, random);
        Collections.shuffle(rejects, random);
        // every part is attempted twice
        List<Integer> parts =
            new ArrayList<>(
                IntStream.range(0, 2 * plan.parts()).map(i -> i % plan.parts()).boxed().toList());
        Collections.shuffle(parts, random);
        var pool = Executors.newFixedThreadPool(writers);
        List<Future<?>> done = new ArrayList<>();
        for (int part : parts) {
          done.add(
              pool.submit(
                  () -> {
                    writer.writePart(
                        part,
                        rows.stream().filter(r -> plan.partOf(r.utteranceId()) == part).iterator());
                    writer.writeRejects(
                        part, rejects.stream().filter(r -> plan.partOf(r.id()) == part).iterator());
                    return null;
                  }));
        }
        for (Future<?> future : done) {
          future.get();
        }
        pool.shutdown();
        TableFixture.commit(folder, lock);
        assertEquals(expected, bytes(run.resolve(String.valueOf(writers))), writers + " writers");
      }
    }
  }

  @Test
  void sortedRowsAreStreamedAndGiveTheSameBytes() throws Exception {
    PartPlan one = new PartPlan(1);
    List<Scored> rows = new ArrayList<>(TableFixture.rows());
    PartInfo any = new TableWriter<>(folder("a"), Table.SCORED, one).writePart(0, rows.iterator());
    rows.sort((a, b) -> CodePointOrder.INSTANCE.compare(a.utteranceId(), b.utteranceId()));
    var writer = new TableWriter<>(folder("b"), Table.SCORED, one);
    assertEquals(any, writer.writeSortedPart(0, rows.iterator()));
    Collections.swap(rows, 3, 4);
    var e =
        assertThrows(IllegalStateException.class, () -> writer.writeSortedPart(0, rows.iterator()));
    assertTrue(e.getMessage().contains("not sorted"), e.getMessage());
  }

  /** Writes and reads 600 MB of text in a JVM of 200 MB. */
  static final class LargePart {
    static final int ROWS = 12_000;

    public static void main(String[] args) throws Exception {
      String padding = "x".repeat(50_000);
      Iterator<Scored> rows =
          IntStream.range(0, ROWS)
              .mapToObj(
                  i -> {
                    String id = String.format(java.util.Locale.ROOT, "c/%09d", i);
                    return new Scored(id, padding + i, 1, 1, 1, 1, 0.5, null, "m");
                  })
              .iterator();
      TableFolder folder = TableFixture.folder(Storage.standard(), args[0]);
      var writer = new TableWriter<>(folder, Table.SCORED, new PartPlan(1));
      writer.writeSortedPart(0, rows);
      String part = folder.file("part-00000.parquet");
      try (var back = PartReader.open(Storage.standard(), part, Table.SCORED).stream()) {
        System.out.println(back.count());
      }
    }
  }

  @Test
  void partsLargerThanMemoryAreStreamed() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-cp",
                System.getProperty("java.class.path"),
                LargePart.class.getName(),
                run.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(String.valueOf(LargePart.ROWS), out.strip());
    assertEquals(0, process.waitFor());
  }

  @Test
  void idsThatComeTwiceOrLieInAnotherPartAreNamed() {
    var one = new TableWriter<>(folder("a"), Table.SCORED, new PartPlan(1));
    List<Scored> twice = List.of(TableFixture.row(1), TableFixture.row(2), TableFixture.row(1));
    var e = assertThrows(IllegalStateException.class, () -> one.writePart(0, twice.iterator()));
    assertTrue(e.getMessage().contains(TableFixture.row(1).utteranceId()), e.getMessage());
    var two = new TableWriter<>(folder("a"), Table.SCORED, new PartPlan(2));
    int wrong = 1 - two.plan().partOf(TableFixture.row(1).utteranceId());
    var rows = List.of(TableFixture.row(1));
    e = assertThrows(IllegalStateException.class, () -> two.writePart(wrong, rows.iterator()));
    assertTrue(e.getMessage().contains("not to part " + wrong), e.getMessage());
  }

  @Test
  void oneIdMayBeRejectedMoreThanOnce() throws Exception {
    Reject once = new Reject("ingest", "c/1", RejectReason.DUPLICATE_ID, "line 2");
    Reject again = new Reject("ingest", "c/1", RejectReason.DUPLICATE_ID, "line 3");
    var writer = new TableWriter<>(folder("a"), Table.SCORED, new PartPlan(1));
    PartInfo first = writer.writeRejects(0, List.of(once, again).iterator());
    assertEquals(first, writer.writeRejects(0, List.of(again, once).iterator()));
    assertEquals(2, first.rows());
  }

  /** A late attempt must not cut a file that the next stage is reading. */
  @Test
  void attemptsThatFindTheirOwnBytesWriteNothing() throws Exception {
    var writer = new TableWriter<>(folder("a"), Table.SCORED, new PartPlan(1));
    writer.writePart(0, TableFixture.rows().iterator());
    Path part = run.resolve("a/scored/part-00000.parquet");
    FileTime past = FileTime.fromMillis(1000);
    Files.setLastModifiedTime(part, past);
    writer.writePart(0, TableFixture.rows().iterator());
    assertEquals(past, Files.getLastModifiedTime(part));
    Files.writeString(part, "damaged");
    PartInfo again = writer.writePart(0, TableFixture.rows().iterator());
    assertEquals(again.sha256(), Sha256.hex(Files.readAllBytes(part)));
  }

  @Test
  void writersAndReadersTravelToWorkers() throws Exception {
    var writer = new TableWriter<>(folder("a"), Table.SCORED, new PartPlan(3));
    assertEquals(writer.table(), copy(writer).table());
    try (RunLock lock = RunLock.acquire(storage, run.toString())) {
      TableFixture.run(storage, run.resolve("a").toString(), lock);
    }
    var reader = TableReader.open(storage, run.resolve("a").toString(), Table.SCORED);
    var there = copy(reader);
    assertEquals(reader.manifest(), there.manifest());
    try (var rows = there.rows()) {
      assertEquals(TableFixture.rows().size(), rows.count());
    }
  }

  @SuppressWarnings("unchecked")
  private static <O> O copy(O object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (O) in.readObject();
    }
  }
}
