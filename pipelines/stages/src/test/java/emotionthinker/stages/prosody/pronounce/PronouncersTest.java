package emotionthinker.stages.prosody.pronounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PronouncersTest {

  @ParameterizedTest
  @CsvSource({
    "en, THE CHILD ALMOST HURT THE SMALL DOG, 2 4 6 3 2 4 3",
    "en, don't forget a jacket, 4 5 1 5",
  })
  void phones_of_the_dictionary(String language, String text, String expected) {
    assertEquals(
        expected,
        TranscriptWords.of(text).stream()
            .map(w -> pronounce(language, w).phones().toString())
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | fellow Americans country jacket's Quatlix's | 2 4 2 2 3",
        "de | Der Lappen liegt auf dem Eisschrank | 1 2 1 1 1 2",
        "de | Das schwarze Blatt Papier befindet sich da oben neben dem Holzstück |"
            + " 1 2 1 2 3 1 1 2 2 1 2",
        "de | Häuser Bäume neue Quelle Theater Boot See Jahr jetzt Typ | 2 2 2 2 3 1 1 1 1 1",
        "pl | Na złamaną kończynę często zakłada się gips | 1 3 3 2 3 1 1",
        "pl | dzień dobry nauka ósmy miasto w świetle | 1 2 2 2 2 0 2",
        "fr | Le petit chat est parti quatre table que fée guerre qui beaucoup | 1 2 1 1 2 1 1 1 1 1 1 2",
        "fr | Noël naïf étoile aérien pays voyage élève | 2 2 2 3 1 2 2",
        "it | Buongiorno la casa chiesa aiuola perché città guerra quando | 3 1 2 2 3 2 2 2 2",
        "es | Buenos días la guerra aire ciudad maíz queso voy muy ayer | 2 2 1 2 2 2 2 2 1 1 2",
      })
  void syllables(String language, String text, String expected) {
    assertEquals(
        expected.strip(),
        TranscriptWords.of(text).stream()
            .map(w -> String.valueOf(pronounce(language, w).syllables()))
            .collect(Collectors.joining(" ")));
  }

  /**
   * The spelling rules alone, on every fourth word of the dictionary: names and abbreviations too.
   */
  @Test
  void english_spelling_against_the_whole_dictionary() {
    Map<String, Pronunciation> words = CmuDictionary.words();
    assertTrue(words.size() > 120_000, "words " + words.size());
    int all = 0;
    int phonesRight = 0;
    int phonesOff = 0;
    int syllablesRight = 0;
    long predicted = 0;
    long actual = 0;
    int index = 0;
    for (Map.Entry<String, Pronunciation> word : new TreeMap<>(words).entrySet()) {
      if (index++ % 4 != 0 || !word.getKey().matches("[a-z]+")) {
        continue;
      }
      Pronunciation read = EnglishSpelling.read(word.getKey());
      Pronunciation known = word.getValue();
      all++;
      phonesRight += read.phones().equals(known.phones()) ? 1 : 0;
      phonesOff += Math.abs(read.phones() - known.phones());
      syllablesRight += read.syllables() == known.syllables() ? 1 : 0;
      predicted += read.phones();
      actual += known.phones();
    }
    double exact = (double) phonesRight / all;
    double syllablesExact = (double) syllablesRight / all;
    double bias = (double) predicted / actual - 1;
    double off = (double) phonesOff / all;
    assertTrue(exact > 0.82, "phones right " + exact);
    assertTrue(off < 0.20, "mean error in phones " + off);
    assertTrue(syllablesExact > 0.91, "syllables right " + syllablesExact);
    assertTrue(Math.abs(bias) < 0.015, "bias " + bias);
  }

  @Test
  void what_no_letters_spell_has_no_pronunciation() {
    assertEquals(Optional.empty(), Pronouncers.of("en").orElseThrow().pronounce("1995"));
    assertEquals(Optional.empty(), Pronouncers.of("de").orElseThrow().pronounce("中文"));
    assertEquals(Optional.empty(), Pronouncers.of("und"));
    assertTrue(Pronouncers.of("en-GB").isPresent());
    assertEquals(
        List.of("Don\u2019t", "re", "enter", "42", "times"),
        TranscriptWords.of("\u201eDon\u2019t\u201c re-enter 42 times!"));
  }

  private static Pronunciation pronounce(String language, String word) {
    return Pronouncers.of(language).orElseThrow().pronounce(word).orElseThrow();
  }
}
