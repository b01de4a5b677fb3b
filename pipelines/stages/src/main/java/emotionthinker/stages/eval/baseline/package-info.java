/**
 * What a speech model has to beat: classifiers that see nothing but the row of an utterance in the
 * prosody table. {@link emotionthinker.stages.eval.baseline.ProsodyVector} makes numbers of a row,
 * {@link emotionthinker.stages.eval.baseline.Standardizer} scales them by training speakers, {@link
 * emotionthinker.stages.eval.baseline.BaselineFit} chooses the settings of a {@link
 * emotionthinker.stages.eval.baseline.Trainer} on folds of training speakers.
 */
package emotionthinker.stages.eval.baseline;
