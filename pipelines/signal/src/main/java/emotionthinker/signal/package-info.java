/**
 * Prosody from samples: pure functions of {@code float[]}, without files, threads, clock or
 * randomness. {@link emotionthinker.signal.ProsodyExtractor} measures a clip in one pass over
 * shared intermediate results; {@link emotionthinker.signal.PitchTracker} is the port of F0, with
 * our own tracker and Praat's two behind it. Each formula stands in one class under its field's
 * name, with the paper it comes from. What is undefined is NaN in contours and null in rows, never
 * 0. Hot loops run over arrays that the caller owns; nothing is allocated per frame.
 */
package emotionthinker.signal;
