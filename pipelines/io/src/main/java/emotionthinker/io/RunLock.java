package emotionthinker.io;

import emotionthinker.schemas.RejectReason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process writes a run folder at a time: {@code <run>/_lock}, made by exclusive creation,
 * renewed by a thread, removed by {@link #close} or at the end of the JVM. A lock whose process is
 * gone is taken over at once on the same host, after its lease on another. Without rename.
 *
 * <p>On stores where exclusive creation is look-then-put (S3A), and after a take-over, the new
 * holder waits a moment and reads the lock again: the last writer wins. What that leaves is closed
 * by {@link #assertHeld}, which every commit calls.
 */
public final class RunLock implements AutoCloseable {
  /** File name of the lock. */
  public static final String FILE = "_lock";

  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
  private static final int RENEWALS_PER_LEASE = 4;
  private static final int ATTEMPTS = 20;
  private static final long MAX_BYTES = 1 << 16;

  /** Times of a lock, so that tests need not wait. */
  record Timing(Duration lease, Duration settle, Duration reread, Clock clock) {
    static Timing standard() {
      return new Timing(
          Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofMillis(50), Clock.systemUTC());
    }
  }

  private final Storage storage;
  private final String file;
  private final Timing timing;
  private final Thread renewer = new Thread(this::renewUntilClosed, "run-lock");
  private final Thread hook = new Thread(this::release, "run-lock-release");
  private LockOwner self;
  private LockOwner thief;
  private boolean closed;

  private RunLock(Storage storage, String run, Timing timing) {
    this.storage = storage;
    this.file = storage.child(storage.resolve(run), FILE);
    this.timing = timing;
  }

  /**
   * Takes the lock of a run.
   *
   * @throws RunLockedException when another process holds it
   */
  public static RunLock acquire(Storage storage, String run) throws IOException {
    return acquire(storage, run, Timing.standard());
  }

  static RunLock acquire(Storage storage, String run, Timing timing) throws IOException {
    RunLock lock = new RunLock(storage, run, timing);
    lock.take();
    lock.renewer.setDaemon(true);
    lock.renewer.start();
    Runtime.getRuntime().addShutdownHook(lock.hook);
    return lock;
  }

  private void take() throws IOException {
    self = LockOwner.self(now() + timing.lease.toMillis());
    boolean settle = !storage.createsExclusively(file);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        try (OutputStream out = storage.createNew(file)) {
          out.write(self.toJson());
        }
        if (settle) {
          pause(timing.settle);
          refuseUnlessMine();
        }
        return;
      } catch (FileAlreadyExistsException e) {
        Optional<LockOwner> owner = readPatiently();
        if (owner.isPresent() ? !owner.get().isGone(now()) : !isAbandoned()) {
          throw locked(owner.map(LockOwner::describe).orElse("a process that is just taking it"));
        }
        if (read().equals(owner)) {
          LOG.info("taking over {} from {}", file, owner.map(LockOwner::describe).orElse("nobody"));
          storage.delete(file);
          settle = true;
        }
      }
    }
    throw locked("several processes at once");
  }

  private RunLockedException locked(String by) {
    return new RunLockedException(
        file + " is held by " + by + ". What to do: wait for it, or use another run folder");
  }

  private void refuseUnlessMine() throws IOException {
    Optional<LockOwner> owner = readPatiently();
    if (owner.isEmpty() || !owner.get().token().equals(self.token())) {
      throw locked(owner.map(LockOwner::describe).orElse("another process"));
    }
  }

  /** A lock that stays without readable content was left by a process killed while writing it. */
  private boolean isAbandoned() throws IOException {
    try {
      return now() > storage.modifiedMillis(file) + timing.lease.toMillis();
    } catch (StorageException e) {
      return e.reason() == RejectReason.FILE_NOT_FOUND;
    }
  }

  private Optional<LockOwner> read() throws IOException {
    try {
      return LockOwner.parse(storage.readAllBytes(file, MAX_BYTES));
    } catch (StorageException e) {
      if (e.reason() == RejectReason.FILE_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A renewal overwrites the lock, so a reader may meet it empty for a moment. */
  private Optional<LockOwner> readPatiently() throws IOException {
    Optional<LockOwner> owner = read();
    for (int i = 0; owner.isEmpty() && i < 10 && storage.exists(file); i++) {
      pause(timing.reread);
      owner = read();
    }
    return owner;
  }

  /**
   * Renews the lease; to be called before every commit.
   *
   * @throws RunLockedException when another process has taken the lock
   */
  public synchronized void assertHeld() throws IOException {
    if (closed) {
      throw new IllegalStateException(file + " was released");
    }
    renew();
    if (thief != null) {
      throw locked(thief.describe() + " (this process lost it)");
    }
  }

  private synchronized void renew() throws IOException {
    if (closed || thief != null) {
      return;
    }
    Optional<LockOwner> owner = readPatiently();
    if (owner.isPresent() && owner.get().token().equals(self.token())) {
      self = self.until(now() + timing.lease.toMillis());
      try (OutputStream out = storage.create(file)) {
        out.write(self.toJson());
      }
    } else {
      thief = owner.orElse(new LockOwner("an unknown host", 0, 0, "", now()));
      LOG.error("{} was taken over by {}", file, thief.describe());
    }
  }

  private void renewUntilClosed() {
    try {
      while (true) {
        Thread.sleep(timing.lease.toMillis() / RENEWALS_PER_LEASE);
        synchronized (this) {
          if (closed || thief != null) {
            return;
          }
          try {
            renew();
          } catch (IOException e) {
            LOG.warn("cannot renew {}; trying again", file, e);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Releases the lock, unless another process has taken it. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("the JVM is ending; its hook releases {}", file);
    }
    release();
  }

  private synchronized void release() {
    if (closed) {
      return;
    }
    closed = true;
    renewer.interrupt();
    try {
      if (read().filter(owner -> owner.token().equals(self.token())).isPresent()) {
        storage.delete(file);
      }
    } catch (IOException e) {
      LOG.warn("cannot remove {}; it ends with its lease", file, e);
    }
  }

  private long now() {
    return timing.clock.millis();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while taking a lock", e);
    }
  }
}
