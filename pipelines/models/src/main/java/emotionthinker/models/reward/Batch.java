package emotionthinker.models.reward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.reading.ReadWord;
import emotionthinker.stages.reward.reading.Reading;
import emotionthinker.stages.reward.reading.ReasoningReader;
import emotionthinker.stages.reward.reading.SheetSigns;
import java.util.Arrays;
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
 * @param looked (texts, sentences, 4) how far a dimension looks at a sentence, 0 to 1: completeness
 *     not at one that is aside ({@link Reading#aside}), and at others as far as their words are
 *     known
 * @param cues (texts, flags of the sheet)
 * @param spoken (texts, cues that completeness counts) 1 where the verifier or the lexicon finds
 *     something said
 * @param worth (texts, cues that completeness counts) share in completeness
 * @param whole (texts, 4, numbers of the whole); completeness has those of what it counts alone
 * @param limited (texts, 4, 4) 1 for each question "more than k" that reasons which rest on nothing
 *     leave hardly a yes to ({@link ReasoningReader#interpretationLeft})
 * @param known (texts, 1) how far the words of a text are known, 0 to 1: as the share of content
 *     words that have a row of their own rises from a half to 0.85
 */
record Batch(
    NDArray rows,
    NDArray member,
    NDArray wordMask,
    NDArray sentenceMask,
    NDArray sentences,
    NDArray looked,
    NDArray cues,
    NDArray spoken,
    NDArray worth,
    NDArray whole,
    NDArray limited,
    NDArray known) {
  private static final int DIMENSIONS = Dimension.values().length;
  private static final int IQ = Dimension.INTERPRETATIVE_QUALITY.ordinal();
  private static final int CC = Dimension.CAPTION_COMPLETENESS.ordinal();
  private static final float UNKNOWN = 0.5f;
  private static final float KNOWN = 0.85f;

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
    float[] looked = new float[n * sentences * DIMENSIONS];
    float[] cues = new float[n * SheetSigns.SIZE];
    int counted = ReasoningReader.COUNTED.size();
    float[] spoken = new float[n * counted];
    float[] worth = new float[n * counted];
    float[] whole = new float[n * DIMENSIONS * ReasoningReader.WHOLE_SIGNS];
    float[] limited = new float[n * DIMENSIONS * Ordinal.STEPS];
    float[] known = new float[n];
    for (int i = 0; i < n; i++) {
      Reading reading = readings.get(i);
      double rate = dropped == 0 ? 0 : 2 * dropped * random.nextDouble();
      int read = Math.min(words, reading.words().size());
      Familiar text = new Familiar();
      Familiar[] each = new Familiar[sentences];
      Arrays.setAll(each, s -> new Familiar());
      for (int w = 0; w < read; w++) {
        ReadWord word = reading.words().get(w);
        if (word.sentence() >= sentences) {
          break;
        }
        int at = (i * words + w) * perWord;
        boolean drop = rate > 0 && word.isContent() && random.nextDouble() < rate;
        int[] own = vocabulary.rowsOf(word.form());
        rows[at] = drop ? 0 : own[0];
        if (word.isContent()) {
          text.add(rows[at] != 0);
          each[word.sentence()].add(rows[at] != 0);
        }
        boolean dropStem = drop && random.nextBoolean();
        rows[at + 1] = dropStem ? 0 : own[1];
        rows[at + 2] = dropStem ? 0 : own[2];
        rows[at + 3] = vocabulary.tag(word.tag());
        wordMask[i * words + w] = 1;
        member[(i * sentences + word.sentence()) * words + w] = 1;
      }
      known[i] = text.share();
      for (int s = 0; s < Math.min(sentences, reading.sentences().size()); s++) {
        DoubleSeries own = reading.sentences().get(s);
        int at = i * sentences + s;
        sentenceMask[at] = 1;
        fill(numbers, at * signs, own);
        Arrays.fill(looked, at * DIMENSIONS, (at + 1) * DIMENSIONS, 1);
        // training makes words unknown so that judges learn to do without; it hides no sentence
        float share = dropped > 0 ? 1 : each[s].share();
        looked[at * DIMENSIONS + CC] = reading.aside().get(s) == 0 ? share : 0;
      }
      fill(cues, i * SheetSigns.SIZE, reading.cues());
      fill(spoken, i * counted, reading.spoken());
      fill(worth, i * counted, reading.worth());
      whole(whole, i, reading.whole());
      limit(limited, i, ReasoningReader.interpretationLeft(reading));
    }
    return new Batch(
        manager.create(rows, new Shape(n, words, perWord)),
        manager.create(member, new Shape(n, sentences, words)),
        manager.create(wordMask, new Shape(n, words, 1)),
        manager.create(sentenceMask, new Shape(n, sentences, 1)),
        manager.create(numbers, new Shape(n, sentences, signs)),
        manager.create(looked, new Shape(n, sentences, DIMENSIONS)),
        manager.create(cues, new Shape(n, SheetSigns.SIZE)),
        manager.create(spoken, new Shape(n, counted)),
        manager.create(worth, new Shape(n, counted)),
        manager.create(whole, new Shape(n, DIMENSIONS, ReasoningReader.WHOLE_SIGNS)),
        manager.create(limited, new Shape(n, DIMENSIONS, Ordinal.STEPS)),
        manager.create(known, new Shape(n, 1)));
  }

  /** How many of some content words have a row of their own. */
  private static final class Familiar {
    private int content;
    private int found;

    void add(boolean own) {
      content++;
      found += own ? 1 : 0;
    }

    float share() {
      float share = content == 0 ? 1 : (float) found / content;
      return Math.min(1, Math.max(0, (share - UNKNOWN) / (KNOWN - UNKNOWN)));
    }
  }

  private static void whole(float[] out, int text, DoubleSeries numbers) {
    for (int d = 0; d < DIMENSIONS; d++) {
      for (int sign = 0; sign < numbers.size(); sign++) {
        boolean counts = d != CC || ReasoningReader.countsForCoverage(sign);
        out[(text * DIMENSIONS + d) * numbers.size() + sign] =
            counts ? (float) numbers.get(sign) : 0;
      }
    }
  }

  private static void limit(float[] out, int text, int left) {
    for (int k = left; k <= Ordinal.STEPS; k++) {
      out[(text * DIMENSIONS + IQ) * Ordinal.STEPS + k - 1] = 1;
    }
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
        view(looked, manager),
        view(cues, manager),
        view(spoken, manager),
        view(worth, manager),
        view(whole, manager),
        view(limited, manager),
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
