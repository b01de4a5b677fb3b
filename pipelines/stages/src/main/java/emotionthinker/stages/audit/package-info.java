/**
 * The quality and leakage audit: what in a run would make measurements, labels or an evaluation
 * unreliable, as rows of the {@code audit} table.
 *
 * <p>It goes over the utterances twice. First {@link emotionthinker.stages.audit.AuditStatistics}
 * gathers mergeable histograms of every corpus. Then each check speaks: {@link
 * emotionthinker.stages.audit.UtteranceChecks} on single utterances, {@link
 * emotionthinker.stages.audit.NearDuplicateAudio} on pairs that share a word of their fingerprints,
 * {@link emotionthinker.stages.audit.SplitGroups} on speakers, recordings and transcripts. {@link
 * emotionthinker.stages.audit.AuditSummary} makes one row for every corpus and check of it, and
 * {@link emotionthinker.stages.audit.AuditGate} lets later stages reject what the configuration
 * says.
 */
package emotionthinker.stages.audit;
