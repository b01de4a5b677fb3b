package emotionthinker.models.policy;

import java.io.Serializable;
import java.util.List;

/** Where parts of a batch are computed: threads of this process, or tasks of a cluster. */
public interface PartRunner extends AutoCloseable {

  /** Brings numbers to where parts run. */
  SharedNumbers share(float[] numbers);

  /** Does the work of every part; results in the order of the parts, whatever ended first. */
  <T extends Serializable> List<T> run(List<? extends PartWork<T>> parts);

  /** Lets go of what it holds; nothing by default. */
  @Override
  default void close() {}

  /** Makes runners for a network. */
  @FunctionalInterface
  interface Factory {
    /** A runner whose workers have this shape and number of tokens. */
    PartRunner open(PolicyShape shape, int tokens);
  }
}
