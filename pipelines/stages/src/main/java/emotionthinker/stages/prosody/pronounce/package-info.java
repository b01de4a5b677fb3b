/**
 * How long written words are when spoken: phones where a language has a dictionary, syllables by
 * spelling elsewhere. What {@code phones_per_s} and word times without an aligner are made from.
 */
package emotionthinker.stages.prosody.pronounce;
