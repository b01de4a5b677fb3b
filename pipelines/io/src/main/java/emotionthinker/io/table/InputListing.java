package emotionthinker.io.table;

import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * Fingerprint of files that no stage made, as a state that takes entries in any order and merges:
 * the number of entries, and the sum modulo 2^256 of the SHA-256 of each. The SHA-256 of an entry
 * is over its relative path, kind and length and, for metadata, its bytes. So folders may be listed
 * anywhere and nothing has to be sorted or held. Times of change are left out: a copied corpus is
 * the same corpus.
 *
 * <p>The sum is the additive multiset hash of Clarke et al. 2003 (MSet-Add-Hash), without a key: it
 * tells every accident from the same listing; whoever forges a listing on purpose is no concern of
 * a skip decision.
 */
public final class InputListing implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private BigInteger sum = BigInteger.ZERO;
  private long entries;

  /** Files whose bytes count by default: labels and other text, which change without growing. */
  public static boolean isMetadata(Entry file) {
    String name = file.relative().toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(csv|tsv|txt|json|jsonl|conf|md|lab|textgrid)")
        || !name.substring(name.lastIndexOf('/') + 1).contains(".");
  }

  /** Counts an entry in; the bytes of metadata are read. */
  public void accept(Storage storage, Entry entry) {
    accept(storage, entry, entry.isFile() && isMetadata(entry));
  }

  /** Counts an entry in, with its bytes or without. */
  public void accept(Storage storage, Entry entry, boolean withBytes) {
    MessageDigest digest = Sha256.digest();
    // A length before every text: no two entries give the same bytes to the digest.
    byte[] name = entry.relative().getBytes(StandardCharsets.UTF_8);
    String what = entry.problem() == null ? "file" : entry.problem().wire();
    String line = name.length + " " + what + " " + entry.bytes() + "\n";
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update(name);
    if (withBytes) {
      update(digest, storage, entry.uri());
    }
    sum = sum.add(new BigInteger(1, digest.digest())).mod(MODULUS);
    entries++;
  }

  /** Counts a file in that was not listed, by its canonical URI and its bytes. */
  public void accept(Storage storage, String uri) throws IOException {
    accept(storage, new Entry(uri, uri, Entry.Kind.FILE, storage.bytes(uri), null), true);
  }

  /** Counts in everything that another listing counted. */
  public InputListing combine(InputListing other) {
    sum = sum.add(other.sum).mod(MODULUS);
    entries += other.entries;
    return this;
  }

  /** Number of entries. */
  public long entries() {
    return entries;
  }

  /** The fingerprint of all entries. */
  public String sha256() {
    return Sha256.hex((entries + " " + sum.toString(16)).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InputListing listing
        && entries == listing.entries
        && sum.equals(listing.sum);
  }

  @Override
  public int hashCode() {
    return sum.hashCode();
  }

  private static void update(MessageDigest digest, Storage storage, String uri) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = storage.open(uri)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
