/**
 * The program. {@link emotionthinker.jobs.Main} reads a command line and turns what goes wrong into
 * an exit code: 0 done, 1 wrong usage, 2 a problem that the user can fix, 3 a bug, 4 the run folder
 * is in use. Everything below wires: which rows a stage reads, where its pure engine runs, how its
 * table is committed. A formula here is in the wrong room.
 */
package emotionthinker.jobs;
