package emotionthinker.stages.eval;

import emotionthinker.schemas.EvalMetric;
import emotionthinker.stages.eval.Metrics.OfClass;
import emotionthinker.stages.eval.SpeakerBootstrap.Interval;
import emotionthinker.stages.eval.SpeakerBootstrap.Resampled;
import emotionthinker.stages.reward.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The numbers of an evaluation in long form: every metric of all answers and of every corpus,
 * speaker, gender and language, with intervals over speakers; every class; the confusion matrix;
 * how often the reward model gave each score.
 */
public final class EvalReport {
  private final SpeakerTallies tallies;
  private final EvalOptions options;
  private final List<EvalMetric> rows = new ArrayList<>();

  private EvalReport(SpeakerTallies tallies, EvalOptions options) {
    this.tallies = tallies;
    this.options = options;
  }

  /** The rows, without those that are defined nowhere in these answers. */
  public static List<EvalMetric> rows(SpeakerTallies tallies, EvalOptions options) {
    EvalReport report = new EvalReport(tallies, options);
    for (String slice : tallies.slices()) {
      report.slice(slice);
    }
    if (tallies.slices().contains(SpeakerTallies.ALL)) {
      report.all();
    }
    return List.copyOf(report.rows);
  }

  private Resampled resampled(Map<String, Tally> speakers) {
    return options.bootstrap(speakers.size()).resample(List.copyOf(speakers.values()));
  }

  private void slice(String slice) {
    Map<String, Tally> speakers = tallies.speakers(slice);
    Tally sum = tallies.sum(slice);
    Map<String, Double> values = Metrics.of(sum);
    if (speakers.size() < 2) {
      values.forEach((name, value) -> add(name, slice, value, Interval.NONE, sum.answers()));
    } else {
      SpeakerBootstrap bootstrap = options.bootstrap(speakers.size());
      Map<String, double[]> draws = bootstrap.resample(List.copyOf(speakers.values())).metrics();
      values.forEach(
          (name, value) ->
              add(name, slice, value, bootstrap.interval(draws.get(name)), sum.answers()));
    }
    add("speakers", slice, speakers.size(), Interval.NONE, sum.answers());
  }

  private void all() {
    Map<String, Tally> speakers = tallies.speakers(SpeakerTallies.ALL);
    Tally sum = tallies.sum(SpeakerTallies.ALL);
    Resampled resampled = resampled(speakers);
    LabelSet labels = tallies.labels();
    add(
        "distinct_1",
        SpeakerTallies.ALL,
        tallies.words().distinct1(),
        Interval.NONE,
        sum.answers());
    add(
        "distinct_2",
        SpeakerTallies.ALL,
        tallies.words().distinct2(),
        Interval.NONE,
        sum.answers());
    for (int c = 0; c < labels.size(); c++) {
      int index = c;
      String slice = "class=" + labels.text(c);
      OfClass one = Metrics.ofClass(sum, c);
      long n = Math.round(one.support());
      ofClass("precision", slice, t -> Metrics.ofClass(t, index).precision(), sum, resampled, n);
      ofClass("recall", slice, t -> Metrics.ofClass(t, index).recall(), sum, resampled, n);
      ofClass("f1", slice, t -> Metrics.ofClass(t, index).f1(), sum, resampled, n);
      confusion(sum, c);
    }
    for (Dimension dimension : Dimension.values()) {
      for (int half = 0; half < Tally.HALF_POINTS; half++) {
        double count = sum.scoreCount(dimension.ordinal(), half);
        if (count > 0) {
          String score = String.format(Locale.ROOT, "score=%.1f", 1 + half / 2.0);
          add(dimension.wire() + "_count", score, count, Interval.NONE, Math.round(count));
        }
      }
    }
  }

  private void ofClass(
      String name,
      String slice,
      ToDoubleFunction<Tally> metric,
      Tally sum,
      Resampled resampled,
      long n) {
    add(name, slice, metric.applyAsDouble(sum), resampled.interval(metric), n);
  }

  private void confusion(Tally sum, int gold) {
    LabelSet labels = sum.labels();
    for (int answer = 0; answer <= labels.size(); answer++) {
      double count = sum.confusion(gold, answer);
      if (count > 0) {
        String said = answer == labels.size() ? "none" : labels.text(answer);
        String slice = "gold=" + labels.text(gold) + ",answer=" + said;
        add("count", slice, count, Interval.NONE, Math.round(count));
      }
    }
  }

  private void add(String metric, String slice, double value, Interval interval, long n) {
    if (!Double.isNaN(value)) {
      boolean none = Double.isNaN(interval.low());
      rows.add(
          new EvalMetric(
              metric,
              slice,
              value,
              none ? null : (Double) interval.low(),
              none ? null : (Double) interval.high(),
              n));
    }
  }
}
