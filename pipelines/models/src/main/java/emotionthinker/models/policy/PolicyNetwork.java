package emotionthinker.models.policy;

import static emotionthinker.models.arrays.Steps.last;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import emotionthinker.models.arrays.Parameters;
import emotionthinker.models.arrays.Scalars;
import emotionthinker.stages.policy.SpeechListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Clips and a question to the probabilities of an answer.
 *
 * <pre>
 * hear      segments: linear, gelu; twice: neighbours in pairs, linear (gelu between) -> 8 slots
 *           whole: linear, gelu = h; linear -> whole_slots slots. Each slot and each clip has an
 *           embedding of its own
 * prompt    slots of the clips, tokens of the question; each sees all of the prompt
 * answer    start and tokens, each sees the prompt and what stands before it;
 *           token + position + linear of h of each clip
 * layer     x + attention(norm(x)), then x + narrow(gelu(wide(norm(x))))   (pre-norm decoder)
 * logits    norm(x) times the token embeddings
 * </pre>
 *
 * <p>Positions are counted within question and answer, so padding, which is masked, changes nothing
 * beyond rounding. Every result belongs to the manager of the input arrays; parameters are never
 * the receiver of an operation, whose results would outlive the step.
 */
final class PolicyNetwork implements AutoCloseable {
  /** Vectors that the segments of a clip become. */
  static final int SEGMENT_SLOTS = SpeechListener.SEGMENTS / 4;

  /** Clips of a prompt at most. */
  static final int MAX_CLIPS = 2;

  static final float FAR = 1e9f;
  private static final float EPSILON = 1e-5f;

  private final PolicyShape shape;
  private final Parameters parameters;

  /**
   * A network with random weights, by the random seed of the engine.
   *
   * @param tokens rows of the token embedding
   */
  PolicyNetwork(NDManager manager, PolicyShape shape, int tokens) {
    this.shape = shape;
    this.parameters = new Parameters(manager);
    int d = shape.units();
    int e = shape.hear();
    parameters.normal("token", 0.05, tokens, d);
    parameters.normal("position.answer", 0.02, shape.maxAnswerTokens(), d);
    parameters.normal("position.question", 0.02, shape.maxQuestionTokens(), d);
    parameters.normal("slot", 0.02, slots(), d);
    parameters.normal("clip", 0.02, MAX_CLIPS, d);
    parameters.linear("hear.in", SpeechListener.SEGMENT_SIZE, e);
    parameters.linear("hear.pairs1", 2 * e, e);
    parameters.linear("hear.pairs2", 2 * e, d);
    parameters.linear("whole.in", SpeechListener.WHOLE_SIZE, e);
    parameters.linear("whole.out", e, shape.wholeSlots() * d);
    for (int clip = 0; clip < MAX_CLIPS; clip++) {
      parameters.linear("whole.condition" + clip, e, d);
    }
    for (int layer = 0; layer < shape.layers(); layer++) {
      String name = "layer" + layer;
      parameters.norm(name + ".norm1", d);
      parameters.linear(name + ".qkv", d, 3 * d);
      parameters.linear(name + ".out", d, d);
      parameters.norm(name + ".norm2", d);
      parameters.linear(name + ".wide", d, shape.wide());
      parameters.linear(name + ".narrow", shape.wide(), d);
    }
    parameters.norm("norm", d);
  }

  Parameters parameters() {
    return parameters;
  }

  /** Vectors of one clip in a prompt. */
  int slots() {
    return SEGMENT_SLOTS + shape.wholeSlots();
  }

  /** Prompt vectors, and what every position of the answer is told of the clips. */
  private record Heard(NDArray prompt, NDArray condition) {}

