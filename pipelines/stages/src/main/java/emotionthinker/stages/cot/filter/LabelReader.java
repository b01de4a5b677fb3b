package emotionthinker.stages.cot.filter;

import java.util.List;

/**
 * Somebody who is not told the label and says which emotion a text argues for. The embedded one is
 * {@link LabelCounts}; a large language model behind the ledger is another.
 */
public interface LabelReader extends AutoCloseable {

  /**
   * Reads texts from which every sentence that names an emotion is gone; many at once, so that a
   * reader that waits can keep many requests in flight.
   *
   * @return one finding for every text, in their order
   */
  List<Finding> read(List<BlindText> texts);

  /** Frees what the reader holds; by default nothing. */
  @Override
  default void close() {}
}
