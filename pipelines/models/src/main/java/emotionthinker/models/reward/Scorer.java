package emotionthinker.models.reward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.reading.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Scores readings with a network, in batches of texts of about the same length. */
final class Scorer {
  private static final double FINE = 1e4;
  private final double stepsPerPoint;

  private final RewardNetwork network;
  private final Vocabulary vocabulary;
  private final NetworkOptions options;
  private final int batch;

  Scorer(
      RewardNetwork network,
      Vocabulary vocabulary,
      NetworkOptions options,
      double resolution,
      int batch) {
    this.stepsPerPoint = 1 / resolution;
    this.network = network;
    this.vocabulary = vocabulary;
    this.options = options;
    this.batch = batch;
  }

  /**
   * Four scores and the confidence in them, to four decimals: what rounding does in another batch
   * lies below.
   */
  record Judged(List<Double> scores, double confidence) {
    double of(Dimension dimension) {
      return scores.get(dimension.ordinal());
    }
  }

  /** One judgement per reading, in their order. */
  List<Judged> score(NDManager manager, List<Reading> readings) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> readings.get(i).words().size()));
    List<Judged> out = new ArrayList<>(java.util.Collections.nCopies(readings.size(), null));
    for (int from = 0; from < order.size(); from += batch) {
      List<Integer> part = order.subList(from, Math.min(order.size(), from + batch));
      List<Judged> judged = judge(manager, part.stream().map(readings::get).toList());
      for (int i = 0; i < part.size(); i++) {
        out.set(part.get(i), judged.get(i));
      }
    }
    return out;
  }

  private List<Judged> judge(NDManager manager, List<Reading> readings) {
    try (NDManager step = manager.newSubManager()) {
      Batch arrays = Batch.of(step, readings, vocabulary, options, 0, new SplittableRandom(0));
      NDArray more = ai.djl.nn.Activation.sigmoid(network.forward(arrays));
      float[] numbers = more.toFloatArray();
      List<Judged> out = new ArrayList<>();
      int dimensions = Dimension.values().length;
      for (int i = 0; i < readings.size(); i++) {
        List<Double> scores = new ArrayList<>();
        double confidence = 0;
        for (int d = 0; d < dimensions; d++) {
          double[] probabilities = new double[Ordinal.STEPS];
          for (int k = 0; k < Ordinal.STEPS; k++) {
            probabilities[k] = numbers[(i * dimensions + d) * Ordinal.STEPS + k];
          }
          scores.add(rounded(Ordinal.expected(probabilities), stepsPerPoint));
          confidence += Ordinal.confidence(probabilities) / dimensions;
        }
        out.add(new Judged(scores, rounded(confidence, FINE)));
      }
      return out;
    }
  }

  private static double rounded(double value, double steps) {
    return Double.isNaN(value) ? value : Math.round(value * steps) / steps;
  }
}
