package emotionthinker.jobs.experiment;

import emotionthinker.io.Storage;
import emotionthinker.io.table.TableReader;
import emotionthinker.jobs.beam.AnnotateStage;
import emotionthinker.jobs.beam.FilterStage;
import emotionthinker.jobs.config.ExperimentOptions;
import emotionthinker.jobs.config.RunConfig;
import emotionthinker.jobs.reward.RewardTrainStage;
import emotionthinker.jobs.run.Console;
import emotionthinker.jobs.run.RunContext;
import emotionthinker.jobs.run.Stage;
import emotionthinker.jobs.run.StageRunner;
import emotionthinker.jobs.spark.LevelsApplyStage;
import emotionthinker.jobs.spark.LevelsFitStage;
import emotionthinker.jobs.spark.TuplesStage;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.stages.eval.SpeakerFolds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run of one fold: the labelled utterances of the source with the split of the fold, and all that
 * is learnt from training speakers made again: levels, texts, tuples and reward model. Nothing is
 * decoded or measured again.
 */
final class FoldRun {

  private static final List<Stage> LEVELS = List.of(new LevelsFitStage(), new LevelsApplyStage());
  private static final List<Stage> TEXTS = List.of(new AnnotateStage(), new FilterStage());

  private final String source;
  private final ExperimentOptions options;
  private final Map<String, Split> splits;
  private final Set<String> labelled;

  /** What determines the tables of a fold that hold no words: the split of every speaker. */
  private record Speakers(Map<String, Split> splits) {}

  /** What determines its utterances: whether texts may quote what was said, too. */
  private record Said(Map<String, Split> splits, boolean showTranscripts) {}

  private FoldRun(
      String source, ExperimentOptions options, Map<String, Split> splits, Set<String> labelled) {
    this.source = source;
    this.options = options;
    this.splits = new TreeMap<>(splits);
    this.labelled = labelled;
  }

  /** The folds of an experiment over a run, in their order. */
  static List<FoldRun> all(Storage storage, String source, ExperimentOptions options)
      throws IOException {
    List<Utterance> utterances;
    try (Stream<Utterance> rows = TableReader.open(storage, source, Table.UTTERANCES).rows()) {
      utterances = rows.filter(u -> u.emotion() != null).toList();
    }
    SpeakerFolds folds = SpeakerFolds.of(utterances, options.folds(), options.foldSeed());
    Set<String> labelled =
        utterances.stream().map(Utterance::utteranceId).collect(Collectors.toSet());
    List<FoldRun> out = new ArrayList<>();
    for (int fold = 0; fold < options.folds(); fold++) {
      out.add(
          new FoldRun(source, options, folds.splits(fold, options.validationOneIn()), labelled));
    }
    return out;
  }

  /**
   * Makes what is not made yet.
   *
   * @param texts whether somebody learns from texts: a classifier on measurements does not
   */
  void make(RunConfig config, boolean texts, Console console) throws Exception {
    try (RunContext context = RunContext.open(config, console, false, null)) {
      StageRunner runner = new StageRunner(context);
      runner.run(
          new FoldTableStage<>(
              source,
              Table.UTTERANCES,
              new Said(splits, options.showTranscripts()),
              u ->
                  u.emotion() == null
                      ? null
                      : u.withSplit(splits.get(u.speakerId()), options.showTranscripts())));
      runner.run(
          new FoldTableStage<>(
              source,
              Table.PROSODY,
              new Speakers(splits),
              p -> labelled.contains(p.utteranceId()) ? p : null));
      runner.run(
          new FoldTableStage<>(source, Table.AUDIT, new Speakers(splits), finding -> finding));
      for (Stage stage : LEVELS) {
        console.result(runner.run(stage));
      }
      if (!texts) {
        return;
      }
      for (Stage stage : TEXTS) {
        console.result(runner.run(stage));
      }
      if (options.trainRewardModel()) {
        console.result(runner.run(new TuplesStage()));
        console.result(runner.run(new RewardTrainStage()));
      }
    }
  }
}
