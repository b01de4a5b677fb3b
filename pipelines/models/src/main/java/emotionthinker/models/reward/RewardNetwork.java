package emotionthinker.models.reward;

import static emotionthinker.models.arrays.Steps.last;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import emotionthinker.models.arrays.Parameters;
import emotionthinker.models.arrays.Scalars;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.reading.ReasoningReader;
import emotionthinker.stages.reward.reading.SheetSigns;

/**
 * Words to sentences to four scores.
 *
 * <pre>
 * word       sum of four embedding rows + linear(cues), then twice x + gelu(linear([x-1, x, x+1]))
 * sentence   linear([mean of its words, attention-weighted mean of its words, its numbers])
 *            + linear(cues), then one transformer layer between the sentences of a text
 * dimension  attention-weighted mean of sentences, mean of sentences, numbers of the whole and cues
 *            through one hidden layer of its own, plus a linear map of the numbers of the whole, to a
 *            score, held against four rising thresholds; completeness instead by the rubric, from
 *            which cues a sentence speaks of: linear(sentence by itself) for each, the likeliest one
 * signs      a second judge that sees no word: numbers of the whole and cues through a small layer,
 *            plus a linear map, to scores with thresholds of their own
 * </pre>
 *
 * <p>Both linear maps start from what the verifier finds (factual alignment, coverage). Reasons
 * that rest on nothing put a limit to interpretation that no training lifts ({@link
 * Batch#limited}). What training never met starts at nothing and stays there, so that it cannot say
 * anything by chance ({@link SeenInputs}). Each judge is trained by itself. Words are judged as far
 * as training knew them: a text's logits go from those of the signs, which are the same for every
 * writer, to those of the words as the share of its content words that are known rises.
 *
 * <p>Every pooling is a mean, or for completeness the likeliest sentence, and there are no
 * positions but the place in sentence numbers from 0 to 1, so the length of a text is nothing that
 * the network could count. All arithmetic is on masked arrays: padding does not change a score
 * beyond rounding. Every result belongs to the manager of the batch; parameters are never the
 * receiver of an operation, whose results would outlive the step.
 */
final class RewardNetwork implements AutoCloseable {
  private static final float EPSILON = 1e-5f;
  private static final float FAR = 1e4f;

  /** Of what the verifier finds, logits per point of the score. */
  private static final float STEP = 4f;

  /** The same for coverage, which lies between points where cues are worth unlike shares. */
  private static final float COVER_STEP = 8f;

  /** Scale of the network's own part. */
  private static final float OWN = 3f;

  /** Largest logit of a question that is limited. */
  private static final float LIMIT = -2;

  /** Logit of a sentence's speaking of a cue, to begin with. */
  private static final float SILENT = -3;

  /** Likelihood from which on a sentence speaks of a cue. */
  private static final float HALF = 0.5f;

  /** Weight of a sentence that is not looked at. */
  private static final float NOT = 1e-9f;

  /** Hidden units of the judge that sees no word. */
  static final int SIGN_UNITS = 24;

  private static final int FA = Dimension.FACTUAL_ALIGNMENT.ordinal();
  private static final int CC = Dimension.CAPTION_COMPLETENESS.ordinal();
  private static final int DIMENSIONS = Dimension.values().length;

  private final NetworkOptions options;
  private final Parameters parameters;

