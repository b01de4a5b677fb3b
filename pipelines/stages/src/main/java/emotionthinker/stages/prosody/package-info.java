/**
 * From measurements to rows: which tracker and settings a run uses, and the {@code prosody} row of
 * a clip. The measuring itself is {@code emotionthinker.signal}.
 */
package emotionthinker.stages.prosody;
