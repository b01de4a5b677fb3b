package emotionthinker.stages.prosody.pronounce;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** English: the CMU dictionary, then the word without a possessive s, then the spelling. */
final class EnglishPronouncer implements Pronouncer {
  private static final Pattern LETTERS = Pattern.compile("[a-z]+(?:'[a-z]+)*");
  private static final Pattern SIBILANT = Pattern.compile(".*(s|x|z|ch|sh|ce|ge|se|ze)");
  private static final EnglishPronouncer INSTANCE = new EnglishPronouncer();

  private EnglishPronouncer() {}

  static EnglishPronouncer instance() {
    return INSTANCE;
  }

  @Override
  public Optional<Pronunciation> pronounce(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    if (!LETTERS.matcher(lower).matches()) {
      return Optional.empty();
    }
    Pronunciation known = CmuDictionary.words().get(lower);
    if (known != null) {
      return Optional.of(known);
    }
    if (lower.endsWith("'s")) {
      String stem = lower.substring(0, lower.length() - 2);
      boolean syllable = SIBILANT.matcher(stem).matches();
      return pronounce(stem)
          .map(
              p ->
                  new Pronunciation(
                      p.phones() + (syllable ? 2 : 1), p.syllables() + (syllable ? 1 : 0)));
    }
    return Optional.of(EnglishSpelling.read(lower.replace("'", "")));
  }
}
