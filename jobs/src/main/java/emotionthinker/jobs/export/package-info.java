/** Files for trainers: writing, naming, reading back. */
package emotionthinker.jobs.export;
