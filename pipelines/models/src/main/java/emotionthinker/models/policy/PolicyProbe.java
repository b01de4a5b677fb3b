package emotionthinker.models.policy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.models.arrays.SafeTensors;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.grpo.LossOptions;
import emotionthinker.stages.grpo.PolicyLoss;
import emotionthinker.stages.policy.BytePairs;
import emotionthinker.stages.policy.SamplingOptions;
import emotionthinker.stages.policy.SpeechListener;
import emotionthinker.stages.policy.learn.AdamW;
import emotionthinker.stages.policy.learn.OptimizerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The policy on a batch of random numbers, to be compared with another program: what it computes,
 * and how fast.
 */
public final class PolicyProbe implements AutoCloseable {
  private static final int QUESTION = 8;

  private final PolicyShape shape;
  private final int tokens;
  private final OptimizerOptions optimizer;
  private final PolicyWorker worker;
  private final float[] parameters;
  private final List<SftItem> items = new ArrayList<>();

  /**
   * @param rows texts of the batch; one in four hears two clips
   * @param length tokens of the longest answer; the shortest has half as many
   */
  public PolicyProbe(PolicyShape shape, OptimizerOptions optimizer, int rows, int length) {
    this.shape = shape;
    this.tokens = shape.vocabulary();
    this.optimizer = optimizer;
    this.worker = new PolicyWorker(shape, tokens);
    this.parameters = worker.start(1);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < rows; i++) {
      List<float[]> segments = new ArrayList<>();
      List<float[]> whole = new ArrayList<>();
      for (int clip = 0; clip <= (i % 4 == 3 ? 1 : 0); clip++) {
        segments.add(normal(random, SpeechListener.SEGMENTS * SpeechListener.SEGMENT_SIZE));
        whole.add(normal(random, SpeechListener.WHOLE_SIZE));
      }
      // about one clip there is one question, as in a training with rewards: one batch of sampling
      int[] question = tokens(random, segments.size() == 1 ? QUESTION : QUESTION - i % 3);
      int[] answer = tokens(random, length - random.nextInt(length / 2 + 1));
      answer[answer.length - 1] = BytePairs.END;
      float[] weights = new float[answer.length];
      java.util.Arrays.fill(weights, 1 + i % 2);
      items.add(
          new SftItem(new PreparedPrompt("p" + i, segments, whole, question), answer, weights));
    }
  }

  private static float[] normal(SplittableRandom random, int size) {
    float[] out = new float[size];
    for (int i = 0; i < size; i++) {
      out[i] = (float) random.nextGaussian();
    }
    return out;
  }

  private int[] tokens(SplittableRandom random, int size) {
    return random.ints(size, BytePairs.TAGS.size(), tokens).toArray();
  }

  private double weight() {
    return items.stream().mapToDouble(SftItem::weight).sum();
  }

  /** Parameters. */
  public int size() {
    return parameters.length;
  }

  /** Tokens of the answers of the batch. */
  public long tokens() {
    return items.stream().mapToLong(i -> i.answer().length).sum();
  }

  /** Steps of supervised fine-tuning on the batch, optimiser included. */
  public void train(int steps) {
    AdamW adam = new AdamW(optimizer, parameters.length, Learner.decays(worker.shapes()));
    for (int i = 0; i < steps; i++) {
      PartGradient gradient = worker.with(parameters).sft(items, weight(), Disturbance.NONE);
      adam.step(parameters, gradient.gradient(), optimizer.learningRate());
    }
  }

  /**
   * Writes answers of the given length to the prompts that hear one clip.
   *
   * @return tokens written
   */
  public long write(int rows, int length) {
    List<PreparedPrompt> prompts =
        items.stream().map(SftItem::prompt).filter(p -> p.clips() == 1).limit(rows).toList();
    worker.with(parameters);
    return new PolicySampler(worker, rows)
        .write(prompts, new SamplingOptions(1, 1, 1, length, 1)).stream()
            .mapToLong(w -> w.answer().length)
            .sum();
  }

  /**
   * What was computed, as safetensors of 32-bit floats: {@code in.*} arrays of the batch, {@code
   * parameter.*}, {@code said} log-probabilities, {@code sft.*} and {@code grpo.*} gradients and
   * the parameters after one step of the optimiser, {@code old}, {@code reference} and {@code
   * advantage} of the rollouts.
   */
  public byte[] dump() {
    Map<String, Weights> out = new TreeMap<>();
    try (NDManager manager = worker.manager().newSubManager()) {
      PromptArrays prompts =
          PromptArrays.of(
              manager,
              items.stream().map(SftItem::prompt).toList(),
              shape,
              0,
              new SplittableRandom(0));
      AnswerArrays answers = AnswerArrays.of(manager, items.stream().map(SftItem::answer).toList());
      put(out, "in.segments", prompts.segments());
      put(out, "in.whole", prompts.whole());
      put(out, "in.clip_mask", prompts.clipMask());
      put(out, "in.question", prompts.question());
      put(out, "in.key_mask", prompts.keyMask());
      put(out, "in.before", answers.before());
      put(out, "in.after", answers.after());
    }
    worker.with(parameters);
    worker.weights().forEach((name, w) -> out.put("parameter." + name, w));
    List<DoubleSeries> said = worker.logProbabilities(items);
    padded(out, "said", said);
    List<PolicyItem> rollouts = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(2);
    List<DoubleSeries> old = new ArrayList<>();
    List<DoubleSeries> reference = new ArrayList<>();
    float[] advantages = new float[items.size()];
    for (int i = 0; i < items.size(); i++) {
      old.add(DoubleSeries.of(said.get(i).stream().map(l -> shift(random, l, 0.1))));
      reference.add(DoubleSeries.of(said.get(i).stream().map(l -> shift(random, l, 0.5))));
      advantages[i] = (float) random.nextGaussian();
      SftItem item = items.get(i);
      rollouts.add(
          new PolicyItem(
              item.prompt(), item.answer(), old.get(i), reference.get(i), advantages[i]));
    }
    padded(out, "old", old);
    padded(out, "reference", reference);
    out.put("advantage", new Weights(new long[] {advantages.length}, advantages));
    step(out, "sft", worker.sft(items, weight(), Disturbance.NONE));
    worker.with(parameters);
    step(out, "grpo", worker.policy(rollouts, new PolicyLoss(LossOptions.defaults()), 1, tokens()));
    return SafeTensors.write(out);
  }

  /** A 32-bit number, so that the other program reads the one that was used. */
  private static double shift(SplittableRandom random, double value, double sd) {
    return (float) (value + sd * random.nextGaussian());
  }

  private void step(Map<String, Weights> out, String kind, PartGradient gradient) {
    float[] stepped = parameters.clone();
    new AdamW(optimizer, stepped.length, Learner.decays(worker.shapes()))
        .step(stepped, gradient.gradient(), optimizer.learningRate());
    out.put(kind + ".loss", new Weights(new long[] {1}, new float[] {(float) gradient.loss()}));
    int at = 0;
    for (Map.Entry<String, Shape> entry : worker.shapes().entrySet()) {
      int size = Math.toIntExact(entry.getValue().size());
      long[] sides = entry.getValue().getShape();
      for (String what : List.of("gradient", "stepped")) {
        float[] all = what.equals("gradient") ? gradient.gradient() : stepped;
        float[] own = java.util.Arrays.copyOfRange(all, at, at + size);
        out.put(kind + "." + what + "." + entry.getKey(), new Weights(sides, own));
      }
      at += size;
    }
  }

  private void padded(Map<String, Weights> out, String name, List<DoubleSeries> rows) {
    int length = rows.stream().mapToInt(DoubleSeries::size).max().orElse(0);
    float[] all = new float[rows.size() * length];
    for (int i = 0; i < rows.size(); i++) {
      for (int t = 0; t < rows.get(i).size(); t++) {
        all[i * length + t] = (float) rows.get(i).get(t);
      }
    }
    out.put(name, new Weights(new long[] {rows.size(), length}, all));
    float[] weights = new float[all.length];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(items.get(i).weights(), 0, weights, i * length, rows.get(i).size());
    }
    out.put("in.weights", new Weights(new long[] {rows.size(), length}, weights));
  }

  private static void put(Map<String, Weights> out, String name, NDArray array) {
    float[] numbers = array.toType(DataType.FLOAT32, true).toFloatArray();
    out.put(name, new Weights(array.getShape().getShape(), numbers));
  }

  @Override
  public void close() {
    worker.close();
  }
}
