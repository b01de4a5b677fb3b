/**
 * The command {@code measure}: prosody of single files without Spark, by the same engine as the
 * stage; a file that cannot be measured gives an error row, the others are still measured.
 */
package emotionthinker.jobs.measure;
