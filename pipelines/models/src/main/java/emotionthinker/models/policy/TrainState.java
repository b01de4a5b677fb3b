package emotionthinker.models.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.models.arrays.SafeTensors;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.policy.learn.AdamW;
import emotionthinker.stages.policy.learn.OptimizerOptions;
import emotionthinker.stages.reward.ScheduleState;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a training stands: enough to go on to the same numbers. Files {@code training.safetensors}
 * (flat: parameters, the optimiser's means and, for fine-tuning, the best parameters so far) and
 * {@code training.json} (steps, schedule, log).
 *
 * @param step steps made
 * @param drawn examples drawn
 * @param best smallest validation loss so far; null before the first (nat)
 * @param sinceBest looks at the validation texts since
 * @param schedule state of the progressive schedule
 * @param log rows of the steps made
 * @param numbers parameters and what belongs to them
 */
public record TrainState(
    long step,
    long drawn,
    Double best,
    int sinceBest,
    ScheduleState schedule,
    List<TrainingLog> log,
    Numbers numbers) {
  /** Names of the files. */
  public static final List<String> NAMES = List.of("training.json", "training.safetensors");

  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  /** Copies the log. */
  public TrainState {
    log = List.copyOf(log);
  }

  /** The numbers, flat, by name: a value class, as arrays break a record's equality. */
  public static final class Numbers {
    private final Map<String, float[]> arrays;

    Numbers(Map<String, float[]> arrays) {
      this.arrays = new TreeMap<>(arrays);
    }

    float[] get(String name) {
      return arrays.get(name);
    }
  }

  static Numbers numbers(float[] parameters, AdamW optimizer, Map<String, float[]> more) {
    Map<String, float[]> all = new TreeMap<>(more);
    all.put("parameters", parameters.clone());
    all.put("mean", optimizer.mean());
    all.put("squares", optimizer.squares());
    return new Numbers(all);
  }

  AdamW optimizer(OptimizerOptions options, BitSet decays, long made) {
    return new AdamW(options, decays, numbers.get("mean"), numbers.get("squares"), made);
  }

  /** What training.json holds. */
  private record Head(
      long step,
      long drawn,
      Double best,
      int sinceBest,
      long scheduleSteps,
      List<Double> scheduleRecent,
      Long scheduleOnSince,
      List<TrainingLog> log) {}

  /** As files by name. */
  public Map<String, byte[]> files() {
    Map<String, Weights> arrays = new TreeMap<>();
    numbers.arrays.forEach((n, v) -> arrays.put(n, new Weights(new long[] {v.length}, v)));
    Head head =
        new Head(
            step,
            drawn,
            best,
            sinceBest,
            schedule.steps(),
            schedule.recent().stream().boxed().toList(),
            schedule.onSince(),
            log);
    try {
      return Map.of(
          NAMES.get(0), JSON.writeValueAsBytes(head), NAMES.get(1), SafeTensors.write(arrays));
    } catch (IOException e) {
      throw new IllegalStateException("a state can be written", e);
    }
  }

  /**
   * From files by name.
   *
   * @throws UserException when they are damaged
   */
  public static TrainState of(Map<String, byte[]> files) {
    try {
      Head head = JSON.readValue(files.get(NAMES.get(0)), Head.class);
      Map<String, float[]> arrays = new TreeMap<>();
      SafeTensors.read(files.get(NAMES.get(1))).forEach((n, w) -> arrays.put(n, w.values()));
      return new TrainState(
          head.step(),
          head.drawn(),
          head.best(),
          head.sinceBest(),
          new ScheduleState(
              head.scheduleSteps(),
              DoubleSeries.of(head.scheduleRecent().stream().mapToDouble(v -> v)),
              head.scheduleOnSince()),
          head.log(),
          new Numbers(arrays));
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          "the state of a training is damaged: "
              + e.getMessage()
              + ". What to do: train again with --replace",
          e);
    }
  }
}