  /** A network with random weights, by the random seed of the engine. */
  RewardNetwork(NDManager manager, NetworkOptions options, int rows) {
    this.options = options;
    this.parameters = new Parameters(manager);
    int word = options.wordUnits();
    int sentence = options.sentenceUnits();
    int cues = SheetSigns.SIZE;
    parameters.normal("embedding", 0.1, rows, word);
    parameters.linear("word.cues", cues, word);
    for (int layer = 1; layer <= 2; layer++) {
      parameters.linear("word.near" + layer, 3 * word, word);
      parameters.norm("word.norm" + layer, word);
    }
    parameters.linear("word.weight", word, 1);
    parameters.linear("sentence.in", 2 * word + ReasoningReader.SENTENCE_SIGNS, sentence);
    parameters.linear("sentence.cues", cues, sentence);
    parameters.norm("sentence.norm0", sentence);
    parameters.linear("sentence.qkv", sentence, 3 * sentence);
    parameters.linear("sentence.out", sentence, sentence);
    parameters.norm("sentence.norm1", sentence);
    parameters.linear("sentence.wide", sentence, 2 * sentence);
    parameters.linear("sentence.narrow", 2 * sentence, sentence);
    parameters.norm("sentence.norm2", sentence);
    parameters.linear("sentence.speaks", sentence, ReasoningReader.COUNTED.size());
    parameters.get("sentence.speaks.bias").set(new NDIndex(":"), SILENT);
    parameters.linear("dimension.weight", sentence, DIMENSIONS);
    int seen = 2 * sentence + ReasoningReader.WHOLE_SIGNS + cues;
    parameters.normal(
        "dimension.hidden.weight", Math.sqrt(1.0 / seen), DIMENSIONS, seen, options.headUnits());
    parameters.constant("dimension.hidden.bias", 0, DIMENSIONS, 1, options.headUnits());
    parameters.normal(
        "dimension.score.weight",
        Math.sqrt(1.0 / options.headUnits()),
        DIMENSIONS,
        options.headUnits(),
        1);
    int signs = ReasoningReader.WHOLE_SIGNS + cues;
    parameters.normal("signs.hidden.weight", Math.sqrt(1.0 / signs), DIMENSIONS, signs, SIGN_UNITS);
    parameters.constant("signs.hidden.bias", 0, DIMENSIONS, 1, SIGN_UNITS);
    parameters.normal("signs.score.weight", Math.sqrt(1.0 / SIGN_UNITS), DIMENSIONS, SIGN_UNITS, 1);
    judge("dimension");
    judge("signs");
  }

  /** The linear map and the thresholds of a judge. */
  private void judge(String name) {
    parameters.constant(name + ".direct", 0, DIMENSIONS, ReasoningReader.WHOLE_SIGNS, 1);
    NDArray direct = parameters.get(name + ".direct");
    direct.set(new NDIndex(FA, ReasoningReader.ALIGNMENT_SIGN), 5 * STEP);
    direct.set(new NDIndex(CC, ReasoningReader.COVERAGE_SIGN), 4 * COVER_STEP);
    parameters.constant(name + ".first", -2, DIMENSIONS, 1);
    parameters.constant(name + ".steps", 0.5, DIMENSIONS, Ordinal.STEPS - 1);
    startAt(name, FA, 1.5f * STEP, STEP);
    startAt(name, CC, 0.5f * COVER_STEP, COVER_STEP);
  }

  /** Thresholds at the borders between what rounds to one point and to the next. */
  private void startAt(String name, int dimension, float first, float step) {
    parameters.get(name + ".first").set(new NDIndex(dimension), first);
    parameters.get(name + ".steps").set(new NDIndex(dimension), step);
  }

  Parameters parameters() {
    return parameters;
  }

  /**
   * Logits of "more than k", of both judges together.
   *
   * @return (texts, 4 dimensions, 4 questions)
   */
  NDArray forward(Batch batch) {
    NDArray signs = bySigns(batch, 0);
    return byWords(batch, 0, false).sub(signs).mul(batch.known().expandDims(2)).add(signs);
  }

  /**
   * What the judge that reads words says; shaped as {@link #forward}.
   *
   * @param learning whether completeness is to have a gradient, see {@link #covered}
   */
  NDArray byWords(Batch batch, float dropout, boolean learning) {
    NDArray alone = last(words(batch), words -> sentences(words, batch, dropout));
    NDArray sentences = between(alone, batch, dropout);
    NDArray looked = batch.looked();
    NDArray weights =
        linear(sentences, "dimension.weight").add(Scalars.atLeast(looked, NOT).log()).softmax(1);
    NDArray weighted = weights.transpose(0, 2, 1).matMul(sentences);
    NDArray mean =
        looked
            .transpose(0, 2, 1)
            .matMul(sentences)
            .div(Scalars.atLeast(looked.sum(new int[] {1}).expandDims(2), 1));
    NDArray all = NDArrays.concat(new NDList(weighted, mean, batch.whole(), cues(batch)), 2);
    NDArray seen = drop(all, dropout).transpose(1, 0, 2);
    NDArray hidden =
        Activation.gelu(
            seen.matMul(parameters.get("dimension.hidden.weight"))
                .add(parameters.get("dimension.hidden.bias")));
    NDArray score = drop(hidden, dropout).matMul(parameters.get("dimension.score.weight"));
    // the hidden layer's score of completeness is not used
    NDArray scores4 = Scalars.times(score, OWN).add(direct("dimension", batch));
    NDArray covered =
        Scalars.times(covered(alone, batch, learning), COVER_STEP).reshape(1, batch.size(), 1);
    return judged(
        "dimension",
        NDArrays.concat(new NDList(scores4.get(":" + CC), covered, scores4.get((CC + 1) + ":")), 0),
        batch);
  }

