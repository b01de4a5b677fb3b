package emotionthinker.stages.eval.baseline;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.eval.Answered;
import emotionthinker.stages.eval.LabelSet;
import emotionthinker.stages.eval.SpeakerFolds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A baseline for one set of training speakers: z-scores by them, classes weighted by {@code n / (k
 * n_c)}, settings with the best accuracy over inner folds of the same speakers ({@link
 * SpeakerFolds}; standardised again in each), then trained on all of them.
 */
public final class BaselineFit {
  private final LabelSet labels;
  private final Trainer trainer;
  private final int innerFolds;
  private final long seed;
  private Standardizer scale;
  private Trainer.Classifier classifier;
  private Trainer.Settings chosen;

  /** With a trainer and the folds within which its settings are chosen. */
  public BaselineFit(LabelSet labels, Trainer trainer, int innerFolds, long seed) {
    this.labels = labels;
    this.trainer = trainer;
    this.innerFolds = innerFolds;
    this.seed = seed;
  }

  /** An utterance with its measurements. */
  public record Row(Utterance utterance, Prosody prosody) {}

  /**
   * Trains; rows whose label is none of the options are left out.
   *
   * @throws IllegalArgumentException when there are too few speakers
   */
  public BaselineFit fit(List<Row> rows) {
    List<Row> usable =
        rows.stream()
            .filter(r -> labels.gold(r.utterance()).isPresent())
            .sorted(Comparator.comparing(r -> r.utterance().utteranceId()))
            .toList();
    SpeakerFolds folds =
        SpeakerFolds.of(usable.stream().map(Row::utterance).toList(), innerFolds, seed);
    int best = -1;
    for (Trainer.Settings settings : trainer.grid()) {
      int right = 0;
      for (int fold = 0; fold < innerFolds; fold++) {
        right += right(usable, folds, fold, settings);
      }
      if (right > best) {
        best = right;
        chosen = settings;
      }
    }
    train(usable, chosen);
    return this;
  }

  private int right(List<Row> rows, SpeakerFolds folds, int fold, Trainer.Settings settings) {
    List<Row> train = new ArrayList<>();
    List<Row> test = new ArrayList<>();
    for (Row row : rows) {
      Integer of = folds.foldOf(row.utterance().speakerId());
      if (of != null) {
        (of == fold ? test : train).add(row);
      }
    }
    train(train, settings);
    return (int)
        test.stream()
            .filter(r -> classify(r.prosody()) == labels.gold(r.utterance()).getAsInt())
            .count();
  }

  private void train(List<Row> rows, Trainer.Settings settings) {
    double[][] x =
        rows.stream().map(r -> ProsodyVector.values(r.prosody())).toArray(double[][]::new);
    int[] y = rows.stream().mapToInt(r -> labels.gold(r.utterance()).getAsInt()).toArray();
    scale = Standardizer.fit(x);
    classifier = trainer.train(scale.apply(x), y, weights(y, labels.size()), settings);
  }

  /** {@code n / (k n_c)} over the k classes that occur; 0 for the others. */
  static double[] weights(int[] y, int classes) {
    double[] counts = new double[classes];
    for (int c : y) {
      counts[c]++;
    }
    double present = Arrays.stream(counts).filter(n -> n > 0).count();
    return Arrays.stream(counts).map(n -> n == 0 ? 0 : y.length / (present * n)).toArray();
  }

  /** The option that the measurements speak for. */
  public int classify(Prosody prosody) {
    if (classifier == null) {
      throw Checks.bad("classifier", null, "fitted");
    }
    return classifier.classify(scale.apply(ProsodyVector.values(prosody)));
  }

  /** The answer as of any other system: the option alone, with its probabilities. */
  public Answered answer(Row row) {
    int answer = classify(row.prosody());
    double[] p = classifier.probabilities(scale.apply(ProsodyVector.values(row.prosody())));
    return new Answered(
        row.utterance(),
        null,
        0,
        labels.text(answer),
        DoubleStream.of(p).boxed().toList(),
        null,
        null);
  }

  /** Settings that were chosen. */
  public Trainer.Settings chosen() {
    return chosen;
  }
}
