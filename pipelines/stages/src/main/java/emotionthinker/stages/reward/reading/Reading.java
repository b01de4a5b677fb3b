package emotionthinker.stages.reward.reading;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.DoubleSeries;
import java.util.List;

/**
 * What a reward model sees of a text.
 *
 * @param words in order
 * @param sentences numbers of each sentence, {@link ReasoningReader#SENTENCE_SIGNS} of them
 * @param aside 1 for each sentence that has nothing that completeness counts though it claims
 *     pauses or a quality of the voice, or names a cue; says where completeness looks, and is no
 *     input
 * @param cues the sheet as flags, {@link SheetSigns#SIZE} of them
 * @param spoken 1 for each cue that completeness counts and something is said of, in the order of
 *     {@link ReasoningReader#COUNTED}
 * @param worth what share each of these cues has in completeness, of those on the sheet; a sheet
 *     without cues is covered by any text: the first of them is then spoken of and worth all
 * @param whole numbers of the text, {@link ReasoningReader#WHOLE_SIGNS} of them
 */
public record Reading(
    List<ReadWord> words,
    List<DoubleSeries> sentences,
    DoubleSeries aside,
    DoubleSeries cues,
    DoubleSeries spoken,
    DoubleSeries worth,
    DoubleSeries whole) {
  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public Reading {
    words = Checks.list("words", words);
    sentences = Checks.list("sentences", sentences);
    Checks.present("cues", cues);
    if (aside.size() != sentences.size()) {
      throw Checks.bad("aside", aside.size() + " numbers", "one for each sentence");
    }
    Checks.present("spoken", spoken);
    Checks.present("worth", worth);
    Checks.present("whole", whole);
  }
}
