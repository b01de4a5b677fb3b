package emotionthinker.models.reward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.reward.reading.ReadWord;
import emotionthinker.stages.reward.reading.Reading;
import emotionthinker.stages.reward.reading.ReasoningReader;
import emotionthinker.stages.reward.reading.SheetSigns;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Texts as arrays, padded to the longest.
 *
 * @param rows (texts, words, 4) rows of the embedding table
 * @param member (texts, sentences, words) 1 where a word is of a sentence
 * @param wordMask (texts, words, 1) 1 where there is a word
 * @param sentenceMask (texts, sentences, 1) 1 where there is a sentence
 * @param sentences (texts, sentences, numbers of a sentence)
 * @param cues (texts, flags of the sheet)
 * @param whole (texts, numbers of the whole)
 * @param known (texts, 1) share of content words that have a row of their own
 */
record Batch(
    NDArray rows,
    NDArray member,
    NDArray wordMask,
    NDArray sentenceMask,
    NDArray sentences,
    NDArray cues,
    NDArray whole,
    NDArray known) {

  /**
   * @param dropped mean share of content words that are made unknown, half of them without a trace
   *     of their letters; each text has its own share, from none to twice the mean. 0 for scoring
   */
  static Batch of(
      NDManager manager,
      List<Reading> readings,
      Vocabulary vocabulary,
      NetworkOptions options,
      double dropped,
      SplittableRandom random) {
    int n = readings.size();
    int words = 1;
    int sentences = 1;
    for (Reading reading : readings) {
      words = Math.max(words, Math.min(options.maxWords(), reading.words().size()));
      sentences = Math.max(sentences, Math.min(options.maxSentences(), reading.sentences().size()));
    }
    int signs = ReasoningReader.SENTENCE_SIGNS;
    int perWord = Vocabulary.ROWS_PER_WORD;
    long[] rows = new long[n * words * perWord];
    float[] member = new float[n * sentences * words];
    float[] wordMask = new float[n * words];
    float[] sentenceMask = new float[n * sentences];
    float[] numbers = new float[n * sentences * signs];
    float[] cues = new float[n * SheetSigns.SIZE];
    float[] whole = new float[n * ReasoningReader.WHOLE_SIGNS];
    float[] known = new float[n];
    for (int i = 0; i < n; i++) {
      Reading reading = readings.get(i);
      double rate = dropped == 0 ? 0 : 2 * dropped * random.nextDouble();
      int read = Math.min(words, reading.words().size());
      int content = 0;
      int found = 0;
      for (int w = 0; w < read; w++) {
        ReadWord word = reading.words().get(w);
        if (word.sentence() >= sentences) {
          break;
        }
        int at = (i * words + w) * perWord;
        boolean drop = rate > 0 && word.isContent() && random.nextDouble() < rate;
        int[] own = vocabulary.rowsOf(word.form());
        rows[at] = drop ? 0 : own[0];
        content += word.isContent() ? 1 : 0;
        found += word.isContent() && rows[at] != 0 ? 1 : 0;
        boolean dropStem = drop && random.nextBoolean();
        rows[at + 1] = dropStem ? 0 : own[1];
        rows[at + 2] = dropStem ? 0 : own[2];
        rows[at + 3] = vocabulary.tag(word.tag());
        wordMask[i * words + w] = 1;
        member[(i * sentences + word.sentence()) * words + w] = 1;
      }
      known[i] = content == 0 ? 1 : (float) found / content;
      for (int s = 0; s < Math.min(sentences, reading.sentences().size()); s++) {
        sentenceMask[i * sentences + s] = 1;
        fill(numbers, (i * sentences + s) * signs, reading.sentences().get(s));
      }
      fill(cues, i * SheetSigns.SIZE, reading.cues());
      fill(whole, i * ReasoningReader.WHOLE_SIGNS, reading.whole());
    }
    return new Batch(
        manager.create(rows, new Shape(n, words, perWord)),
        manager.create(member, new Shape(n, sentences, words)),
        manager.create(wordMask, new Shape(n, words, 1)),
        manager.create(sentenceMask, new Shape(n, sentences, 1)),
        manager.create(numbers, new Shape(n, sentences, signs)),
        manager.create(cues, new Shape(n, SheetSigns.SIZE)),
        manager.create(whole, new Shape(n, ReasoningReader.WHOLE_SIGNS)),
        manager.create(known, new Shape(n, 1)));
  }

  private static void fill(float[] out, int at, DoubleSeries values) {
    for (int i = 0; i < values.size(); i++) {
      out[at + i] = (float) values.get(i);
    }
  }

  /** Views of the same arrays, with what is computed from them in another manager. */
  Batch in(NDManager manager) {
    return new Batch(
        view(rows, manager),
        view(member, manager),
        view(wordMask, manager),
        view(sentenceMask, manager),
        view(sentences, manager),
        view(cues, manager),
        view(whole, manager),
        view(known, manager));
  }

  private static NDArray view(NDArray array, NDManager manager) {
    NDArray view = array.reshape(array.getShape());
    view.attach(manager);
    return view;
  }

  /** Texts in it. */
  long size() {
    return rows.getShape().get(0);
  }
}