  /**
   * Points above 1 for what is said of what there is to say, as {@link
   * emotionthinker.stages.reward.CueCoverage} has it: a cue is spoken of when the verifier or the
   * lexicon finds it so, or when one sentence does by its words, as far as the network can tell.
   * Training takes the likelihood of that; scoring asks whether it is more likely than not, so that
   * many sentences that hardly say a thing do not add up to one that does, and gives whole points,
   * as the rubric does.
   *
   * @param sentences (texts, sentences, units), each by itself
   * @return (texts)
   */
  private NDArray covered(NDArray sentences, Batch batch, boolean learning) {
    NDArray looked = batch.looked().get(":, :, " + CC + ":" + (CC + 1));
    NDArray likely = Activation.sigmoid(linear(sentences, "sentence.speaks")).mul(looked);
    NDArray speaks = learning ? likely : likely.gte(HALF).toType(DataType.FLOAT32, false);
    NDArray spoken = NDArrays.maximum(batch.spoken(), speaks.max(new int[] {1}));
    NDArray points = Scalars.times(batch.worth().mul(spoken).sum(new int[] {1}), 4);
    return learning ? points : points.round();
  }

  /** What the judge says that sees no word; shaped as {@link #forward}. */
  NDArray bySigns(Batch batch, float dropout) {
    NDArray hidden =
        Activation.gelu(
            NDArrays.concat(new NDList(batch.whole(), cues(batch)), 2)
                .transpose(1, 0, 2)
                .matMul(parameters.get("signs.hidden.weight"))
                .add(parameters.get("signs.hidden.bias")));
    NDArray score = drop(hidden, dropout).matMul(parameters.get("signs.score.weight"));
    return judged("signs", Scalars.times(score, OWN).add(direct("signs", batch)), batch);
  }

  /** (texts, 4 dimensions, flags of the sheet). */
  private static NDArray cues(Batch batch) {
    Shape shape = new Shape(batch.size(), DIMENSIONS, SheetSigns.SIZE);
    return batch.cues().expandDims(1).broadcast(shape);
  }

  private NDArray direct(String name, Batch batch) {
    return batch.whole().transpose(1, 0, 2).matMul(parameters.get(name + ".direct"));
  }

  /** Logits of scores (4 dimensions, texts, 1) against the thresholds of a judge. */
  private NDArray judged(String name, NDArray scores, Batch batch) {
    NDArray logits = scores.transpose(1, 0, 2).sub(thresholds(name, batch));
    return logits.sub(Activation.relu(logits.sub(LIMIT)).mul(batch.limited()));
  }

  /** (4 dimensions, 4 questions), rising along the second axis. */
  private NDArray thresholds(String name, Batch batch) {
    NDArray none = batch.whole().getManager().zeros(new Shape(DIMENSIONS, 1));
    NDArray first = none.add(parameters.get(name + ".first"));
    NDArray steps = Activation.softPlus(none.add(parameters.get(name + ".steps"))).cumSum(1);
    return NDArrays.concat(new NDList(first, steps.add(first)), 1);
  }

