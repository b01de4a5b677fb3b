package emotionthinker.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An iterator that is written as one method and read as a lazy stream. */
abstract class EntryIterator implements Iterator<Entry> {
  private Entry next;

  /** The next entry; null at the end. */
  abstract Entry advance() throws IOException;

  @Override
  public final boolean hasNext() {
    if (next == null) {
      try {
        next = advance();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return next != null;
  }

  @Override
  public final Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Entry out = next;
    next = null;
    return out;
  }

  static Stream<Entry> stream(EntryIterator entries) {
    int character = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, character), false);
  }
}
