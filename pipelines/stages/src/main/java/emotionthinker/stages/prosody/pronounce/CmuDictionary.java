package emotionthinker.stages.prosody.pronounce;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The CMU Pronouncing Dictionary (North American English, about 125,000 words), reduced to counts:
 * the first pronunciation of each word. Read once per JVM, at first use.
 */
final class CmuDictionary {
  private static final String RESOURCE = "/edu/cmu/sphinx/models/en-us/cmudict-en-us.dict";
  private static final Set<String> VOWELS =
      Set.of(
          "AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW");
  private static final Map<String, Pronunciation> WORDS = load();

  private CmuDictionary() {}

  /** Every word in lower case, with its counts. */
  static Map<String, Pronunciation> words() {
    return WORDS;
  }

  private static Map<String, Pronunciation> load() {
    Map<String, Pronunciation> words = new HashMap<>(1 << 18);
    Map<Integer, Pronunciation> shared = new HashMap<>();
    try (InputStream in = CmuDictionary.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + RESOURCE);
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.trim().split("\\s+");
        if (cells.length > 1 && !cells[0].endsWith(")")) {
          words.put(cells[0], counts(cells, shared));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static Pronunciation counts(String[] cells, Map<Integer, Pronunciation> shared) {
    int phones = cells.length - 1;
    int syllables = 0;
    for (int i = 1; i < cells.length; i++) {
      syllables += VOWELS.contains(cells[i]) ? 1 : 0;
    }
    int vowels = syllables;
    return shared.computeIfAbsent(
        64 * phones + syllables, key -> new Pronunciation(phones, vowels));
  }
}
