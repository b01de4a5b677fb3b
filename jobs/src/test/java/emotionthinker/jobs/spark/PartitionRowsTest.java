package emotionthinker.jobs.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionRowsTest {
  private final List<List<Integer>> windows = new ArrayList<>();

  /** Gives the even ones twice. */
  private List<Integer> work(List<Integer> window) {
    windows.add(window);
    return window.stream().filter(i -> i % 2 == 0).flatMap(i -> List.of(i, i).stream()).toList();
  }

  private Iterator<Integer> inWindows(int rows, int size) {
    return PartitionRows.inWindows(IntStream.range(0, rows).iterator(), size, this::work);
  }

  @Test
  void windowsAreFullButForTheLastAndOneIsMadeAtATime() {
    Iterator<Integer> made = inWindows(8, 3);
    assertEquals(0, made.next());
    assertEquals(List.of(List.of(0, 1, 2)), windows);
    List<Integer> rest = new ArrayList<>();
    made.forEachRemaining(rest::add);
    assertEquals(List.of(0, 2, 2, 4, 4, 6, 6), rest);
    assertEquals(List.of(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6, 7)), windows);
    assertThrows(NoSuchElementException.class, made::next);
  }

  @Test
  void windowsThatGiveNothingArePassedOver() {
    assertEquals(List.of(0, 0, 2, 2, 4, 4), PartitionRows.stream(inWindows(6, 1)).toList());
    assertEquals(6, windows.size());
    assertFalse(inWindows(0, 5).hasNext());
  }
}
