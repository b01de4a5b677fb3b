/**
 * Stages on Beam: a pipeline of transforms from {@code emotionthinker.beam} between two tables, on
 * the direct runner or on the Spark context that the other stages use.
 */
package emotionthinker.jobs.beam;
