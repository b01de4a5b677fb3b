package emotionthinker.models.policy;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.policy.BytePairTrainer;
import emotionthinker.stages.policy.BytePairs;
import emotionthinker.stages.policy.SpeechFeatures;
import emotionthinker.stages.policy.learn.AdamW;
import emotionthinker.stages.policy.learn.ExampleStream;
import emotionthinker.stages.policy.learn.SftOptions;
import emotionthinker.stages.policy.learn.SftText;
import emotionthinker.stages.policy.learn.TextKind;
import emotionthinker.stages.reward.ScheduleState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Supervised fine-tuning, synchronous and data-parallel: the gradient of every part of a batch for
 * the same parameters, wherever it is computed, summed in the order of the parts; one optimiser
 * here. The parameters are the same to the last bit however many parts are computed at once, and
 * when a training goes on from a checkpoint.
 */
public final class SftTrainer {
  private static final int VALIDATION_ROWS = 32;
  private static final String BEST = "best";

  private final SftOptions options;
  private final PolicyShape shape;
  private final PartRunner.Factory runners;
  private final Learner.Watch watch;

  /** With where parts are computed, and who is told. */
  public SftTrainer(
      SftOptions options, PolicyShape shape, PartRunner.Factory runners, Learner.Watch watch) {
    this.options = options;
    this.shape = shape;
    this.runners = runners;
    this.watch = watch;
  }

  /**
   * Trains.
   *
   * @param texts all texts, of training speakers only
   * @param start policy to go on from, with its tokens and standardisation; null for a new one
   * @param resume where this very training stood; null for its beginning
   * @return the parameters with the smallest validation loss, or the last without validation
   * @throws UserException when there are no texts, or a step gives no number
   */
  public PolicyFiles train(List<SftText> texts, PolicyFiles start, TrainState resume) {
    if (texts.isEmpty()) {
      throw new UserException(
          "there is no text to learn from. What to do: run annotate and filter first");
    }
    Set<String> held = validationSpeakers(texts);
    PolicyReader reader =
        start != null
            ? start.reader()
            : reader(texts.stream().filter(t -> !held.contains(t.speakerId())).toList());
    Map<TextKind, List<SftItem>> learning = new TreeMap<>();
    List<SftItem> validating = new ArrayList<>();
    long tooLong = 0;
    for (SftText text : texts) {
      SftItem item = item(reader, text);
      if (item == null) {
        tooLong++;
      } else if (!held.contains(text.speakerId())) {
        learning.computeIfAbsent(text.kind(), k -> new ArrayList<>()).add(item);
      } else if (text.kind() == TextKind.COT) {
        validating.add(item);
      }
    }
    try (PartRunner runner = runners.open(reader.shape(), reader.tokens().size());
        PolicyWorker worker = new PolicyWorker(reader.shape(), reader.tokens().size())) {
      Run run = new Run(runner, worker, learning, validating, start, resume);
      run.go();
      Map<String, Double> metrics = new TreeMap<>();
      metrics.put("steps", (double) run.step);
      metrics.put("texts_too_long", (double) tooLong);
      metrics.put("texts_validated", (double) validating.size());
      if (run.best != null) {
        metrics.put("best_validation_loss", run.best);
      }
      return new PolicyFiles(reader, worker.with(run.result()).weights(), metrics);
    }
  }

  private Set<String> validationSpeakers(List<SftText> texts) {
    List<String> speakers =
        new ArrayList<>(new TreeSet<>(texts.stream().map(SftText::speakerId).toList()));
    int many = (int) Math.round(options.validationShare() * speakers.size());
    if (options.validationShare() == 0 || speakers.size() < 2) {
      return new HashSet<>();
    }
    Collections.shuffle(speakers, new Random(options.seed()));
    return new HashSet<>(speakers.subList(0, Math.max(1, Math.min(many, speakers.size() - 1))));
  }

  private PolicyReader reader(List<SftText> texts) {
    BytePairs tokens =
        new BytePairTrainer(shape.vocabulary(), options.leastPairCount())
            .train(texts.stream().flatMap(t -> Stream.of(t.question(), t.answer())).toList());
    List<SpeechFeatures> clips = texts.stream().flatMap(t -> t.clips().stream()).toList();
    return new PolicyReader(shape, tokens, Standardizer.fit(clips));
  }

  /** Null for an answer that is longer than the network writes. */
  private SftItem item(PolicyReader reader, SftText text) {
    int[] answer = reader.answer(text.answer());
    if (answer.length > reader.maxAnswerTokens()) {
      return null;
    }
    float[] weights = new float[answer.length];
    boolean inside = false;
    for (int i = 0; i < answer.length; i++) {
      inside |= answer[i] == BytePairs.TAGS.indexOf("<answer>");
      weights[i] = inside ? (float) options.answerWeight() : 1;
    }
    return new SftItem(reader.prompt(text.id(), text.clips(), text.question()), answer, weights);
  }

