package emotionthinker.stages.cot;

import java.io.Serializable;

/** Makes a teacher where it is to work: what travels to workers in its stead. */
@FunctionalInterface
public interface TeacherSource extends Serializable {

  /** A teacher of this worker; the caller closes it. */
  Teacher open();
}
