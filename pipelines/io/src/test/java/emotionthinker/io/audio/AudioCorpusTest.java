package emotionthinker.io.audio;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Every file of the real corpora beside the repository decodes, and is as long as its label says.
 */
class AudioCorpusTest {
  private static final double TOLERANCE_S = 0.020;

  private static Path corpora() {
    Path root = Path.of(System.getProperty("emotionthinker.root", "."));
    Path corpora = root.resolve("../shared/corpora").normalize();
    Assumptions.assumeTrue(Files.isDirectory(corpora), "no corpora beside the repository: skipped");
    return corpora;
  }

  @Test
  void everyFileDecodes() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(corpora())) {
      files =
          walk.filter(p -> p.toString().toLowerCase(Locale.ROOT).matches(".*\\.(wav|flac|mp3)"))
              .sorted()
              .toList();
    }
    assertTrue(files.size() > 1000, files.size() + " files");
    AudioDecoder decoder = new AudioDecoder();
    for (Path file : files) {
      try {
        DecodedAudio audio = decoder.decode(Files.readAllBytes(file), AudioLimits.defaults());
        assertTrue(audio.frames() > 0);
      } catch (AudioDecodeException e) {
        throw new AssertionError(file + ": " + e.problem() + ", " + e.getMessage(), e);
      }
    }
  }

  @Test
  void durationsRatesAndChannelsAreThoseOfTheLabels() throws Exception {
    Path corpora = corpora();
    int checked = 0;
    List<Path> tables;
    try (Stream<Path> folders = Files.list(corpora)) {
      tables = folders.map(f -> f.resolve("labels.csv")).filter(Files::exists).sorted().toList();
    }
    for (Path table : tables) {
      List<String> lines = Files.readAllLines(table);
      List<String> names = fields(lines.get(0));
      for (String line : lines.subList(1, lines.size())) {
        List<String> row = fields(line);
        Path file = table.resolveSibling(row.get(names.indexOf("file")));
        DecodedAudio audio =
            new AudioDecoder().decode(Files.readAllBytes(file), AudioLimits.defaults());
        String labelledS = row.get(names.indexOf("duration_s"));
        if (labelledS.isEmpty()) {
          continue; // one MP3 whose label leaves rate, channels and duration open
        }
        double expectedS = Double.parseDouble(labelledS);
        assertAll(
            file.toString(),
            () -> assertEquals(expectedS, audio.durationS(), TOLERANCE_S),
            () -> assertEquals(row.get(names.indexOf("rate")), "" + audio.sampleRateHz()),
            () -> assertEquals(row.get(names.indexOf("channels")), "" + audio.channels()));
        checked++;
      }
    }
    assertTrue(checked > 800, checked + " labels");
  }

  /** The fields of one CSV line; quotes may surround a field, doubled ones stand for one. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