  private record Batch(SharedNumbers parameters, double weight) implements Serializable {
    PartWork<PartGradient> gradient(List<SftItem> part, Disturbance disturbance) {
      return worker -> worker.with(parameters.get()).sft(part, weight, disturbance);
    }

    PartWork<Double> loss(List<SftItem> part) {
      return worker -> worker.with(parameters.get()).sftLoss(part, weight);
    }
  }

  /** One training. */
  private final class Run {
    private final PartRunner runner;
    private final Map<TextKind, List<SftItem>> learning;
    private final List<SftItem> validating;
    private final ExampleStream stream;
    private final AdamW optimizer;
    private final List<TrainingLog> log = new ArrayList<>();
    private final float[] parameters;
    private float[] bestParameters;
    private Double best;
    private int sinceBest;
    private long step;

    Run(
        PartRunner runner,
        PolicyWorker worker,
        Map<TextKind, List<SftItem>> learning,
        List<SftItem> validating,
        PolicyFiles start,
        TrainState resume) {
      this.runner = runner;
      this.learning = learning;
      this.validating = validating;
      List<TextKind> kinds = List.copyOf(learning.keySet());
      this.stream =
          new ExampleStream(
              kinds.stream().map(k -> learning.get(k).size()).toList(),
              kinds.stream().map(options::weightOf).toList(),
              options.seed());
      BitSet decays = Learner.decays(worker.shapes());
      if (resume == null) {
        parameters =
            start == null
                ? worker.start(options.seed())
                : worker.with(start.parameters()).parameters();
        optimizer = new AdamW(options.optimizer(), parameters.length, decays);
      } else {
        parameters = resume.numbers().get("parameters").clone();
        bestParameters = resume.numbers().get(BEST);
        best = resume.best();
        sinceBest = resume.sinceBest();
        step = resume.step();
        log.addAll(resume.log());
        optimizer = resume.optimizer(options.optimizer(), decays, step);
        stream.next(Math.toIntExact(step * options.batch()));
      }
    }

    void go() {
      List<TextKind> kinds = List.copyOf(learning.keySet());
      while (step < options.steps() && !done()) {
        List<SftItem> batch =
            stream.next(options.batch()).stream()
                .map(d -> learning.get(kinds.get(d.kind())).get(d.index()))
                .toList();
        TrainingLog row = learn(batch);
        boolean look = !validating.isEmpty() && step % options.validateEvery() == 0;
        log.add(look ? TrainingRows.with(row, "validation_loss", validate()) : row);
        watch.step(log.get(log.size() - 1), batch.stream().mapToLong(i -> i.answer().length).sum());
        if (step % options.checkpointEvery() == 0) {
          watch.checkpoint(state());
        }
      }
    }

    private boolean done() {
      return sinceBest >= options.patience();
    }

    private TrainingLog learn(List<SftItem> batch) {
      double weight = batch.stream().mapToDouble(SftItem::weight).sum();
      SharedNumbers shared = runner.share(parameters);
      Batch all = new Batch(shared, weight);
      List<List<SftItem>> parts = Learner.parts(batch, options.parts());
      List<PartWork<PartGradient>> work = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        Disturbance disturbance =
            new Disturbance(
                Learner.seed(options.seed(), step, i), options.dropout(), options.featureNoise());
        work.add(all.gradient(parts.get(i), disturbance));
      }
      List<PartGradient> gradients = runner.run(work);
      shared.release();
      double loss = gradients.stream().mapToDouble(PartGradient::loss).sum();
      float[] gradient = Learner.sum(gradients);
      Learner.guard(step, loss, AdamW.norm(gradient), batch, i -> i.prompt().id());
      double rate = options.optimizer().learningRateAt(step, options.steps());
      double norm = optimizer.step(parameters, gradient, rate);
      step++;
      int texts = learning.values().stream().mapToInt(List::size).sum();
      double length = batch.stream().mapToInt(i -> i.answer().length).average().orElse(0);
      return TrainingRows.sft(
          step, (double) step * options.batch() / texts, loss, rate, norm, length);
    }

    private double validate() {
      double weight = validating.stream().mapToDouble(SftItem::weight).sum();
      SharedNumbers shared = runner.share(parameters);
      Batch all = new Batch(shared, weight);
      int parts = (validating.size() + VALIDATION_ROWS - 1) / VALIDATION_ROWS;
      double loss =
          runner.run(Learner.parts(validating, parts).stream().map(all::loss).toList()).stream()
              .mapToDouble(Double::doubleValue)
              .sum();
      shared.release();
      if (best == null || loss < best) {
        best = loss;
        bestParameters = parameters.clone();
        sinceBest = 0;
      } else {
        sinceBest++;
      }
      return loss;
    }

    float[] result() {
      return bestParameters == null ? parameters : bestParameters;
    }

    private TrainState state() {
      Map<String, float[]> more = bestParameters == null ? Map.of() : Map.of(BEST, bestParameters);
      return new TrainState(
          step,
          step * options.batch(),
          best,
          sinceBest,
          new ScheduleState(0, DoubleSeries.of(), null),
          log,
          TrainState.numbers(parameters, optimizer, more));
    }
  }
}
