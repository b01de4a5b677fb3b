package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Emotion;
import java.io.Serializable;

/**
 * Somebody who is not told the label and says which emotion a text argues for. The embedded one is
 * {@link LabelCounts}; a large language model behind the ledger is another.
 */
public interface LabelReader extends Serializable {

  /**
   * Reads a text from which every sentence that names an emotion is gone.
   *
   * @param text what is left of the reasoning
   * @param learnt the label under which the reader has learnt from this very text, so that it can
   *     leave it out; null when it has not
   * @return null when the reader cannot say
   */
  Emotion read(String text, Emotion learnt);
}