  /** (texts, words, units). */
  private NDArray words(Batch batch) {
    NDArray table = parameters.get("embedding");
    NDArray rows = batch.rows();
    NDArray x =
        rows.getNDArrayInternal().embedding(rows, table, SparseFormat.DENSE).singletonOrThrow();
    NDArray cues = linear(batch.cues(), "word.cues").expandDims(1);
    NDArray words = last(last(x, a -> a.sum(new int[] {2})), a -> a.add(cues));
    for (int layer = 1; layer <= 2; layer++) {
      String name = String.valueOf(layer);
      NDArray near =
          last(
              last(words.mul(batch.wordMask()), RewardNetwork::neighbours),
              a -> linear(a, "word.near" + name));
      NDArray active = last(near, Activation::gelu);
      NDArray sum = last(words, a -> last(active, b -> a.add(b)));
      words = last(sum, a -> norm(a, "word.norm" + name));
    }
    return words;
  }

  /** Each word beside the one before and the one after; zeros at the ends. */
  private static NDArray neighbours(NDArray words) {
    Shape shape = words.getShape();
    long n = shape.get(1);
    NDArray none = words.getManager().zeros(new Shape(shape.get(0), 1, shape.get(2)));
    try (NDArray padded = NDArrays.concat(new NDList(none, words, none), 1);
        NDList shifted =
            new NDList(
                padded.get(":, 0:" + n),
                padded.get(":, 1:" + (n + 1)),
                padded.get(":, 2:" + (n + 2)))) {
      return NDArrays.concat(shifted, 2);
    }
  }

  /** (texts, sentences, units). */
  private NDArray sentences(NDArray words, Batch batch, float dropout) {
    NDArray member = batch.member();
    NDArray many = Scalars.atLeast(member.sum(new int[] {2}, true), 1);
    NDArray mean = member.matMul(words).div(many);
    NDArray weight = linear(words, "word.weight").clip(-8, 8).exp();
    NDArray weighted =
        last(words.mul(weight), member::matMul)
            .div(Scalars.atLeast(member.matMul(weight), EPSILON));
    NDArray seen = drop(NDArrays.concat(new NDList(mean, weighted), 2), dropout);
    NDArray in = linear(NDArrays.concat(new NDList(seen, batch.sentences()), 2), "sentence.in");
    return norm(
        Activation.gelu(in.add(linear(batch.cues(), "sentence.cues").expandDims(1))),
        "sentence.norm0");
  }

  /** One transformer layer (post-norm) over the sentences of each text. */
  private NDArray between(NDArray x, Batch batch, float dropout) {
    long n = x.getShape().get(0);
    long many = x.getShape().get(1);
    int heads = options.heads();
    long units = options.sentenceUnits() / heads;
    NDArray qkv =
        linear(x, "sentence.qkv").reshape(n, many, 3, heads, units).transpose(2, 0, 3, 1, 4);
    NDArray scores =
        Scalars.times(qkv.get(0), 1 / Math.sqrt(units)).matMul(qkv.get(1).transpose(0, 1, 3, 2));
    NDArray hidden = Scalars.times(batch.sentenceMask().sub(1), FAR).reshape(n, 1, 1, many);
    NDArray mixed = scores.add(hidden).softmax(3).matMul(qkv.get(2));
    NDArray joined = mixed.transpose(0, 2, 1, 3).reshape(n, many, options.sentenceUnits());
    NDArray attended = norm(x.add(drop(linear(joined, "sentence.out"), dropout)), "sentence.norm1");
    NDArray wide = Activation.gelu(linear(attended, "sentence.wide"));
    return norm(attended.add(drop(linear(wide, "sentence.narrow"), dropout)), "sentence.norm2");
  }

  private NDArray linear(NDArray x, String name) {
    return Linear.linear(x, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
        .singletonOrThrow();
  }

  private NDArray norm(NDArray x, String name) {
    Shape last = new Shape(x.getShape().get(x.getShape().dimension() - 1));
    return LayerNorm.layerNorm(
            x, last, parameters.get(name + ".weight"), parameters.get(name + ".bias"), EPSILON)
        .singletonOrThrow();
  }

  private static NDArray drop(NDArray x, float dropout) {
    return dropout == 0 ? x : Dropout.dropout(x, dropout, true).singletonOrThrow();
  }

  @Override
  public void close() {
    parameters.close();
  }
}
