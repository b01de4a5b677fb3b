package emotionthinker.io.container;

import emotionthinker.io.Storage;
import emotionthinker.schemas.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * The members of a tar in their order: ustar, GNU (long names) and pax. Headers are read, data is
 * passed over, so that a tar of any size takes the memory of one header; a name or pax header of
 * more than {@value #MAX_HEADER_BYTES} bytes ends the walk, whatever it claims. Folders are no
 * members; links, devices and sparse files are problems. Blocks of zeros are passed over, as
 * WebDataset does: tars that were joined are one. Where a header cannot be trusted the walk ends
 * with a problem that stands for all that follows.
 *
 * <p>A library (commons-compress) reads tars too, but takes names of any length into memory; here
 * every allocation is bounded and every end is typed.
 */
public final class TarWalk implements Iterator<TarMember> {
  /** Longest text of a member that is read into memory (bytes). */
  public static final int MAX_TEXT_BYTES = 1 << 20;

  static final int MAX_HEADER_BYTES = 1 << 16;

  /** Data up to this is read over: on object stores a jump costs a request. */
  private static final int READ_OVER_BYTES = 1 << 20;

  private final SeekableInputStream in;
  private final long length;
  private final Predicate<String> texts;
  private final byte[] sink = new byte[1 << 16];
  private long at;
  private boolean ended;
  private TarMember next;

  private TarWalk(SeekableInputStream in, long length, Predicate<String> texts) {
    this.in = in;
    this.length = length;
    this.texts = texts;
  }

  /**
   * Opens a tar; close the stream.
   *
   * @param texts names of the members whose text is wanted; a longer one than {@link
   *     #MAX_TEXT_BYTES} is a problem
   */
  public static Stream<TarMember> members(Storage storage, String uri, Predicate<String> texts)
      throws IOException {
    InputFile file = storage.inputFile(uri);
    SeekableInputStream in = file.newStream();
    TarWalk walk = new TarWalk(in, file.getLength(), texts);
    int character = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, character), false)
        .onClose(
            () -> {
              try {
                in.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      try {
        next = advance();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return next != null;
  }

  @Override
  public TarMember next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    TarMember out = next;
    next = null;
    return out;
  }

  /** The next member; null at the end. */
  private TarMember advance() throws IOException {
    String longName = null;
    Map<String, String> pax = Map.of();
    while (at < length) {
      long headerAt = at;
      if (length - at < TarHeader.BLOCK_BYTES) {
        return end("", headerAt, RejectReason.TRUNCATED, "the tar ends inside a header");
      }
      byte[] block = bytes(TarHeader.BLOCK_BYTES);
      TarHeader header = new TarHeader(block);
      if (header.isZero()) {
        continue;
      }
      if (headerAt == 0 && (block[0] & 0xFF) == 0x1F && (block[1] & 0xFF) == 0x8B) {
        return end(
            "", 0, RejectReason.UNSUPPORTED_CODEC, "a compressed tar; decompress it (gunzip)");
      }
      if (!header.isSound() || header.size() < 0) {
        return end("", headerAt, RejectReason.CORRUPT, "no tar header, from here to the end");
      }
      long size = header.size();
      if ("LKxg".indexOf(header.type()) >= 0) {
        if (size > MAX_HEADER_BYTES) {
          String what = "a header of " + size + " bytes, at most " + MAX_HEADER_BYTES;
          return end("", headerAt, RejectReason.BAD_HEADER, what);
        }
        if (size > length - at) {
          return end("", headerAt, RejectReason.TRUNCATED, "the tar ends inside a header");
        }
        byte[] data = bytes((int) size);
        skipTo(roundUp(at));
        if (header.type() == 'L') {
          longName = new String(data, StandardCharsets.UTF_8).replaceAll("\0+$", "");
        } else if (header.type() == 'x') {
          pax = TarHeader.pax(data);
          if (pax == null) {
            return end("", headerAt, RejectReason.BAD_HEADER, "a pax header without records");
          }
        }
        continue;
      }
      String plain = longName == null ? header.name() : longName;
      String name = pax.getOrDefault("path", plain);
      TarMember found = member(header, headerAt, name, pax);
      if (found != null) {
        return found;
      }
      longName = null;
      pax = Map.of();
    }
    ended = true;
    return null;
  }

  /** The member of a header, its data passed over; null for a folder. */
  private TarMember member(TarHeader header, long headerAt, String name, Map<String, String> pax)
      throws IOException {
    boolean sparse =
        header.type() == 'S' || pax.keySet().stream().anyMatch(k -> k.startsWith("GNU.sparse"));
    if (header.type() == 'S') {
      for (boolean more = header.continuesSparseMap(true); more && length - at >= 512; ) {
        more = new TarHeader(bytes(TarHeader.BLOCK_BYTES)).continuesSparseMap(false);
      }
    }
    long size = header.size();
    if (pax.containsKey("size")) {
      String written = pax.get("size");
      if (!written.matches("\\d{1,18}")) {
        return end(name, headerAt, RejectReason.BAD_HEADER, "a size of " + written);
      }
      size = Long.parseLong(written);
    }
    if (size > length - at) {
      String what = "claims " + size + " bytes, of which the tar holds " + (length - at);
      return end(name, headerAt, RejectReason.TRUNCATED, what);
    }
    Locator.Range data = new Locator.Range(at, size);
    boolean regular = header.type() == '0' || header.type() == 0 || header.type() == '7';
    boolean folder = header.type() == '5' || (regular && name.endsWith("/"));
    boolean asked = regular && !folder && !sparse && texts.test(name);
    String text = null;
    if (asked && size <= MAX_TEXT_BYTES) {
      text = new String(bytes((int) size), StandardCharsets.UTF_8);
    }
    skipTo(Math.min(length, roundUp(data.offset() + size)));
    if (folder) {
      return null;
    }
    if (sparse) {
      String what = "a sparse member; write the tar without --sparse";
      return TarMember.bad(name, headerAt, RejectReason.UNSUPPORTED_CODEC, what);
    }
    if (!regular) {
      String what = "a link, device or other member of type " + (int) header.type();
      return TarMember.bad(name, headerAt, RejectReason.NOT_A_FILE, what);
    }
    if (asked && text == null) {
      String what = "a text of " + size + " bytes, at most " + MAX_TEXT_BYTES;
      return TarMember.bad(name, headerAt, RejectReason.TOO_LARGE, what);
    }
    return new TarMember(name, headerAt, data, text, null, null);
  }

  private TarMember end(String name, long headerAt, RejectReason problem, String detail) {
    ended = true;
    at = length;
    return TarMember.bad(name, headerAt, problem, detail);
  }

  private byte[] bytes(int count) throws IOException {
    byte[] out = new byte[count];
    in.readFully(out);
    at += count;
    return out;
  }

  private void skipTo(long target) throws IOException {
    if (target - at > READ_OVER_BYTES) {
      in.seek(target);
      at = target;
    }
    while (at < target) {
      int count = (int) Math.min(sink.length, target - at);
      in.readFully(sink, 0, count);
      at += count;
    }
  }

  private long roundUp(long offset) {
    long mask = TarHeader.BLOCK_BYTES - 1L;
    return Math.min(length, (offset + mask) & ~mask);
  }
}
