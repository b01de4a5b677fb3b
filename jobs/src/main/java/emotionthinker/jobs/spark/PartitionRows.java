package emotionthinker.jobs.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rows of a partition as they are wanted: a partition may be larger than memory. */
final class PartitionRows {
  private PartitionRows() {}

  /** The rows as a lazy stream. */
  static <A> Stream<A> stream(Iterator<A> rows) {
    Iterable<A> once = () -> rows;
    return StreamSupport.stream(once.spliterator(), false);
  }

  /** What {@code work} makes of every {@code size} rows and of the rest, one window at a time. */
  static <A, B> Iterator<B> inWindows(Iterator<A> rows, int size, Function<List<A>, List<B>> work) {
    return new Iterator<>() {
      private Iterator<B> made = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!made.hasNext() && rows.hasNext()) {
          List<A> window = new ArrayList<>();
          while (rows.hasNext() && window.size() < size) {
            window.add(rows.next());
          }
          made = work.apply(window).iterator();
        }
        return made.hasNext();
      }

      @Override
      public B next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return made.next();
      }
    };
  }
}
