package emotionthinker.jobs.spark;

import emotionthinker.jobs.config.ScoreOptions;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.schemas.Prediction;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.claims.VerifierOptions;
import emotionthinker.stages.cot.filter.LabelReader;
import emotionthinker.stages.eval.Answered;
import emotionthinker.stages.eval.LabelSet;
import emotionthinker.stages.eval.PredictionMaker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * Makes the rows of one partition from questions and their answers, in order of id. A question
 * without an answer is a row that says so; an answer without its question, a second answer to one,
 * and a question whose label is no option are rejects.
 */
final class CheckAnswers
    implements FlatMapFunction<
        Iterator<Tuple2<String, Tuple2<Optional<Question>, ArrayList<GivenAnswer>>>>, Made> {
  private static final long serialVersionUID = 1L;

  /** Stage name in rejects. */
  static final String STAGE = "predict";

  private final String system;
  private final LabelSet labels;
  private final VerifierOptions verifier;
  private final LabelReader reader;
  private final RewardModels models;
  private final ScoreOptions score;

  CheckAnswers(
      String system,
      LabelSet labels,
      VerifierOptions verifier,
      LabelReader reader,
      RewardModels models,
      ScoreOptions score) {
    this.system = system;
    this.labels = labels;
    this.verifier = verifier;
    this.reader = reader;
    this.models = models;
    this.score = score;
  }

  @Override
  public Iterator<Made> call(
      Iterator<Tuple2<String, Tuple2<Optional<Question>, ArrayList<GivenAnswer>>>> ones) {
    PredictionMaker maker =
        new PredictionMaker(system, labels, verifier, reader, ModelPerJvm.get(models, score));
    return new Iterator<>() {
      private Iterator<Made> made = List.<Made>of().iterator();

      @Override
      public boolean hasNext() {
        while (!made.hasNext() && ones.hasNext()) {
          List<Made> window = new ArrayList<>();
          List<Answered> answered = new ArrayList<>();
          while (ones.hasNext() && answered.size() < score.windowRows()) {
            Tuple2<String, Tuple2<Optional<Question>, ArrayList<GivenAnswer>>> one = ones.next();
            sort(one._1(), one._2()._1().orNull(), one._2()._2(), answered, window);
          }
          for (Prediction row : maker.make(answered)) {
            window.add(Made.row(Table.PREDICTIONS, row, 0));
          }
          made = window.iterator();
        }
        return made.hasNext();
      }

      @Override
      public Made next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return made.next();
      }
    };
  }

  private void sort(
      String id,
      Question question,
      List<GivenAnswer> given,
      List<Answered> answered,
      List<Made> rejects) {
    Utterance utterance = question == null ? null : question.utterance();
    if (utterance == null || labels.gold(utterance).isEmpty()) {
      RejectReason reason =
          utterance == null
              ? RejectReason.EXTRA_PREDICTION
              : utterance.emotionRaw() == null
                  ? RejectReason.UNLABELLED
                  : RejectReason.LABEL_NOT_AN_OPTION;
      String detail =
          utterance == null
              ? "no utterance of the split"
              : "label " + utterance.emotionRaw() + ", options " + labels.listed();
      for (int i = 0; i < Math.max(1, given.size()); i++) {
        rejects.add(reject(given.isEmpty() ? id : name(given.get(i)), reason, detail));
      }
      return;
    }
    if (given.isEmpty()) {
      answered.add(Answered.of(utterance, question.cues(), 0, null));
      return;
    }
    List<GivenAnswer> ordered = new ArrayList<>(given);
    ordered.sort(
        Comparator.comparingInt((GivenAnswer a) -> a.sampleIndex)
            .thenComparing(a -> a.text == null ? "" : a.text));
    GivenAnswer last = null;
    for (GivenAnswer one : ordered) {
      if (last != null && last.sampleIndex == one.sampleIndex) {
        String same = one.text != null && one.text.equals(last.text) ? "same" : "another";
        rejects.add(reject(name(one), RejectReason.DUPLICATE_PREDICTION, same + " text was kept"));
      } else if (one.failure != null) {
        rejects.add(reject(name(one), one.failure, one.detail));
      } else {
        answered.add(
            new Answered(
                utterance,
                question.cues(),
                one.sampleIndex,
                one.text,
                one.probabilities,
                one.completionTokens,
                one.latencyS));
      }
      last = one;
    }
  }

  private static String name(GivenAnswer one) {
    return Answered.id(one.utteranceId, one.sampleIndex);
  }

  private static Made reject(String id, RejectReason reason, String detail) {
    return Made.reject(new Reject(STAGE, id, reason, detail));
  }
}
