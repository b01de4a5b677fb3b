package emotionthinker.jobs.rewardserver;

import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.grpo.service.Judge;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RewardOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A reward model that many requests share: one thread owns the model (several do one that waits for
 * a server) and judges what waits, in order of arrival, several requests in one batch. What one
 * request gets does not depend on which others are judged with it beyond what the model itself
 * promises.
 */
final class ScoringQueue implements Judge, AutoCloseable {

  /** No room, or no time: the client should come again. */
  static final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyException(String message) {
      super(message);
    }
  }

  private record Waiting(List<RewardInput> inputs, CompletableFuture<List<RewardOutput>> outputs) {}

  private final RewardModel model;
  private final RewardServerOptions options;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private final List<Thread> workers = new ArrayList<>();
  private int rollouts;
  private boolean closed;

  /** Starts the threads that judge; takes the model over. */
  ScoringQueue(RewardModel model, RewardServerOptions options) {
    this.model = model;
    this.options = options;
    int threads = model.concurrent() ? options.threads() : 1;
    for (int i = 0; i < threads; i++) {
      Thread worker = new Thread(this::work, "reward-model-" + i);
      worker.setDaemon(true);
      workers.add(worker);
    }
    workers.forEach(Thread::start);
  }

  /** Rollouts that wait. */
  synchronized int size() {
    return rollouts;
  }

  @Override
  public List<RewardOutput> judge(List<RewardInput> batch) throws InterruptedException {
    Waiting mine = new Waiting(batch, new CompletableFuture<>());
    synchronized (this) {
      if (closed || rollouts + batch.size() > options.queueRollouts()) {
        throw new BusyException(
            closed ? "the service is stopping" : rollouts + " rollouts are waiting already");
      }
      waiting.add(mine);
      rollouts += batch.size();
      notifyAll();
    }
    try {
      return mine.outputs.get(options.requestTimeoutS(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      mine.outputs.cancel(false);
      throw new BusyException("no score within " + options.requestTimeoutS() + " s");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the reward model's thread died", e.getCause());
    }
  }

  private void work() {
    try {
      for (List<Waiting> some = next(); !some.isEmpty(); some = next()) {
        judgeAll(some.stream().filter(one -> !one.outputs.isCancelled()).toList());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whole requests for one batch, at least one; empty when the queue is closed and empty. */
  private synchronized List<Waiting> next() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    List<Waiting> some = new ArrayList<>();
    int size = 0;
    while (!waiting.isEmpty()
        && (some.isEmpty() || size + waiting.peek().inputs.size() <= options.batchRollouts())) {
      Waiting one = waiting.remove();
      size += one.inputs.size();
      rollouts -= one.inputs.size();
      some.add(one);
    }
    return some;
  }

  private void judgeAll(List<Waiting> requests) {
    List<RewardInput> all = new ArrayList<>();
    for (Waiting request : requests) {
      for (RewardInput one : request.inputs) {
        all.add(new RewardInput(String.valueOf(all.size()), one.cues(), one.reasoning()));
      }
    }
    List<RewardOutput> outputs = judgeInBatches(all);
    int from = 0;
    for (Waiting request : requests) {
      List<RewardOutput> own = new ArrayList<>();
      for (RewardInput one : request.inputs) {
        RewardOutput output = outputs.get(from++);
        own.add(
            new RewardOutput(
                one.id(), output.scores(), output.confidence(), output.failure(), output.detail()));
      }
      request.outputs.complete(own);
    }
  }

  private List<RewardOutput> judgeInBatches(List<RewardInput> all) {
    List<RewardOutput> outputs = new ArrayList<>();
    for (int i = 0; i < all.size(); i += options.batchRollouts()) {
      List<RewardInput> batch = all.subList(i, Math.min(all.size(), i + options.batchRollouts()));
      try {
        List<RewardOutput> judged = model.score(batch);
        if (judged.size() != batch.size()) {
          throw new IllegalStateException(judged.size() + " outputs for " + batch.size());
        }
        outputs.addAll(judged);
      } catch (RuntimeException e) {
        // a failed batch is a failed score of each of its rollouts, said as such; others go on
        batch.forEach(
            one ->
                outputs.add(
                    RewardOutput.failed(one.id(), RejectReason.REWARD_FAILED, e.toString())));
      }
    }
    return outputs;
  }

  /** Judges what waits, then closes the model; new requests are refused from now on. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      model.close();
    }
  }
}
