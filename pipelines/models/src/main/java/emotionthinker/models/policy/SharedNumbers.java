package emotionthinker.models.policy;

import java.io.Serializable;

/** Parameters that all parts of a step read, brought to each machine once. */
public interface SharedNumbers extends Serializable {
  /** The numbers; not to be changed. */
  float[] get();

  /** Lets them go everywhere; nothing by default. */
  default void release() {}
}
