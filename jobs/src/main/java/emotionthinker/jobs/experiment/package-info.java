/**
 * Arms, folds and seeds side by side: {@link emotionthinker.jobs.experiment.FoldRun} makes a run of
 * each fold with everything fitted on its training speakers, {@link
 * emotionthinker.jobs.experiment.ArmRun} trains and evaluates an arm in it, {@link
 * emotionthinker.jobs.experiment.ExperimentResults} puts the folds together. All of it is skipped
 * where its manifests match, so an experiment goes on where it was killed.
 */
package emotionthinker.jobs.experiment;
