/**
 * Stages on Spark. {@link emotionthinker.jobs.spark.SparkTables} reads parts as data sets and
 * commits what was made; a function beside each stage calls its pure engine row by row, and what
 * fails becomes a reject. {@code ModelPerJvm} is the bridge to DJL: one model per executor, on the
 * device that the task was given.
 */
package emotionthinker.jobs.spark;
