package emotionthinker.models.policy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import emotionthinker.models.arrays.Scalars;
import emotionthinker.stages.policy.BytePairs;
import emotionthinker.stages.policy.SamplingOptions;
import emotionthinker.stages.policy.TokenChoice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes answers, many at once, with the keys and values of what stands already kept. An answer
 * depends on its prompt, its number and the options alone: its random numbers have a seed of their
 * own, and every batch has the same number of rows and prompts of one shape (the last is filled
 * up), so that arithmetic does not depend on company.
 */
public final class PolicySampler {
  private final PolicyWorker worker;
  private final int rows;

  /**
   * @param rows answers written at once
   */
  public PolicySampler(PolicyWorker worker, int rows) {
    this.worker = worker;
    this.rows = rows;
  }

  private static final class Row {
    private final PreparedPrompt prompt;
    private final int rollout;
    private final SplittableRandom random;
    private final List<Integer> tokens = new ArrayList<>();
    private final List<Double> logProbs = new ArrayList<>();
    private boolean ended;

    Row(PreparedPrompt prompt, int rollout, long seed) {
      this.prompt = prompt;
      this.rollout = rollout;
      this.random = new SplittableRandom(seed);
    }

    boolean open(int limit) {
      return !ended && tokens.size() < limit;
    }

    Written written() {
      return new Written(
          prompt,
          rollout,
          tokens.stream().mapToInt(Integer::intValue).toArray(),
          logProbs.stream().mapToDouble(Double::doubleValue).toArray(),
          ended);
    }
  }

  /** Answers in the order of the prompts, and of their numbers. */
  public List<Written> write(List<PreparedPrompt> prompts, SamplingOptions options) {
    int limit = Math.min(options.maxTokens(), worker.shape().maxAnswerTokens());
    List<Row> all = new ArrayList<>();
    for (PreparedPrompt prompt : prompts) {
      for (int k = 0; k < options.rollouts(); k++) {
        all.add(new Row(prompt, k, options.seedOf(prompt.id(), k)));
      }
    }
    Map<List<Integer>, List<Row>> alike =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    row -> List.of(row.prompt.clips(), row.prompt.question().length),
                    () -> new TreeMap<>(java.util.Comparator.comparing(List::toString)),
                    Collectors.toList()));
    for (List<Row> same : alike.values()) {
      for (int from = 0; from < same.size(); from += rows) {
        batch(same.subList(from, Math.min(same.size(), from + rows)), options, limit);
      }
    }
    return all.stream().map(Row::written).toList();
  }

  private void batch(List<Row> real, SamplingOptions options, int limit) {
    List<PreparedPrompt> prompts = new ArrayList<>(real.stream().map(r -> r.prompt).toList());
    prompts.addAll(Collections.nCopies(rows - real.size(), prompts.get(0)));
    worker.mode(
        false,
        () -> {
          try (NDManager manager = worker.manager().newSubManager()) {
            PromptArrays arrays =
                PromptArrays.of(manager, prompts, worker.shape(), 0, new SplittableRandom(0));
            try (PolicyNetwork.Writing writing =
                worker.network().new Writing(manager, arrays, limit)) {
              write(manager, writing, real, options, limit);
            }
          }
          return null;
        });
  }

  private void write(
      NDManager manager,
      PolicyNetwork.Writing writing,
      List<Row> real,
      SamplingOptions options,
      int limit) {
    long[] last = new long[rows];
    java.util.Arrays.fill(last, BytePairs.START);
    while (real.stream().anyMatch(row -> row.open(limit))) {
      try (NDManager step = manager.newSubManager()) {
        NDArray logits = writing.next(step, last);
        int size = Math.toIntExact(logits.getShape().get(1));
        boolean plain = options.temperature() == 1;
        float[] once = logits.softmax(1).toFloatArray();
        float[] drawn =
            plain || options.temperature() == 0
                ? once
                : Scalars.times(logits, 1 / options.temperature()).softmax(1).toFloatArray();
        for (int i = 0; i < real.size(); i++) {
          Row row = real.get(i);
          if (row.open(limit)) {
            int token =
                options.temperature() == 0
                    ? TokenChoice.largest(once, i * size, size)
                    : TokenChoice.draw(drawn, i * size, size, options.topP(), row.random);
            row.tokens.add(token);
            row.logProbs.add(Math.log(Math.max(once[i * size + token], Float.MIN_NORMAL)));
            row.ended = token == BytePairs.END;
            last[i] = token;
          }
        }
      }
    }
  }
}
