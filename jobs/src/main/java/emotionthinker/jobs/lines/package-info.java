/** Lines of text from outside, bounded and checked: what the commands on JSON lines read. */
package emotionthinker.jobs.lines;
