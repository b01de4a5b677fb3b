package emotionthinker.beam;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.KV;

/**
 * Rows on their way, encoded one after the other by where they go: a runner pays for every element
 * that it moves, and rows are small.
 *
 * @param <T> the rows
 */
final class Packs<T> {
  private final Coder<T> coder;
  private final Map<Integer, ByteArrayOutputStream> packs = new TreeMap<>();
  private long bytes;

  Packs(Coder<T> coder) {
    this.coder = coder;
  }

  /** Adds a row. */
  void add(int place, T row) {
    ByteArrayOutputStream pack =
        packs.computeIfAbsent(place, p -> new ByteArrayOutputStream(1 << 10));
    int before = pack.size();
    try {
      coder.encode(row, pack);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes += pack.size() - before;
  }

  /** Length of all packs (bytes). */
  long bytes() {
    return bytes;
  }

  /** Sends every pack under its place, and begins anew. */
  void emit(Consumer<KV<Integer, byte[]>> to) {
    packs.forEach((place, pack) -> to.accept(KV.of(place, pack.toByteArray())));
    packs.clear();
    bytes = 0;
  }

  /** Reads the rows of a pack. */
  static <T> void unpack(byte[] pack, Coder<T> coder, Consumer<T> to) {
    ByteArrayInputStream in = new ByteArrayInputStream(pack);
    try {
      while (in.available() > 0) {
        to.accept(coder.decode(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
