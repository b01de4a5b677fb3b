/**
 * Commands (picocli): options into configuration, results into text or JSON. A stage needs no class
 * here; one command class serves all that are in {@code Stages.ALL}. Every command shows an example
 * of itself, and a test asks for it.
 */
package emotionthinker.jobs.cli;
