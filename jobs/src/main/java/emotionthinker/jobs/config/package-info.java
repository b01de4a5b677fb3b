/**
 * Configuration: HOCON over {@code conf/reference}, bound to records that check themselves. Unknown
 * keys are refused, as a misspelt setting is worse than none. What a stage's rows depend on goes
 * from its records into the table's manifest; secrets never come through here.
 */
package emotionthinker.jobs.config;