  private Heard hear(PromptArrays in, Noise noise) {
    long n = in.size();
    long clips = in.clips();
    int d = shape.units();
    NDArray segments = Activation.gelu(linear(in.segments(), "hear.in"));
    segments =
        Activation.gelu(linear(segments.reshape(n * clips, 2L * SEGMENT_SLOTS, -1), "hear.pairs1"));
    segments = linear(segments.reshape(n * clips, SEGMENT_SLOTS, -1), "hear.pairs2");
    NDArray h = noise.whole(Activation.gelu(linear(in.whole(), "whole.in")));
    NDArray whole = linear(h, "whole.out").reshape(n * clips, shape.wholeSlots(), d);
    NDArray slots =
        NDArrays.concat(new NDList(segments, whole), 1)
            .add(parameters.get("slot"))
            .reshape(n, clips, slots(), d)
            .add(rows(in.clipNumbers(), "clip").reshape(1, clips, 1, d))
            .reshape(n, clips * slots(), d);
    NDArray question =
        rows(in.question(), "token").add(rows(in.questionPositions(), "position.question"));
    NDArray each = h.reshape(n, clips, shape.hear());
    NDArray condition = null;
    for (int clip = 0; clip < clips; clip++) {
      NDArray told =
          linear(each.get(new NDIndex(":, {}", clip)), "whole.condition" + clip)
              .mul(in.clipMask().get(new NDIndex(":, {}:{}", clip, clip + 1)));
      condition = condition == null ? told : condition.add(told);
    }
    return new Heard(NDArrays.concat(new NDList(slots, question), 1), condition.expandDims(1));
  }

  /**
   * Log-probabilities of the tokens of given answers.
   *
   * @return (answers, tokens); what stands at padding means nothing
   */
  NDArray logProbabilities(PromptArrays prompts, AnswerArrays answers, Noise noise) {
    Heard heard = hear(prompts, noise);
    NDArray x =
        NDArrays.concat(
            new NDList(heard.prompt(), said(answers.before(), answers.positions(), heard)), 1);
    NDArray mask = answers.mask(prompts);
    for (int layer = 0; layer < shape.layers(); layer++) {
      NDArray qkv = heads(norm(x, "layer" + layer + ".norm1"), layer);
      NDArray mixed = attend(qkv.get(0), qkv.get(1), qkv.get(2), mask);
      x = finish(x, mixed, layer, noise);
    }
    long from = heard.prompt().getShape().get(1);
    NDArray logits = logits(x.get(new NDIndex(":, {}:", from)));
    NDArray after = answers.after().expandDims(2);
    return last(last(logits, a -> a.logSoftmax(2)), a -> a.gather(after, 2)).squeeze(2);
  }

  private NDArray said(NDArray tokens, NDArray positions, Heard heard) {
    return rows(tokens, "token").add(rows(positions, "position.answer")).add(heard.condition());
  }

  private NDArray logits(NDArray x) {
    return Linear.linear(norm(x, "norm"), parameters.get("token")).singletonOrThrow();
  }

  /** (3: query, key and value, n, heads, positions, units of a head). */
  private NDArray heads(NDArray x, int layer) {
    long n = x.getShape().get(0);
    long length = x.getShape().get(1);
    long units = shape.units() / shape.heads();
    return linear(x, "layer" + layer + ".qkv")
        .reshape(n, length, 3, shape.heads(), units)
        .transpose(2, 0, 3, 1, 4);
  }

  /**
   * Softmax of the scaled products, over the keys that the mask (additive, or null) lets through.
   */
  private NDArray attend(NDArray query, NDArray key, NDArray value, NDArray mask) {
    double scale = 1 / Math.sqrt((double) shape.units() / shape.heads());
    NDArray scores = Scalars.times(query, scale).matMul(key.transpose(0, 1, 3, 2));
    NDArray open = mask == null ? scores : last(scores, a -> a.add(mask));
    NDArray mixed = last(last(open, a -> a.softmax(3)), a -> a.matMul(value));
    long n = query.getShape().get(0);
    return mixed.transpose(0, 2, 1, 3).reshape(n, query.getShape().get(2), shape.units());
  }

  private NDArray finish(NDArray x, NDArray mixed, int layer, Noise noise) {
    String name = "layer" + layer;
    NDArray attended = x.add(noise.unit(linear(mixed, name + ".out"), 2 * layer));
    NDArray wide = last(norm(attended, name + ".norm2"), a -> linear(a, name + ".wide"));
    NDArray narrow = last(last(wide, Activation::gelu), a -> linear(a, name + ".narrow"));
    return attended.add(noise.unit(narrow, 2 * layer + 1));
  }

