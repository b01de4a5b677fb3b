package emotionthinker.models.reward;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import emotionthinker.models.arrays.Parameters.Weights;
import emotionthinker.models.arrays.PyTorch;
import emotionthinker.schemas.RewardTuple;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.calibration.Agreement;
import emotionthinker.stages.reward.reading.Reading;
import emotionthinker.stages.reward.reading.ReasoningReader;
import emotionthinker.stages.reward.tuples.CueColumns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Trains the embedded reward model on tuples. Of the rows it takes those of training speakers that
 * hold nothing held out, and no others, whatever it is given. Some of these speakers only say when
 * to stop: the pass with the best mean Spearman correlation on them is kept. Same rows, options and
 * kind of processor: same bytes.
 */
public final class RewardTrainer {
  private final TrainOptions options;
  private final Consumer<String> progress;

  /**
   * @param progress is told a line per pass
   */
  public RewardTrainer(TrainOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /** The engine that trains, with its version. */
  public static String engine() {
    Engine engine = PyTorch.engine();
    return engine.getEngineName() + " " + engine.getVersion();
  }

  private record Example(Reading reading, RewardTuple tuple) {}

  /**
   * Trains.
   *
   * @param rows any rows of {@code reward_tuples}
   * @throws UserException when fewer than two speakers remain
   */
  public RewardModelFiles train(List<RewardTuple> rows) {
    List<RewardTuple> usable = usable(rows);
    Set<String> validating = validationSpeakers(usable);
    List<RewardTuple> learning =
        usable.stream().filter(r -> !validating.contains(r.speakerId())).toList();
    Vocabulary vocabulary =
        new Vocabulary(
            Vocabulary.frequent(forms(learning), options.leastWordCount()),
            options.network(),
            ReasoningReader.TAGS);
    ReasoningReader reader = new ReasoningReader(options.verifier());
    List<Example> training = examples(learning, reader);
    List<Example> validation =
        examples(usable.stream().filter(r -> validating.contains(r.speakerId())).toList(), reader);
    Engine engine = PyTorch.engine();
    engine.setRandomSeed((int) options.seed());
    int before = JniUtils.getNumThreads();
    JniUtils.setNumThreads(options.threads());
    try (NDManager manager = engine.newBaseManager();
        RewardNetwork network = new RewardNetwork(manager, options.network(), vocabulary.rows())) {
      SeenInputs.of(training.stream().map(Example::reading).toList(), vocabulary)
          .silenceOthers(network.parameters(), options.network());
      network.parameters().requireGradients();
      progress.accept(
          String.format(
              Locale.ROOT,
              "%d texts to learn from, %d to validate on, %d words, %d parameters",
              training.size(),
              validation.size(),
              vocabulary.words().size(),
              network.parameters().size()));
      Scorer scorer =
          new Scorer(
              network,
              vocabulary,
              options.network(),
              options.network().resolution(),
              options.batch());
      Fit fit = fit(engine, manager, network, vocabulary, scorer, training, validation);
      return new RewardModelFiles(
          options.network(),
          options.verifier(),
          vocabulary.words(),
          fit.weights(),
          fit.metrics(training.size(), validation.size(), options));
    } finally {
      JniUtils.setNumThreads(before);
    }
  }

  /** What may be learnt from, and of it whole utterances in a seeded order until it is enough. */
  private List<RewardTuple> usable(List<RewardTuple> rows) {
    Map<String, List<RewardTuple>> utterances =
        rows.stream()
            .filter(r -> r.split() == Split.TRAIN && !r.unseen())
            .sorted(Comparator.comparing(RewardTuple::tupleId))
            .collect(
                Collectors.groupingBy(RewardTuple::utteranceId, TreeMap::new, Collectors.toList()));
    List<List<RewardTuple>> order = new ArrayList<>(utterances.values());
    Collections.shuffle(order, new Random(options.seed()));
    List<RewardTuple> out = new ArrayList<>();
    for (List<RewardTuple> utterance : order) {
      if (out.size() + utterance.size() <= options.maxTexts()) {
        out.addAll(utterance);
      }
    }
    return out;
  }

  private Set<String> validationSpeakers(List<RewardTuple> usable) {
    List<String> speakers =
        new ArrayList<>(new TreeSet<>(usable.stream().map(RewardTuple::speakerId).toList()));
    if (speakers.size() < 2) {
      throw new UserException(
          "training a reward model needs texts of at least 2 training speakers, and these are of "
              + speakers.size()
              + ". What to do: make table reward_tuples from more of the corpus");
    }
    Collections.shuffle(speakers, new Random(options.seed()));
    int many = Math.max(1, (int) Math.round(options.validationShare() * speakers.size()));
    return new HashSet<>(speakers.subList(0, Math.min(many, speakers.size() - 1)));
  }

  private static List<String> forms(List<RewardTuple> rows) {
    return rows.stream()
        .flatMap(r -> ReasoningReader.forms(r.reasoning(), r.cues().emotion()).stream())
        .toList();
  }

  private static List<Example> examples(List<RewardTuple> rows, ReasoningReader reader) {
    return rows.parallelStream()
        .map(
            r -> {
              CueSheet sheet = CueColumns.sheet(r.cues());
              return new Example(reader.read(sheet, r.reasoning()), r);
            })
        .toList();
  }

  private record Fit(Map<String, Weights> weights, int epoch, double validation, int epochs) {
    Map<String, Double> metrics(int learning, int validating, TrainOptions options) {
      Map<String, Double> out = new TreeMap<>();
      out.put("texts_learnt", (double) learning);
      out.put("texts_validated", (double) validating);
      out.put("best_pass", (double) epoch);
      out.put("passes", (double) epochs);
      out.put("validation_mean_spearman", validation);
      out.put("seed", (double) options.seed());
      return out;
    }
  }

  private Fit fit(
      Engine engine,
      NDManager manager,
      RewardNetwork network,
      Vocabulary vocabulary,
      Scorer scorer,
      List<Example> training,
      List<Example> validation) {
    int steps = (training.size() + options.batch() - 1) / options.batch();
    Optimizer optimizer =
        Optimizer.adamW()
            .optLearningRateTracker(schedule(steps * options.epochs()))
            .optWeightDecays((float) options.weightDecay())
            .build();
    Fit best = null;
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      SplittableRandom random = new SplittableRandom(options.seed() * 1000 + epoch);
      double loss = 0;
      List<List<Example>> batches = batches(training, random);
      for (List<Example> batch : batches) {
        loss += step(engine, manager, network, vocabulary, optimizer, batch, random);
      }
      double agreement = validate(manager, scorer, validation);
      progress.accept(
          String.format(
              Locale.ROOT,
              "pass %d: loss %.4f, Spearman on validation speakers %.4f",
              epoch,
              loss / batches.size(),
              agreement));
      if (best == null || agreement > best.validation()) {
        best = new Fit(network.parameters().copy(), epoch, agreement, epoch);
      } else if (epoch - best.epoch() >= options.patience()) {
        return new Fit(best.weights(), best.epoch(), best.validation(), epoch);
      }
    }
    return new Fit(best.weights(), best.epoch(), best.validation(), options.epochs());
  }

