package emotionthinker.models.policy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.models.arrays.PyTorch;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.grpo.LossResult;
import emotionthinker.stages.grpo.PolicyLoss;
import emotionthinker.stages.grpo.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The network of one thread: gradients of parts of a batch for given parameters, and
 * log-probabilities. What it gives depends on its arguments alone, down to the last bit: the engine
 * computes each operation on one thread, and parts are computed side by side instead.
 *
 * <p>DJL allows one gradient collector per process, so gradient mode (which is the thread's own)
 * and the backward pass are asked of its engine directly.
 */
public final class PolicyWorker implements AutoCloseable {
  private static final int CPU = -1;

  private final NDManager manager;
  private final PolicyShape shape;
  private final PolicyNetwork network;
  private final boolean cpu;

  /** On the processor. */
  public PolicyWorker(PolicyShape shape, int tokens) {
    this(shape, tokens, CPU);
  }

  /**
   * On a device.
   *
   * @param tokens tokens of the vocabulary
   * @param gpu index of the accelerator, negative for the processor
   */
  public PolicyWorker(PolicyShape shape, int tokens, int gpu) {
    this.shape = shape;
    this.cpu = gpu < 0;
    this.manager = PyTorch.manager(gpu);
    this.network = new PolicyNetwork(manager, shape, tokens);
    network.parameters().requireGradients();
  }

  /** Random numbers to start from, by the seed. */
  public float[] start(long seed) {
    return PolicyStart.numbers(network.parameters(), seed);
  }

  /** Shapes of the parameters in the order in which they lie flat. */
  public Map<String, Shape> shapes() {
    return network.parameters().shapes();
  }

  /** The parameters by name. */
  public Map<String, Weights> weights() {
    return network.parameters().copy();
  }

  /** Takes parameters over. */
  public PolicyWorker with(float[] parameters) {
    network.parameters().setFlat(parameters);
    return this;
  }

  /** Takes parameters over. */
  public PolicyWorker with(Map<String, Weights> weights) {
    network.parameters().set(weights);
    return this;
  }

  /** The parameters, flat. */
  public float[] parameters() {
    return network.parameters().flat();
  }

  /**
   * Gradient of the weighted cross-entropy of the answers' tokens.
   *
   * @param totalWeight weight of all tokens of the whole batch, which the sum is divided by, so
   *     that the gradients of its parts add up
   * @param disturbance of the inputs; {@link Disturbance#NONE} for none
   */
  public PartGradient sft(List<SftItem> part, double totalWeight, Disturbance disturbance) {
    return mode(
        true,
        () -> {
          try (NDManager step = manager.newSubManager()) {
            NDArray said = logProbabilities(step, part, disturbance);
            NDArray loss = loss(step, said, part, totalWeight);
            double value = loss.getFloat();
            backward(loss);
            return new PartGradient(value, network.parameters().takeGradients(), null);
          }
        });
  }

  /** The loss that {@link #sft} differentiates, undisturbed. */
  public double sftLoss(List<SftItem> part, double totalWeight) {
    return mode(
        false,
        () -> {
          try (NDManager step = manager.newSubManager()) {
            NDArray said = logProbabilities(step, part, Disturbance.NONE);
            return (double) loss(step, said, part, totalWeight).getFloat();
          }
        });
  }

  /**
   * Gradient of the policy loss of rollouts: their log-probabilities, the loss and its derivative
   * by each of them in double precision ({@link PolicyLoss}), and back through the network.
   *
   * @param share what the part's loss counts in that of the batch (1)
   * @param globalTokens what dapo and cispo divide by (tokens)
   */
  public PartGradient policy(
      List<PolicyItem> part, PolicyLoss loss, double share, double globalTokens) {
    return mode(
        true,
        () -> {
          try (NDManager step = manager.newSubManager()) {
            NDArray said = logProbabilities(step, part, Disturbance.NONE);
            List<DoubleSeries> now = split(said, part);
            List<TokenSequence> sequences = new ArrayList<>();
            for (int i = 0; i < part.size(); i++) {
              PolicyItem item = part.get(i);
              sequences.add(
                  new TokenSequence(now.get(i), item.old(), item.reference(), item.advantage()));
            }
            LossResult result = loss.of(sequences, globalTokens);
            long length = said.getShape().get(1);
            float[] slopes = new float[Math.toIntExact(part.size() * length)];
            for (int i = 0; i < part.size(); i++) {
              DoubleSeries slope = result.gradient().get(i);
              for (int t = 0; t < slope.size(); t++) {
                slopes[Math.toIntExact(i * length + t)] = (float) (share * slope.get(t));
              }
            }
            backward(said.mul(step.create(slopes, said.getShape())).sum());
            return new PartGradient(
                share * result.loss(), network.parameters().takeGradients(), result);
          }
        });
  }

  /** Log-probability of every token of answers (nat). */
  public List<DoubleSeries> logProbabilities(List<? extends Answered> part) {
    return mode(
        false,
        () -> {
          try (NDManager step = manager.newSubManager()) {
            return split(logProbabilities(step, part, Disturbance.NONE), part);
          }
        });
  }

  private NDArray logProbabilities(
      NDManager step, List<? extends Answered> part, Disturbance disturbance) {
    SplittableRandom random = new SplittableRandom(disturbance.seed());
    PromptArrays prompts =
        PromptArrays.of(
            step,
            part.stream().map(Answered::prompt).toList(),
            shape,
            disturbance.featureNoise(),
            random);
    AnswerArrays answers = AnswerArrays.of(step, part.stream().map(Answered::answer).toList());
    Noise noise =
        Noise.of(
            step,
            shape,
            part.size(),
            Math.toIntExact(prompts.clips()),
            disturbance.dropout(),
            random);
    return network.logProbabilities(prompts, answers, noise);
  }

  /** Cross-entropy: minus the weighted mean of the log-probabilities. */
  private static NDArray loss(
      NDManager step, NDArray said, List<SftItem> part, double totalWeight) {
    int length = Math.toIntExact(said.getShape().get(1));
    float[] shares = new float[part.size() * length];
    for (int i = 0; i < part.size(); i++) {
      float[] own = part.get(i).weights();
      for (int t = 0; t < own.length; t++) {
        shares[i * length + t] = (float) (-own[t] / totalWeight);
      }
    }
    return said.mul(step.create(shares, said.getShape())).sum();
  }

  private static List<DoubleSeries> split(NDArray said, List<? extends Answered> part) {
    float[] all = said.toFloatArray();
    int length = Math.toIntExact(said.getShape().get(1));
    List<DoubleSeries> out = new ArrayList<>();
    for (int i = 0; i < part.size(); i++) {
      double[] own = new double[part.get(i).answer().length];
      for (int t = 0; t < own.length; t++) {
        own[t] = all[i * length + t];
      }
      out.add(DoubleSeries.of(own));
    }
    return out;
  }

  private static void backward(NDArray loss) {
    NDArray one = loss.getManager().ones(loss.getShape(), DataType.FLOAT32);
    JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
  }

  <T> T mode(boolean gradients, Supplier<T> work) {
    if (cpu) {
      JniUtils.setNumThreads(1);
    }
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(gradients);
    try {
      return work.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  NDManager manager() {
    return manager;
  }

  PolicyNetwork network() {
    return network;
  }

  PolicyShape shape() {
    return shape;
  }

  @Override
  public void close() {
    network.close();
    manager.close();
  }
}
