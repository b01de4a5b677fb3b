/**
 * Evaluation: what a system answered, held against what is known.
 *
 * <p>{@link emotionthinker.stages.eval.PredictionMaker} reads raw answers under a {@link
 * emotionthinker.stages.eval.LabelSet} and checks their reasoning. {@link
 * emotionthinker.stages.eval.Tally} adds answers up, in any order and parted in any way; {@link
 * emotionthinker.stages.eval.Metrics} are functions of such sums, so that {@link
 * emotionthinker.stages.eval.SpeakerBootstrap} resamples speakers by adding theirs again. {@link
 * emotionthinker.stages.eval.EvalReport} makes the rows of table {@code eval}, {@link
 * emotionthinker.stages.eval.PairedComparison} holds two systems against each other, {@link
 * emotionthinker.stages.eval.SpeakerFolds} parts speakers for cross-validation. Package {@code
 * baseline} is what a system has to beat: classifiers that see only the prosody table.
 */
package emotionthinker.stages.eval;
