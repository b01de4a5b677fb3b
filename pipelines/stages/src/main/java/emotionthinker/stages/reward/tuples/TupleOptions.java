package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.cot.claims.VerifierOptions;
import java.io.Serializable;
import java.util.List;

/**
 * How texts of known quality are made.
 *
 * @param question what the reasoning answers, the q of the tuples
 * @param writer who makes the texts
 * @param variants texts made by operators from a good one, itself included; 5 makes 100,000 of
 *     20,000, as in the original
 * @param maxDimensions most dimensions that are damaged in one text
 * @param heldOutOperators operators that training must not see
 * @param heldOutFamilies opening patterns that training must not see
 * @param seed of every choice
 * @param verifier reads the claims of the good text
 */
public record TupleOptions(
    String question,
    TupleWriter writer,
    int variants,
    int maxDimensions,
    List<Operator> heldOutOperators,
    List<String> heldOutFamilies,
    long seed,
    VerifierOptions verifier)
    implements Serializable {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public TupleOptions {
    Checks.text("question", question);
    Checks.present("writer", writer);
    Checks.range("variants", (double) variants, 1, 1000, "from 1 to 1000");
    Checks.range("max_dimensions", (double) maxDimensions, 1, 4, "from 1 to 4");
    heldOutOperators = Checks.list("held_out_operators", heldOutOperators);
    heldOutFamilies = Checks.list("held_out_families", heldOutFamilies);
    Checks.present("verifier", verifier);
  }

  /** Texts of each good one that no language model writes, the good one included. */
  public int operatorVariants() {
    return writer == TupleWriter.LLM ? 1 : variants;
  }

  /**
   * The defaults of {@code conf/reference/tuples.conf}: one operator of each dimension held out.
   */
  public static TupleOptions defaults() {
    return new TupleOptions(
        "Which emotion does the voice express, and what in it shows that?",
        TupleWriter.OPERATORS,
        5,
        3,
        List.of(
            Operator.INVENT_CUES, Operator.VAGUE_CUES, Operator.NON_SEQUITUR, Operator.SWAP_WORDS),
        List.of("open-two-03", "open-two-08", "open-two-12", "open-one-02", "open-one-07"),
        20260115L,
        VerifierOptions.defaults());
  }
}
