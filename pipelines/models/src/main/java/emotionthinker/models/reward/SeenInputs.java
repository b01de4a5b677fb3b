package emotionthinker.models.reward;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.reward.reading.ReadWord;
import emotionthinker.stages.reward.reading.Reading;
import emotionthinker.stages.reward.reading.ReasoningReader;
import java.util.List;

/**
 * Which inputs are ever anything but 0 in texts to learn from. The weights of the others would stay
 * as they were drawn, and speak at random where a new text has them: a claim of a cue that no
 * training text makes, a beginning of a word.
 */
final class SeenInputs {
  private final boolean[] rows;
  private final boolean[] sentence;
  private final boolean[] whole;

  private SeenInputs(boolean[] rows, boolean[] sentence, boolean[] whole) {
    this.rows = rows;
    this.sentence = sentence;
    this.whole = whole;
  }

  /** Rows of the embedding table. */
  boolean[] rows() {
    return rows.clone();
  }

  /** Numbers of a sentence. */
  boolean[] sentence() {
    return sentence.clone();
  }

  /** Numbers of the whole. */
  boolean[] whole() {
    return whole.clone();
  }

  static SeenInputs of(List<Reading> readings, Vocabulary vocabulary) {
    boolean[] rows = new boolean[vocabulary.rows()];
    boolean[] sentence = new boolean[ReasoningReader.SENTENCE_SIGNS];
    boolean[] whole = new boolean[ReasoningReader.WHOLE_SIGNS];
    rows[0] = true;
    for (Reading reading : readings) {
      for (ReadWord word : reading.words()) {
        for (int row : vocabulary.rowsOf(word.form())) {
          rows[row] = true;
        }
        rows[vocabulary.tag(word.tag())] = true;
      }
      reading.sentences().forEach(numbers -> mark(sentence, numbers));
      mark(whole, reading.whole());
    }
    return new SeenInputs(rows, sentence, whole);
  }

  private static void mark(boolean[] seen, DoubleSeries numbers) {
    for (int i = 0; i < seen.length; i++) {
      seen[i] |= numbers.get(i) != 0;
    }
  }
}
