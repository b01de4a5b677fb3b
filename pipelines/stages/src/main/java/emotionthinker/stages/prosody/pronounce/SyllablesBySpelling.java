package emotionthinker.stages.prosody.pronounce;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Syllables of a word by its spelling: letters that are not spoken as a vowel are taken away, then
 * nuclei are counted, a digraph or diphthong being one. The rules are those of school grammars;
 * what they do not know is hiatus without a mark ("Familie", "rien") and elision in fluent speech.
 */
final class SyllablesBySpelling implements Pronouncer {
  private static final String FRENCH_VOWEL = "[aeiouyàâæéèêëîïôœùûüÿ]";

  /** "ie", "ei", "au", "eu" and double vowels are one; "u" after "q" is none. */
  static final Pronouncer GERMAN =
      new SyllablesBySpelling(
          "a-zäöüßáàâéèêëíîïóôúû",
          "ie|ei|ai|ey|ay|au|äu|eu|aa|ee|oo|[aeiouyäöüáàâéèêëíîïóôúû]",
          "(?<=q)u|y(?=[aeiouäöü])");

  /** Every vowel is one; "i" before a vowel only softens; "au" and "eu" are one. */
  static final Pronouncer POLISH =
      new SyllablesBySpelling("a-ząćęłńóśźż", "au|eu|[aąeęioóuy]", "i(?=[aąeęioóuy])");

  /** Adjacent vowels are one unless é or a diaeresis parts them; a final mute e is none. */
  static final Pronouncer FRENCH =
      new SyllablesBySpelling(
          "a-zàâæçéèêëîïôœùûüÿ",
          "[aeiouyàâæèêîôœùû]+?(?=[éëïüÿ])|[éëïüÿ]|[aeiouyàâæèêîôœùû]+",
          "(?<=[qg])u(?=[eéèêiîy])|(?<=q)u",
          "(?<=" + FRENCH_VOWEL + "[a-zç\u00b7]{0,4}|é)e(?=s?$)|[iy](?=[éè])|y(?=[aeiouàâê])");

  /** A strong vowel (a, e, o, accented) is one; i and u next to it belong to it. */
  static final Pronouncer ITALIAN =
      new SyllablesBySpelling(
          "a-zàèéìíîòóùú", "[iu]*[aeoàèéìíîòóùú][iu]*|[iuy]+", "(?<=[qg])u(?=[aeioàèéìòù])");

  /** A strong vowel (a, e, o, accented) is one; i, u and final y next to it belong to it. */
  static final Pronouncer SPANISH =
      new SyllablesBySpelling(
          "a-záéíñóúü",
          "[iuü]*[aeoáéóíú](?:[iuyü](?![aeoáéóíú]))*|[iuüy]+",
          "(?<=[qg])u(?=[eiéí])|y(?=[aeiouáéíóú])");

  private final Pattern letters;
  private final Pattern nucleus;
  private final List<Pattern> silent;

  private SyllablesBySpelling(String letters, String nucleus, String... silent) {
    this.letters = Pattern.compile("[" + letters + "'\u2019]+");
    this.nucleus = Pattern.compile(nucleus);
    this.silent = Arrays.stream(silent).map(Pattern::compile).toList();
  }

  @Override
  public Optional<Pronunciation> pronounce(String word) {
    String lower = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    if (!letters.matcher(lower).matches()) {
      return Optional.empty();
    }
    String spoken = lower;
    for (Pattern letter : silent) {
      spoken = letter.matcher(spoken).replaceAll("\u00b7");
    }
    Matcher nuclei = nucleus.matcher(spoken);
    int count = 0;
    while (nuclei.find()) {
      count++;
    }
    return Optional.of(new Pronunciation(null, count));
  }
}
