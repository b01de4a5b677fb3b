package emotionthinker.jobs.train;

import emotionthinker.models.policy.PartWork;
import emotionthinker.models.policy.PolicyShape;
import emotionthinker.models.policy.PolicyWorker;
import java.io.Serializable;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Networks of an executor: as many as tasks run at once, kept for the tasks that follow, on the
 * accelerator that Spark gave the running task, if it gave one.
 */
final class WorkerPerTask {
  private static final Map<String, Queue<PolicyWorker>> IDLE = new ConcurrentHashMap<>();

  private WorkerPerTask() {}

  static <T extends Serializable> T with(PolicyShape shape, int tokens, PartWork<T> part) {
    int gpu = TaskAccelerator.index();
    Queue<PolicyWorker> idle =
        IDLE.computeIfAbsent(
            shape + " " + tokens + " " + gpu, key -> new ConcurrentLinkedQueue<>());
    PolicyWorker worker = idle.poll();
    if (worker == null) {
      worker = new PolicyWorker(shape, tokens, gpu);
    }
    try {
      return part.run(worker);
    } finally {
      idle.add(worker);
    }
  }
}
