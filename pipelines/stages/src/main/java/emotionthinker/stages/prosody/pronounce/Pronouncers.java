package emotionthinker.stages.prosody.pronounce;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The pronouncers by language: English with phones (dictionary, then spelling); German, Polish,
 * French, Italian and Spanish with syllables.
 */
public final class Pronouncers {
  private static final Map<String, Pronouncer> BY_LANGUAGE =
      Map.of(
          "en", EnglishPronouncer.instance(),
          "de", SyllablesBySpelling.GERMAN,
          "pl", SyllablesBySpelling.POLISH,
          "fr", SyllablesBySpelling.FRENCH,
          "it", SyllablesBySpelling.ITALIAN,
          "es", SyllablesBySpelling.SPANISH);

  private Pronouncers() {}

  /**
   * The pronouncer of a language.
   *
   * @param languageTag BCP 47; only its primary subtag counts
   */
  public static Optional<Pronouncer> of(String languageTag) {
    String language = languageTag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_LANGUAGE.get(language));
  }
}
