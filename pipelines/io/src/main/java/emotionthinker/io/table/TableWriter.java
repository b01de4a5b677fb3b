package emotionthinker.io.table;

import emotionthinker.io.CodePointOrder;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the parts of one table, each with its side-car; runs in the tasks of any engine. Every
 * part of the plan must be written, empty ones too, and in any order; a part may be written again
 * by another attempt, with the same bytes.
 *
 * @param folder where
 * @param table what
 * @param plan how rows are spread
 * @param <T> the record of a row
 */
public record TableWriter<T extends Record>(TableFolder folder, Table<T> table, PartPlan plan)
    implements Serializable {
  private static final Comparator<Reject> REJECT_ORDER =
      Comparator.comparing(Reject::id, CodePointOrder.INSTANCE)
          .thenComparing(Reject::stage, CodePointOrder.INSTANCE)
          .thenComparing(Reject::reason)
          .thenComparing(Reject::detail, CodePointOrder.INSTANCE);

  /**
   * Writes every part of a table that is held in memory, its rows in any order.
   *
   * @throws IllegalStateException when an id comes twice
   */
  public void writeAll(List<T> rows) throws IOException {
    List<List<T>> parts = new ArrayList<>();
    for (int part = 0; part < plan.parts(); part++) {
      parts.add(new ArrayList<>());
    }
    rows.forEach(row -> parts.get(plan.partOf(table.idOf(row))).add(row));
    for (int part = 0; part < plan.parts(); part++) {
      writePart(part, parts.get(part).iterator());
    }
  }

  /**
   * Writes a part whose rows come in any order; holds them in memory to sort them by id.
   *
   * @throws IllegalStateException when an id comes twice or belongs to another part
   */
  public PartInfo writePart(int part, Iterator<T> rows) throws IOException {
    List<T> sorted = new ArrayList<>();
    rows.forEachRemaining(sorted::add);
    sorted.sort(Comparator.comparing(table::idOf, CodePointOrder.INSTANCE));
    return writeSortedPart(part, sorted.iterator());
  }

  /**
   * Writes a part whose rows come sorted by id in {@link CodePointOrder}, one at a time; the part
   * may be larger than memory.
   *
   * @throws IllegalStateException when an id comes twice, out of order, or belongs to another part
   */
  public PartInfo writeSortedPart(int part, Iterator<T> rows) throws IOException {
    try (Spool spool = Spool.create()) {
      long written;
      try (PartWriter<T> writer = PartWriter.open(spool.file(), table)) {
        String before = null;
        while (rows.hasNext()) {
          T row = rows.next();
          String id = table.idOf(row);
          checkPlace(id, part);
          int order = before == null ? -1 : CodePointOrder.INSTANCE.compare(before, id);
          if (order >= 0) {
            throw new IllegalStateException(
                "table "
                    + table
                    + ", part "
                    + part
                    + (order == 0
                        ? ": two rows have the id \"" + id + "\""
                        : ": \"" + id + "\" comes after \"" + before + "\", rows are not sorted"));
          }
          writer.write(row);
          before = id;
        }
        written = writer.rows();
      }
      return publish(folder, spool, PartPlan.fileName(part), written, Collections.emptySortedMap());
    }
  }

  /**
   * Writes a part of rejects in {@code _rejects}; one id may be rejected more than once. A reject
   * belongs to the part of its {@link Reject#id}, by the plan of this writer.
   */
  public PartInfo writeRejects(int part, Iterator<Reject> rejects) throws IOException {
    List<Reject> sorted = new ArrayList<>();
    rejects.forEachRemaining(sorted::add);
    sorted.sort(REJECT_ORDER);
    SortedMap<String, Long> reasons = new TreeMap<>();
    try (Spool spool = Spool.create()) {
      try (PartWriter<Reject> writer = PartWriter.open(spool.file(), Table.REJECTS)) {
        for (Reject reject : sorted) {
          checkPlace(reject.id(), part);
          reasons.merge(reject.reason().wire(), 1L, Long::sum);
          writer.write(reject);
        }
      }
      String name = TableFolder.REJECTS + "/" + PartPlan.fileName(part);
      return publish(folder, spool, name, sorted.size(), reasons);
    }
  }

  private void checkPlace(String id, int part) {
    if (plan.partOf(id) != part) {
      throw new IllegalStateException(
          "table "
              + table
              + ": \""
              + id
              + "\" belongs to part "
              + plan.partOf(id)
              + " of "
              + plan.parts()
              + ", not to part "
              + part);
    }
  }

  /**
   * Gives a spooled file its name in a table folder and writes its side-car: also for files that
   * are no parts of a registered table (shards, their card). An attempt that finds its own bytes
   * already there leaves them alone, so that a late attempt never cuts a file that is being read.
   *
   * @param name path relative to the folder
   * @param rows rows in the file
   * @param rejects rejected rows by reason, for a part of rejects; else empty
   */
  public static PartInfo publish(
      TableFolder folder, Spool spool, String name, long rows, SortedMap<String, Long> rejects)
      throws IOException {
    if (name.endsWith(".parquet")) {
      ParquetFooter.sortEncodings(spool.file());
    }
    SideCar sideCar = new SideCar(spool.describe(name, rows), rejects);
    boolean done =
        SideCar.read(folder, name).filter(sideCar::equals).isPresent()
            && bytes(folder, name) == sideCar.part().bytes();
    if (!done) {
      spool.copyTo(folder.storage(), folder.file(name));
      sideCar.write(folder);
    }
    return sideCar.part();
  }

  private static long bytes(TableFolder folder, String name) throws IOException {
    try {
      return folder.storage().bytes(folder.file(name));
    } catch (StorageException e) {
      if (e.reason() == RejectReason.FILE_NOT_FOUND) {
        return -1;
      }
      throw e;
    }
  }
}
