package emotionthinker.stages.prosody.pronounce;

import java.util.Optional;

/**
 * Port: what is known of a language's pronunciation. Implementations are safe for several threads.
 */
public interface Pronouncer {

  /**
   * The pronunciation of one word.
   *
   * @param word one orthographic word in any case, as {@link TranscriptWords} cuts them
   * @return empty when the word is not spelled in letters of the language (digits, another script)
   */
  Optional<Pronunciation> pronounce(String word);
}
