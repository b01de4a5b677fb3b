package emotionthinker.models.reward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.models.arrays.PyTorch;
import emotionthinker.models.arrays.SafeTensors;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.reading.Reading;
import emotionthinker.stages.reward.reading.ReasoningReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Texts that are read already, to measure the network alone, here and in another program. */
public final class PreparedTexts implements AutoCloseable {
  private final NDManager manager = PyTorch.engine().newBaseManager();
  private final NetworkOptions options;
  private final Vocabulary vocabulary;
  private final RewardNetwork network;
  private final List<Reading> readings;

  /**
   * Reads texts for a model; those without words are left out.
   *
   * @throws IOException when the model's files are damaged
   */
  public PreparedTexts(RewardModelFiles files, List<RewardInput> inputs) throws IOException {
    RewardModelFiles.Config config = files.config();
    ReasoningReader reader = new ReasoningReader(config.verifier());
    this.options = config.network();
    this.vocabulary = new Vocabulary(files.words(), options, config.tags());
    this.network = new RewardNetwork(manager, options, vocabulary.rows());
    network.parameters().set(files.weights());
    this.readings =
        inputs.stream()
            .map(i -> reader.read(i.cues(), i.reasoning()))
            .filter(r -> !r.words().isEmpty())
            .toList();
  }

  /** Texts. */
  public int size() {
    return readings.size();
  }

  /**
   * Arrays from texts, and logits from arrays.
   *
   * @param bucketed whether texts of about the same length are put together, or as they come
   * @return a sum over the logits, so that nothing can be left out
   */
  public double score(int batch, boolean bucketed) {
    double sum = 0;
    for (List<Reading> part : batches(batch, bucketed)) {
      try (NDManager step = manager.newSubManager()) {
        sum += network.forward(arrays(step, part)).sum().getFloat();
      }
    }
    return sum;
  }

  /** The arrays of all batches, to measure the network apart from the making of its arrays. */
  public final class Arrays implements AutoCloseable {
    private final NDManager held = manager.newSubManager();
    private final List<Batch> batches;

    private Arrays(int batch, boolean bucketed) {
      this.batches = batches(batch, bucketed).stream().map(part -> arrays(held, part)).toList();
    }

    /** Logits from the arrays; gives a sum over them, so that nothing can be left out. */
    public double score() {
      double sum = 0;
      for (Batch one : batches) {
        try (NDManager step = manager.newSubManager()) {
          sum += network.forward(one.in(step)).sum().getFloat();
        }
      }
      return sum;
    }

    @Override
    public void close() {
      held.close();
    }
  }

  /** Makes all arrays. */
  public Arrays arrays(int batch, boolean bucketed) {
    return new Arrays(batch, bucketed);
  }

  /**
   * The arrays of each batch with the logits that they give, as safetensors of 32-bit floats, named
   * {@code 00000.rows} and so on.
   */
  public byte[] dump(int batch, boolean bucketed) {
    Map<String, Weights> out = new TreeMap<>();
    int number = 0;
    for (List<Reading> part : batches(batch, bucketed)) {
      try (NDManager step = manager.newSubManager()) {
        Batch arrays = arrays(step, part);
        String name = String.format(Locale.ROOT, "%05d.", number++);
        out.put(name + "rows", numbers(arrays.rows()));
        out.put(name + "member", numbers(arrays.member()));
        out.put(name + "word_mask", numbers(arrays.wordMask()));
        out.put(name + "sentence_mask", numbers(arrays.sentenceMask()));
        out.put(name + "sentences", numbers(arrays.sentences()));
        out.put(name + "looked", numbers(arrays.looked()));
        out.put(name + "cues", numbers(arrays.cues()));
        out.put(name + "spoken", numbers(arrays.spoken()));
        out.put(name + "worth", numbers(arrays.worth()));
        out.put(name + "whole", numbers(arrays.whole()));
        out.put(name + "limited", numbers(arrays.limited()));
        out.put(name + "known", numbers(arrays.known()));
        out.put(name + "logits", numbers(network.forward(arrays)));
      }
    }
    return SafeTensors.write(out);
  }

  private static Weights numbers(NDArray array) {
    return new Weights(
        array.getShape().getShape(), array.toType(DataType.FLOAT32, false).toFloatArray());
  }

  private Batch arrays(NDManager step, List<Reading> part) {
    return Batch.of(step, part, vocabulary, options, 0, new SplittableRandom(0));
  }

  private List<List<Reading>> batches(int batch, boolean bucketed) {
    List<Reading> order = new ArrayList<>(readings);
    Collections.shuffle(order, new java.util.Random(1));
    if (bucketed) {
      order.sort(Comparator.comparingInt(r -> r.words().size()));
    }
    List<List<Reading>> out = new ArrayList<>();
    for (int from = 0; from < order.size(); from += batch) {
      out.add(order.subList(from, Math.min(order.size(), from + batch)));
    }
    return out;
  }

  @Override
  public void close() {
    network.close();
    manager.close();
  }
}
