package emotionthinker.models.reward;

import ai.djl.ndarray.NDArray;
import emotionthinker.models.arrays.Parameters;
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

  /** Sets the weights of what training never meets to 0; no gradient will ever move them. */
  void silenceOthers(Parameters parameters, NetworkOptions options) {
    clear(parameters, "embedding", options.wordUnits(), rows, 0);
    int columns = 2 * options.wordUnits() + ReasoningReader.SENTENCE_SIGNS;
    NDArray in = parameters.get("sentence.in.weight");
    float[] into = in.toFloatArray();
    for (int i = 0; i < into.length; i++) {
      int sign = i % columns - 2 * options.wordUnits();
      into[i] = sign >= 0 && !sentence[sign] ? 0 : into[i];
    }
    in.set(into);
    clear(
        parameters,
        "dimension.hidden.weight",
        options.headUnits(),
        whole,
        2 * options.sentenceUnits());
    clear(parameters, "signs.hidden.weight", RewardNetwork.SIGN_UNITS, whole, 0);
  }

  /** Rows of a table, or of the tables of all dimensions, from one on: those not seen become 0. */
  private static void clear(
      Parameters parameters, String name, int width, boolean[] seen, int from) {
    NDArray table = parameters.get(name);
    float[] numbers = table.toFloatArray();
    long[] shape = table.getShape().getShape();
    int rows = (int) shape[shape.length - 2];
    for (int i = 0; i < numbers.length; i++) {
      int row = i / width % rows - from;
      numbers[i] = row >= 0 && row < seen.length && !seen[row] ? 0 : numbers[i];
    }
    table.set(numbers);
  }
}
