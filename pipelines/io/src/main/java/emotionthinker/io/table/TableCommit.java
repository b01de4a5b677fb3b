package emotionthinker.io.table;

import emotionthinker.io.Entry;
import emotionthinker.io.RunLock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The commit of a table: collects the side-cars, checks that every part is there and that no row
 * was lost, writes the manifest last and removes the side-cars. A process that dies at any moment
 * before the manifest is whole leaves a table that does not exist; one that dies after it leaves
 * side-cars that the next decision removes.
 */
public final class TableCommit {
  private TableCommit() {}

  /**
   * Commits a table of the registry.
   *
   * @param plan plan of the rows
   * @param rejectsPlan plan of the rejects; null when the stage rejects nothing
   */
  public static Manifest commit(
      TableFolder folder,
      StageSpec spec,
      PartPlan plan,
      PartPlan rejectsPlan,
      Outcome outcome,
      RunLock lock)
      throws IOException {
    List<String> rejects = rejectsPlan == null ? List.of() : rejectsPlan.rejectNames();
    return commit(folder, spec, plan.names(), rejects, outcome, lock);
  }

  /**
   * Commits any folder.
   *
   * @param partNames paths of all parts relative to the folder
   * @param rejectsNames paths of all parts of rejects relative to the folder
   * @throws IllegalStateException (a bug) when a part is missing, unexpected or not as its side-car
   *     says, or when rows got lost
   * @throws emotionthinker.io.RunLockedException when the lock of the run was lost meanwhile
   */
  public static Manifest commit(
      TableFolder folder,
      StageSpec spec,
      List<String> partNames,
      List<String> rejectsNames,
      Outcome outcome,
      RunLock lock)
      throws IOException {
    Map<String, Long> present = new HashMap<>();
    for (Entry file : folder.files()) {
      present.put(file.relative(), file.bytes());
    }
    SortedMap<String, Long> rejects = new TreeMap<>();
    List<PartInfo> parts = new ArrayList<>();
    for (String name : new TreeSet<>(partNames)) {
      parts.add(finished(folder, name, present).part());
    }
    List<PartInfo> rejectsParts = new ArrayList<>();
    for (String name : new TreeSet<>(rejectsNames)) {
      SideCar sideCar = finished(folder, name, present);
      sideCar.rejects().forEach((reason, rows) -> rejects.merge(reason, rows, Long::sum));
      rejectsParts.add(sideCar.part());
    }
    refuseUnexpected(folder, Set.copyOf(partNames), Set.copyOf(rejectsNames), present.keySet());
    long rows = parts.stream().mapToLong(PartInfo::rows).sum();
    Manifest manifest =
        new Manifest(
            spec,
            outcome.rowsIn(),
            rows,
            rejects,
            new TreeMap<>(outcome.counts()),
            outcome.reusedRows(),
            parts,
            rejectsParts);
    if (outcome.rowWise() && outcome.rowsIn() != rows + manifest.rejected()) {
      throw new IllegalStateException(
          "stage "
              + spec.stage()
              + " lost rows: "
              + outcome.rowsIn()
              + " in, but "
              + rows
              + " out and "
              + manifest.rejected()
              + " rejected");
    }
    lock.assertHeld();
    folder.writeManifest(manifest);
    folder.storage().delete(folder.file(TableFolder.SIDE_CARS));
    return manifest;
  }

  private static SideCar finished(TableFolder folder, String name, Map<String, Long> present)
      throws IOException {
    SideCar sideCar =
        SideCar.read(folder, name)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "part " + name + " of " + folder.uri() + " was never finished"));
    Long bytes = present.get(name);
    if (!sideCar.part().name().equals(name) || bytes == null || bytes != sideCar.part().bytes()) {
      throw new IllegalStateException(
          "part "
              + name
              + " of "
              + folder.uri()
              + " has "
              + bytes
              + " bytes, but its side-car says "
              + sideCar.part());
    }
    return sideCar;
  }

  private static void refuseUnexpected(
      TableFolder folder, Set<String> parts, Set<String> rejects, Set<String> present) {
    for (String name : new TreeSet<>(present)) {
      boolean known =
          parts.contains(name)
              || rejects.contains(name)
              || name.startsWith(TableFolder.SIDE_CARS + "/")
              || name.equals(TableFolder.MANIFEST);
      if (!known) {
        throw new IllegalStateException(
            folder.uri() + " holds " + name + ", which is no part of the table that is committed");
      }
    }
  }
}
