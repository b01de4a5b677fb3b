package emotionthinker.io.table;

import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Fingerprint of files that no stage made: SHA-256 over relative path, kind and length of every
 * file in listing order and, for chosen files, their bytes. Times of change are left out: a copied
 * corpus is the same corpus.
 */
public final class InputListing {
  private InputListing() {}

  /** Files whose bytes count by default: labels and other text, which change without growing. */
  public static boolean isMetadata(Entry file) {
    String name = file.relative().toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(csv|tsv|txt|json|jsonl|conf|md|lab|textgrid)")
        || !name.substring(name.lastIndexOf('/') + 1).contains(".");
  }

  /** Fingerprint of a listing, in the order of its entries. */
  public static String sha256(Storage storage, Stream<Entry> entries, Predicate<Entry> withBytes) {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 16];
    entries.forEachOrdered(
        entry -> {
          // A length before every text: no two listings give the same bytes to the digest.
          byte[] name = entry.relative().getBytes(StandardCharsets.UTF_8);
          String what = entry.problem() == null ? "file" : entry.problem().wire();
          String line = name.length + " " + what + " " + entry.bytes() + "\n";
          digest.update(line.getBytes(StandardCharsets.UTF_8));
          digest.update(name);
          if (entry.isFile() && withBytes.test(entry)) {
            update(digest, storage, entry.uri(), buffer);
          }
        });
    return Sha256.hex(digest);
  }

  private static void update(MessageDigest digest, Storage storage, String uri, byte[] buffer) {
    try (InputStream in = storage.open(uri)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
