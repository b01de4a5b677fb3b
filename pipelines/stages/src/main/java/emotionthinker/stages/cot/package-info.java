/**
 * Chains of thought: what a text may cite ({@link emotionthinker.stages.cot.CueSheet}), who writes
 * it ({@link emotionthinker.stages.cot.Teacher}), what it claims ({@code claims}) and whether it
 * stays ({@code filter}).
 *
 * <p>One idea holds the package together: a reasoning text is worth no more than the measurements
 * under it. So the writer sees a sheet of cues and nothing else, the verifier reads any text (ours,
 * a large language model's, a released file's) against the same sheet, and the filter lets through
 * what the sheet bears out. The verifier knows nothing of the writer: it is a reader of English
 * with a lexicon, and the writer's grammar is held to it by a test, not the other way round.
 *
 * <p>A cue that was not measured, or not with confidence, is null on the sheet: the writer does not
 * mention it, and a claim about it is unsupported, which is a different fault from contradicted.
 */
package emotionthinker.stages.cot;