  private Tracker schedule(int steps) {
    double warm = Math.max(1, steps / 10.0);
    return step -> {
      double at = step < warm ? (step + 1) / warm : 0;
      double falling = 0.5 * (1 + Math.cos(Math.PI * Math.min(1, (step - warm) / (steps - warm))));
      return (float) (options.learningRate() * (step < warm ? Math.min(1, at) : falling));
    };
  }

  /** Texts in random order, those of about the same length together. */
  private List<List<Example>> batches(List<Example> training, SplittableRandom random) {
    List<Example> order = new ArrayList<>(training);
    Collections.shuffle(order, new Random(random.nextLong()));
    List<List<Example>> out = new ArrayList<>();
    int chunk = 8 * options.batch();
    for (int from = 0; from < order.size(); from += chunk) {
      List<Example> part =
          new ArrayList<>(order.subList(from, Math.min(order.size(), from + chunk)));
      part.sort(Comparator.comparingInt(e -> e.reading().words().size()));
      for (int at = 0; at < part.size(); at += options.batch()) {
        out.add(part.subList(at, Math.min(part.size(), at + options.batch())));
      }
    }
    Collections.shuffle(out, new Random(random.nextLong()));
    return out;
  }

  private double step(
      Engine engine,
      NDManager manager,
      RewardNetwork network,
      Vocabulary vocabulary,
      Optimizer optimizer,
      List<Example> batch,
      SplittableRandom random) {
    try (NDManager step = manager.newSubManager()) {
      List<Reading> readings = batch.stream().map(Example::reading).toList();
      Batch arrays =
          Batch.of(step, readings, vocabulary, options.network(), options.wordDropout(), random);
      NDArray targets = targets(step, batch);
      double loss;
      try (GradientCollector collector = engine.newGradientCollector()) {
        float dropout = (float) options.dropout();
        NDArray mean =
            loss(network.byWords(arrays, dropout, true), targets)
                .add(loss(network.bySigns(arrays, dropout), targets));
        collector.backward(mean);
        loss = mean.getFloat();
      }
      if (!Double.isFinite(loss)) {
        throw new UserException(
            "training the reward model went astray (loss "
                + loss
                + "). What to do: lower reward_model.learning_rate");
      }
      network
          .parameters()
          .all()
          .forEach(
              (name, array) -> {
                try (NDArray gradient = array.getGradient()) {
                  optimizer.update(name, array, gradient);
                  gradient.subi(gradient);
                }
              });
      return loss;
    }
  }

