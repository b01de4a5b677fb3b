/**
 * Training data of the reasoning reward model: texts at known quality, made from good ones.
 *
 * <p>{@code Draft} is a good text cut into sentences, each with what it claims. An {@link
 * emotionthinker.stages.reward.tuples.Operator} damages it on one dimension, {@code Rubric} says
 * which scores that leaves, {@link emotionthinker.stages.reward.tuples.TupleBuilder} draws the
 * damages. Whole operators, and whole opening patterns of the template writer, can be held out: a
 * model that learns the fingerprints of our damages instead of quality shows there.
 *
 * <p>The rubric (what is not said stays 5; scores are whole numbers, half up):
 *
 * <pre>
 * factual_alignment               1 + 4 (true claims / claims); 3 without claims
 * caption_completeness            1 + 4 (weight of cues spoken of / weight of cues on the sheet);
 *                                 salient cues weigh 1, a normal level 1/2
 * interpretative_quality          5 cues lead to the conclusion; 4 one link missing; 3 generic, or
 *                                 one link reversed; 2 mostly so, or no conclusion; 1 does not follow
 * fluency_and_structural_clarity  5 reads well; 4 one slip; 3 order or repetition disturbs;
 *                                 2 hard to read; 1 barely readable
 * </pre>
 *
 * <p>Facts are true or false by construction, not by what the claim verifier reads in the damaged
 * text, so a judge that is better than the verifier can show it.
 */
package emotionthinker.stages.reward.tuples;
