/** Groups of rewards, replayed without a run: what {@code advantages} works on. */
package emotionthinker.jobs.advantages;
