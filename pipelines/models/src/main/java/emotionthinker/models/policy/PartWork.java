package emotionthinker.models.policy;

import java.io.Serializable;

/**
 * Work on one part of a batch, which may be done on another machine, and done again when that one
 * is lost: the result depends on the work and the worker's shape alone.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface PartWork<T extends Serializable> extends Serializable {
  /** Does the work with the network of the calling thread, whose parameters it sets. */
  T run(PolicyWorker worker);
}
