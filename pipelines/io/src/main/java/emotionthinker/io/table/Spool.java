package emotionthinker.io.table;

import emotionthinker.io.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * A file in the making on the local disk. It gets its final name in the storage by one write from
 * start to end and one close: an object store then shows all of it or nothing, no rename is needed,
 * and a task that dies leaves nothing behind. Two attempts of one task write the same bytes, so it
 * does not matter which is last.
 */
public final class Spool implements Closeable {
  private final Path file;

  private Spool(Path file) {
    this.file = file;
  }

  /** An empty spool in {@code java.io.tmpdir}, deleted by {@link #close}. */
  public static Spool create() throws IOException {
    return new Spool(Files.createTempFile("emotionthinker-", ".spool"));
  }

  /** The local file to write to; it exists and is empty at first. */
  public Path file() {
    return file;
  }

  /** A stream over the spool, which it overwrites; close it before the spool is published. */
  public OutputStream open() throws IOException {
    return Files.newOutputStream(file);
  }

  /** SHA-256 and length of the spooled bytes under a name. */
  public PartInfo describe(String name, long rows) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new PartInfo(name, rows, Files.size(file), Sha256.hex(digest));
  }

  /** Writes the spooled bytes to a file of the storage. */
  public void copyTo(Storage storage, String uri) throws IOException {
    try (OutputStream out = storage.create(uri)) {
      Files.copy(file, out);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
