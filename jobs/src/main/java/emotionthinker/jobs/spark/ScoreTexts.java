package emotionthinker.jobs.spark;

import emotionthinker.jobs.config.ScoreOptions;
import emotionthinker.jobs.rewardserver.RewardModels;
import emotionthinker.schemas.Cot;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.Prosody;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Scored;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.cot.CueSheet;
import emotionthinker.stages.cot.calls.AudioClip;
import emotionthinker.stages.reward.DimensionScores;
import emotionthinker.stages.reward.DimensionWeights;
import emotionthinker.stages.reward.RewardInput;
import emotionthinker.stages.reward.RewardModel;
import emotionthinker.stages.reward.RewardOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Judges the texts of one partition: windows of texts in order of id, within a window batches of
 * similar length, so that little of a batch is padding.
 */
final class ScoreTexts implements FlatMapFunction<Iterator<ScoreTexts.Text>, Made> {
  private static final long serialVersionUID = 1L;
  private static final String STAGE = "score";

  private final RewardModels models;
  private final ScoreOptions options;
  private final DimensionWeights weights;

  ScoreTexts(RewardModels models, ScoreOptions options, DimensionWeights weights) {
    this.models = models;
    this.options = options;
    this.weights = weights;
  }

  /** A text with its rows as Avro binary. */
  static final class Text implements Serializable {
    private static final long serialVersionUID = 1L;
    private final byte[] cot;
    private final byte[] utterance;
    private final byte[] prosody;
    private final byte[] levels;

    private Text(byte[] cot, byte[] utterance, byte[] prosody, byte[] levels) {
      this.cot = cot;
      this.utterance = utterance;
      this.prosody = prosody;
      this.levels = levels;
    }
  }

  static Text input(SparkTables.Written one) {
    return new Text(
        Table.COT.codec().toBytes(one.cot()),
        Table.UTTERANCES.codec().toBytes(one.utterance()),
        Table.PROSODY.codec().toBytes(one.prosody()),
        Table.LEVELS.codec().toBytes(one.levels()));
  }

  private record Asked(Cot cot, Utterance utterance, RewardInput input) {}

  @Override
  public Iterator<Made> call(Iterator<Text> texts) {
    RewardModel model = ModelPerJvm.get(models, options);
    return PartitionRows.inWindows(
        texts,
        options.windowRows(),
        window -> judge(model, window.stream().map(ScoreTexts::read).toList()));
  }

  private static Asked read(Text text) {
    Cot cot = Table.COT.codec().fromBytes(text.cot);
    Utterance utterance = Table.UTTERANCES.codec().fromBytes(text.utterance);
    Prosody prosody = Table.PROSODY.codec().fromBytes(text.prosody);
    Levels levels = Table.LEVELS.codec().fromBytes(text.levels);
    CueSheet cues = CueSheet.of(utterance, levels, prosody).withEmotion(cot.answer());
    AudioClip clip = new AudioClip(utterance);
    return new Asked(
        cot, utterance, new RewardInput(cot.candidateId(), cues, cot.reasoning(), clip));
  }

  private List<Made> judge(RewardModel model, List<Asked> window) {
    List<Made> made = new ArrayList<>();
    List<Asked> asked = new ArrayList<>();
    for (Asked one : window) {
      if (model.remote() && !one.utterance.externalProcessing()) {
        made.add(
            reject(
                one,
                RejectReason.EXTERNAL_PROCESSING_FORBIDDEN,
                one.utterance.corpus() + " may not be sent to " + model.id()));
      } else {
        asked.add(one);
      }
    }
    asked.sort(
        Comparator.comparingInt((Asked one) -> one.input.reasoning().length())
            .thenComparing(one -> one.cot.candidateId()));
    int rows = model.concurrent() ? options.windowRows() : options.batchRows();
    for (int from = 0; from < asked.size(); from += rows) {
      List<Asked> batch = asked.subList(from, Math.min(asked.size(), from + rows));
      List<RewardOutput> outputs = model.score(batch.stream().map(Asked::input).toList());
      if (outputs.size() != batch.size()) {
        throw new IllegalStateException(outputs.size() + " outputs for " + batch.size());
      }
      for (int i = 0; i < batch.size(); i++) {
        made.add(made(model, batch.get(i), outputs.get(i)));
      }
    }
    return made;
  }

  private Made made(RewardModel model, Asked one, RewardOutput output) {
    DimensionScores g = output.scores();
    if (g == null) {
      return reject(one, output.failure(), output.detail());
    }
    return Made.row(
        Table.SCORED,
        new Scored(
            one.cot.utteranceId(),
            one.cot.candidateId(),
            g.factualAlignment(),
            g.interpretativeQuality(),
            g.captionCompleteness(),
            g.fluencyAndStructuralClarity(),
            weights.rT(g),
            output.confidence(),
            model.id()),
        0);
  }

  private static Made reject(Asked one, RejectReason reason, String detail) {
    return Made.reject(new Reject(STAGE, one.cot.utteranceId(), reason, detail));
  }
}
