/**
 * What joins a configuration to a teacher that is a language model: the key, the clips, the ledger,
 * and what a stage would cost.
 */
package emotionthinker.jobs.teach;
