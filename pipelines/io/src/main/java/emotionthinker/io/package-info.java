/**
 * The only door to files. {@link emotionthinker.io.Storage} reads, lists and writes on this
 * machine, HDFS, S3A and whatever else Hadoop knows; {@link emotionthinker.io.RunLock} lets one
 * process write a run at a time. Tables are in {@code emotionthinker.io.table}, decoders in {@code
 * emotionthinker.io.audio}.
 */
package emotionthinker.io;
