/**
 * Attributes of speakers that no corpus gives: a port, and an estimate of gender from the voice's
 * acoustics as the last resort. A model behind the port is in {@code emotionthinker.models}.
 */
package emotionthinker.stages.prosody.speaker;
