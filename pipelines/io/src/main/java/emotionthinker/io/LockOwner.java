package emotionthinker.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a lock.
 *
 * @param host name of the machine and, on Linux, its process namespace: a container has its own
 *     process ids even when it shares the host's name
 * @param pid process id
 * @param processStartMs start of that process (ms since 1970), to tell it from a later one that got
 *     the same id; 0 when unknown
 * @param token drawn for this lock
 * @param expiresMs end of the lease (ms since 1970)
 */
record LockOwner(String host, long pid, long processStartMs, String token, long expiresMs) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Start times come from ticks since boot, which are off by less than this. */
  private static final long START_TOLERANCE_MS = 1000;

  /** This process, with a new token. */
  static LockOwner self(long expiresMs) {
    ProcessHandle self = ProcessHandle.current();
    return new LockOwner(
        thisHost(), self.pid(), startMs(self), UUID.randomUUID().toString(), expiresMs);
  }

  LockOwner until(long newExpiresMs) {
    return new LockOwner(host, pid, processStartMs, token, newExpiresMs);
  }

  /** Whether the lock needs not be respected at a time. */
  boolean isGone(long nowMs) {
    return host.equals(thisHost()) ? !isRunning() : nowMs > expiresMs;
  }

  private boolean isRunning() {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty() || isZombie()) {
      return false;
    }
    long start = startMs(process.get());
    return start == 0
        || processStartMs == 0
        || Math.abs(start - processStartMs) <= START_TOLERANCE_MS;
  }

  /** A killed process whose parent has not asked for its end still has its id. */
  private boolean isZombie() {
    try {
      String stat =
          Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
      String afterName = stat.substring(stat.lastIndexOf(')') + 1).strip();
      return afterName.startsWith("Z") || afterName.startsWith("X");
    } catch (IOException e) {
      return false;
    }
  }

  byte[] toJson() {
    return JSON.createObjectNode()
        .put("host", host)
        .put("pid", pid)
        .put("process_start_ms", processStartMs)
        .put("token", token)
        .put("expires_ms", expiresMs)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The owner; empty when the text was cut off. */
  static Optional<LockOwner> parse(byte[] json) {
    try {
      JsonNode in = JSON.readTree(new String(json, StandardCharsets.UTF_8));
      if (in == null || !in.path("token").isTextual() || !in.path("expires_ms").isNumber()) {
        return Optional.empty();
      }
      return Optional.of(
          new LockOwner(
              in.path("host").asText(),
              in.path("pid").asLong(),
              in.path("process_start_ms").asLong(),
              in.path("token").asText(),
              in.path("expires_ms").asLong()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  String describe() {
    return "process "
        + pid
        + " on "
        + host
        + ", until "
        + Instant.ofEpochMilli(expiresMs)
        + " unless it renews";
  }

  private static long startMs(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  static String thisHost() {
    String name;
    try {
      name = InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      name = "unknown-host";
    }
    try {
      return name + "/" + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return name;
    }
  }
}
