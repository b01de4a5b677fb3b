/** What people and programs are told of an evaluation: JSON reports and summaries. */
package emotionthinker.jobs.evaluate;