  /** Keys and values of prompts and of what was said, for writing token by token. */
  final class Writing implements AutoCloseable {
    private final NDManager manager;
    private final List<NDArray> keys = new ArrayList<>();
    private final List<NDArray> values = new ArrayList<>();
    private final Heard heard;
    private final NDArray mask;
    private final long promptLength;
    private int length;

    /**
     * Reads prompts.
     *
     * @param limit tokens that will be written at most, the start not counted
     */
    Writing(NDManager parent, PromptArrays prompts, int limit) {
      this.manager = parent.newSubManager();
      try (NDManager step = manager.newSubManager()) {
        PromptArrays local = prompts.in(step);
        Heard all = hear(local, Noise.NONE);
        NDArray x = all.prompt();
        long n = x.getShape().get(0);
        this.promptLength = x.getShape().get(1);
        NDArray promptMask = local.keyMask();
        long units = shape.units() / shape.heads();
        Shape cache = new Shape(n, shape.heads(), promptLength + limit, units);
        for (int layer = 0; layer < shape.layers(); layer++) {
          NDArray qkv = heads(norm(x, "layer" + layer + ".norm1"), layer);
          NDIndex all2 = new NDIndex(":, :, 0:{}", promptLength);
          keys.add(manager.zeros(cache));
          values.add(manager.zeros(cache));
          keys.get(layer).set(all2, qkv.get(1));
          values.get(layer).set(all2, qkv.get(2));
          x = finish(x, attend(qkv.get(0), qkv.get(1), qkv.get(2), promptMask), layer, Noise.NONE);
        }
        NDArray condition = all.condition();
        condition.attach(manager);
        this.heard = new Heard(null, condition);
        float[] open = new float[Math.toIntExact(n * (promptLength + limit))];
        float[] hidden = promptMask.toFloatArray();
        for (int i = 0; i < n; i++) {
          System.arraycopy(
              hidden,
              Math.toIntExact(i * promptLength),
              open,
              Math.toIntExact(i * (promptLength + limit)),
              Math.toIntExact(promptLength));
        }
        this.mask = manager.create(open, new Shape(n, 1, 1, promptLength + limit));
      }
    }

    /**
     * Logits of the token after the given one of every answer.
     *
     * @return (answers, tokens of the vocabulary), in the step's manager
     */
    NDArray next(NDManager step, long[] tokens) {
      NDArray x =
          said(
              step.create(tokens, new Shape(tokens.length, 1)),
              step.create(new long[] {length}, new Shape(1, 1)),
              heard);
      long at = promptLength + length;
      NDIndex seen = new NDIndex(":, :, 0:{}", at + 1);
      NDArray open = in(step, mask.get(new NDIndex(":, :, :, 0:{}", at + 1)));
      for (int layer = 0; layer < shape.layers(); layer++) {
        NDArray qkv = heads(norm(x, "layer" + layer + ".norm1"), layer);
        NDIndex here = new NDIndex(":, :, {}:{}", at, at + 1);
        keys.get(layer).set(here, qkv.get(1));
        values.get(layer).set(here, qkv.get(2));
        NDArray key = in(step, keys.get(layer).get(seen));
        NDArray value = in(step, values.get(layer).get(seen));
        x = finish(x, attend(qkv.get(0), key, value, open), layer, Noise.NONE);
      }
      length++;
      return logits(x).squeeze(1);
    }

    private static NDArray in(NDManager step, NDArray view) {
      view.attach(step);
      return view;
    }

    @Override
    public void close() {
      manager.close();
    }
  }

  private NDArray rows(NDArray indices, String table) {
    return indices
        .getNDArrayInternal()
        .embedding(indices, parameters.get(table), SparseFormat.DENSE)
        .singletonOrThrow();
  }

  private NDArray linear(NDArray x, String name) {
    return Linear.linear(x, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
        .singletonOrThrow();
  }

  private NDArray norm(NDArray x, String name) {
    return LayerNorm.layerNorm(
            x,
            new Shape(shape.units()),
            parameters.get(name + ".weight"),
            parameters.get(name + ".bias"),
            EPSILON)
        .singletonOrThrow();
  }

  @Override
  public void close() {
    parameters.close();
  }
}
