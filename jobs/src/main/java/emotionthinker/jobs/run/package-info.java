/**
 * How stages run: {@link emotionthinker.jobs.run.Stage} says what determines its table and how it
 * is made, {@link emotionthinker.jobs.run.StageRunner} compares that with the manifest that is
 * there and skips, refuses or runs, {@link emotionthinker.jobs.run.RunContext} holds the lock, the
 * storage and the engines of one run folder. Clocks end here: times go to {@code _timings}, never
 * into a table.
 */
package emotionthinker.jobs.run;
