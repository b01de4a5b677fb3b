/** Rows of texts with cues, checked one by one without a run: what {@code verify} works on. */
package emotionthinker.jobs.verify;
