/**
 * What a reward model sees of a reasoning: a {@link
 * emotionthinker.stages.reward.reading.ReasoningReader} makes of cues and text the words with what
 * they claim, numbers per sentence, and numbers of the whole ({@link
 * emotionthinker.stages.reward.reading.Reading}).
 *
 * <p>Everything is a share or a flag, nothing counts words of the text: a longer text of the same
 * quality looks the same. Counted are only reasons that rest on nothing, up to three. Quotations of
 * the transcript are one word. A cue is spoken of in whatever order the words stand. What a
 * sentence says twice is claimed once. Nothing is learnt. Pure and thread-safe.
 */
package emotionthinker.stages.reward.reading;
