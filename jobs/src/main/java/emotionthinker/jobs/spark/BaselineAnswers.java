package emotionthinker.jobs.spark;

import emotionthinker.jobs.config.EvaluateOptions;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.models.baseline.LogisticRegression;
import emotionthinker.models.baseline.RbfSvm;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.eval.LabelSet;
import emotionthinker.stages.eval.baseline.BaselineFit;
import emotionthinker.stages.eval.baseline.Trainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a classifier on the prosody table answers, fitted on the speakers that are not tested: those
 * of train and of validation, as a policy uses both. On the driver: rows are 46 numbers.
 */
final class BaselineAnswers {
  private static final List<Trainer> TRAINERS = List.of(new LogisticRegression(), new RbfSvm());

  private BaselineAnswers() {}

  static List<GivenAnswer> of(RunContext context, EvaluateOptions options) throws IOException {
    Trainer trainer =
        TRAINERS.stream().filter(t -> t.name().equals(options.system())).findFirst().orElseThrow();
    LabelSet labels = options.metrics().labels();
    Map<String, Prosody> measured = new TreeMap<>();
    try (Stream<Prosody> rows = context.read(Table.PROSODY).rows()) {
      rows.forEach(row -> measured.put(row.utteranceId(), row));
    }
    List<BaselineFit.Row> train = new ArrayList<>();
    List<BaselineFit.Row> asked = new ArrayList<>();
    try (Stream<Utterance> rows = context.read(Table.UTTERANCES).rows()) {
      rows.filter(u -> measured.containsKey(u.utteranceId()) && labels.gold(u).isPresent())
          .map(u -> new BaselineFit.Row(u, measured.get(u.utteranceId())))
          .forEach(
              row -> {
                Split split = row.utterance().split();
                if (split == options.split()) {
                  asked.add(row);
                } else if (split != Split.TEST) {
                  train.add(row);
                }
              });
    }
    if (train.stream().map(r -> r.utterance().speakerId()).distinct().count()
        < options.innerFolds()) {
      throw UserException.badValue(
          "evaluate.inner_folds",
          options.innerFolds(),
          "at most the speakers that are not tested",
          "lower it, or give the run more training speakers");
    }
    BaselineFit fit =
        new BaselineFit(labels, trainer, options.innerFolds(), context.config().run().seed())
            .fit(train);
    context.notes().put("training_clips", (long) train.size());
    context.console().say(options.system() + " chose " + fit.chosen());
    return asked.stream().map(row -> GivenAnswer.of(fit.answer(row))).toList();
  }
}
