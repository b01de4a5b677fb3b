package emotionthinker.models.policy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Parts on threads of this process, each with a network of its own. */
public final class ThreadRunner implements PartRunner {
  private final ExecutorService threads;
  private final Queue<PolicyWorker> idle = new ConcurrentLinkedQueue<>();
  private final PolicyShape shape;
  private final int tokens;

  /**
   * @param many threads, at least 1; never changes a number
   */
  public ThreadRunner(PolicyShape shape, int tokens, int many) {
    this.shape = shape;
    this.tokens = tokens;
    this.threads =
        Executors.newFixedThreadPool(
            many,
            work -> {
              Thread thread = new Thread(work, "policy");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public SharedNumbers share(float[] numbers) {
    float[] copy = numbers.clone();
    return () -> copy;
  }

  @Override
  public <T extends Serializable> List<T> run(List<? extends PartWork<T>> parts) {
    List<Future<T>> running = new ArrayList<>();
    for (PartWork<T> part : parts) {
      running.add(threads.submit(() -> work(part)));
    }
    List<T> out = new ArrayList<>();
    try {
      for (Future<T> one : running) {
        out.add(one.get());
      }
      return out;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      running.forEach(one -> one.cancel(true));
    }
  }

  private <T extends Serializable> T work(PartWork<T> part) {
    PolicyWorker worker = idle.poll();
    if (worker == null) {
      worker = new PolicyWorker(shape, tokens);
    }
    try {
      return part.run(worker);
    } finally {
      idle.add(worker);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    for (PolicyWorker worker = idle.poll(); worker != null; worker = idle.poll()) {
      worker.close();
    }
  }
}
