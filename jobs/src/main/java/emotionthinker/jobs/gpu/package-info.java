/**
 * Handing nodes to a trainer on Spark: a barrier stage in which every task is a node. What is
 * decided is decided in {@link emotionthinker.stages.handoff}; here are Spark, sockets and
 * processes.
 *
 * <pre>
 * driver  {@link emotionthinker.jobs.gpu.HandoffStage}   launches until done or given up, commits the training log
 *         {@link emotionthinker.jobs.gpu.ClusterFit}     refuses what the cluster cannot hold
 *         {@link emotionthinker.jobs.gpu.OneLaunch}      one barrier job; watches signs of life, ends it as a whole
 *         {@link emotionthinker.jobs.gpu.DriverLine}     what nodes tell, what they are told
 * node    {@link emotionthinker.jobs.gpu.NodeTask}       the barrier task: checks, rendezvous, start, watch, report
 *         {@link emotionthinker.jobs.gpu.Guard}          the process that owns the ranks and outlives a killed executor
 *         {@link emotionthinker.jobs.gpu.LeasedPort}     the rendezvous port, held
 * </pre>
 */
package emotionthinker.jobs.gpu;
