/**
 * The claim verifier: which statements about the voice a text makes, and whether they hold.
 *
 * <p>The steps of a sentence: {@code Tokenizer} (words with offsets, quotations set apart) → {@code
 * SentenceReader} (units of the lexicon, clauses) → {@code LevelFinder}, {@code StressFinder},
 * {@code Ellipsis}, {@code ProfileFinder} (findings) → {@code Judge} (verdicts). Adjectives are
 * read by what they are said of: "high" of pitch is pitch, "raised" of a voice is loudness, "flat"
 * of a contour is intonation, and of a noun the lexicon does not know ("a quick breath") nothing.
 * {@code Binder} finds that noun, {@code Scope} decides whether the statement is denied, or not
 * about this clip at all.
 *
 * <p>Decisions that could have gone the other way:
 *
 * <ul>
 *   <li>Generalities, conditionals and what would be are no claims. A definite noun phrase inside
 *       one is ("<i>the low pitch</i> is often heard in sadness").
 *   <li>Movement of intonation, voice, phrase or pitch is a contour (rising), also "toward the
 *       end"; of loudness and tempo a drift (increasing, unverifiable), and so is pitch at one word
 *       ("dips on 'no'") or between parts of the clip.
 *   <li>"Low voice" is pitch, "raised" or "lowered voice" is loudness, "energy" is loudness unless
 *       emotional.
 *   <li>"Deliberate" and "unhurried" assert slow and accept normal; "measured" and "steady" assert
 *       normal and accept slow.
 *   <li>Contours are one field with one value: a lively intonation contradicts a rising one.
 *   <li>Gender and age count at each mention, "the man" also inside a condition; pronouns and names
 *       are no claims. What the speaker may or might be is a guess, and said.
 *   <li>A quotation of up to four words beside a stress word is what is stressed, one claim a word;
 *       longer ones are not.
 *   <li>Voice quality and pauses have no place on most sheets; claims about them are then
 *       unverifiable, and the filter counts them by its own threshold. No pauses is the level
 *       absent.
 *   <li>"Does not rise or fall" is flat. "Loud? Yes." and "so is the volume" are claims; a question
 *       that nobody answers is none. Other speakers and the background are not the clip.
 * </ul>
 *
 * <p>{@code Reference} resolves "it", "the former" and "the latter"; other reference is not
 * resolved, relative clauses are not parsed in depth, and irony is read at face value.
 */
package emotionthinker.stages.cot.claims;
