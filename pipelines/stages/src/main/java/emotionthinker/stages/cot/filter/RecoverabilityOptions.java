package emotionthinker.stages.cot.filter;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.WireName;
import java.io.Serializable;

/**
 * Whether a label-blind reader must find the label in a text.
 *
 * @param measure whether texts are read, and {@code label_recovered} filled
 * @param reader who reads
 * @param require whether a text whose label it does not find is rejected
 * @param minTexts least texts of the train split to fit on; with fewer the embedded reader says
 *     nothing (texts)
 * @param smoothing count that every feature has to begin with, above 0 (Lidstone)
 */
public record RecoverabilityOptions(
    boolean measure, Reader reader, boolean require, int minTexts, double smoothing)
    implements Serializable {

  /** Who reads. */
  public enum Reader implements WireName {
    /** {@link LabelCounts}, fitted on the train split. */
    EMBEDDED("embedded"),
    /** A language model behind the ledger. */
    LLM("llm"),
    /** The recorded answers of one. */
    REPLAY("replay");

    private final String wire;

    Reader(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public RecoverabilityOptions {
    Checks.present("reader", reader);
    Checks.positive("min_texts", minTexts);
    Checks.range("smoothing", smoothing, 1e-6, 100, "from 0.000001 to 100");
    if (require && !measure) {
      throw Checks.bad("require", require, "false when measure is false");
    }
  }

  /** Whether a language model reads, or its recorded answers. */
  public boolean called() {
    return measure && reader != Reader.EMBEDDED;
  }

  /** Measured by the embedded reader, not required. */
  public static RecoverabilityOptions defaults() {
    return new RecoverabilityOptions(true, Reader.EMBEDDED, false, 200, 0.5);
  }
}