  private static NDArray targets(NDManager manager, List<Example> batch) {
    int dimensions = Dimension.values().length;
    float[] out = new float[batch.size() * dimensions * Ordinal.STEPS];
    for (int i = 0; i < batch.size(); i++) {
      for (Dimension dimension : Dimension.values()) {
        int at = (i * dimensions + dimension.ordinal()) * Ordinal.STEPS;
        Ordinal.targets(truth(batch.get(i).tuple(), dimension), out, at);
      }
    }
    return manager.create(out, new Shape(batch.size(), dimensions, Ordinal.STEPS));
  }

  /** Mean binary cross-entropy: {@code max(x, 0) - x t + log(1 + exp(-|x|))}. */
  static NDArray loss(NDArray logits, NDArray targets) {
    return Activation.relu(logits)
        .sub(logits.mul(targets))
        .add(Activation.softPlus(logits.abs().neg()))
        .mean();
  }

  private static double truth(RewardTuple tuple, Dimension dimension) {
    return switch (dimension) {
      case FACTUAL_ALIGNMENT -> tuple.factualAlignment();
      case INTERPRETATIVE_QUALITY -> tuple.interpretativeQuality();
      case CAPTION_COMPLETENESS -> tuple.captionCompleteness();
      case FLUENCY_AND_STRUCTURAL_CLARITY -> tuple.fluencyAndStructuralClarity();
    };
  }

  private static double validate(NDManager manager, Scorer scorer, List<Example> validation) {
    List<Scorer.Judged> judged =
        scorer.score(manager, validation.stream().map(Example::reading).toList());
    double sum = 0;
    for (Dimension dimension : Dimension.values()) {
      double[] truth = validation.stream().mapToDouble(e -> truth(e.tuple(), dimension)).toArray();
      double[] said = judged.stream().mapToDouble(j -> j.of(dimension)).toArray();
      double spearman = Agreement.spearman(truth, said);
      sum += Double.isNaN(spearman) ? 0 : spearman;
    }
    return sum / Dimension.values().length;
  }
}
