/**
 * Handing nodes of a cluster to a trainer, as pure logic: what is started where with which
 * environment ({@link emotionthinker.stages.handoff.LaunchPlan}), when a training counts as hung
 * ({@link emotionthinker.stages.handoff.SignWatch}), which checkpoint is whole ({@link
 * emotionthinker.stages.handoff.CheckpointRule}), whether to launch again ({@link
 * emotionthinker.stages.handoff.AttemptPolicy}), and what a trainer's log says ({@link
 * emotionthinker.stages.handoff.StepLog}). Spark, sockets and processes are in jobs.
 */
package emotionthinker.stages.handoff;
