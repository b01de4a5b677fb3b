package emotionthinker.stages.reward.reading;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;
import java.util.List;

/**
 * What a reward model sees of a text.
 *
 * @param words in order
 * @param sentences numbers of each sentence, {@link ReasoningReader#SENTENCE_SIGNS} of them
 * @param cues the sheet as flags, {@link SheetSigns#SIZE} of them
 * @param whole numbers of the text, {@link ReasoningReader#WHOLE_SIGNS} of them
 */
public record Reading(
    List<ReadWord> words, List<DoubleSeries> sentences, DoubleSeries cues, DoubleSeries whole) {
  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Reading {
    words = Checks.list("words", words);
    sentences = Checks.list("sentences", sentences);
    Checks.present("cues", cues);
    Checks.present("whole", whole);
  }
}
