package emotionthinker.stages.shard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A shuffle that depends on a seed and the ids alone: ids in the order of their hashes. */
public final class HashOrder {
  private final byte[] seed;
  private final MessageDigest sha256;

  /** The order of a seed. */
  public HashOrder(long seed) {
    this.seed = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The first 63 bits of SHA-256(seed, id). */
  public long of(String id) {
    sha256.update(seed);
    byte[] digest = sha256.digest(id.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
  }
}
