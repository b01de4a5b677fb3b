package emotionthinker.stages.cot.filter;

import java.io.Serializable;

/** Makes a label-blind reader where it is to work: what travels to workers in its stead. */
@FunctionalInterface
public interface LabelReaderSource extends Serializable {

  /** A reader of this worker; the caller closes it. */
  LabelReader open();
}
