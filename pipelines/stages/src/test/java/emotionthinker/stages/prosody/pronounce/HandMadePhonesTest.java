package emotionthinker.stages.prosody.pronounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Expected phones against hand-made phone strings of read English, when they are there. */
class HandMadePhonesTest {
  private static final Set<String> NO_PHONES = Set.of("cl", "vcl", "sil", "epi");

  @Test
  void expected_phones_of_read_sentences() throws IOException {
    Path labels =
        Path.of(System.getProperty("emotionthinker.root", "."))
            .resolve("../shared/corpora/neutral_en/labels.csv");
    Assumptions.assumeTrue(Files.exists(labels), "no corpora beside the repository");
    Pronouncer english = Pronouncers.of("en").orElseThrow();
    int sentences = 0;
    int spoken = 0;
    int expected = 0;
    int off = 0;
    try (Reader in = Files.newBufferedReader(labels)) {
      List<CSVRecord> rows =
          CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build().parse(in)
              .getRecords();
      for (CSVRecord row : rows) {
        if (row.get("phones").isBlank()) {
          continue;
        }
        long heard =
            Arrays.stream(row.get("phones").split(" ")).filter(p -> !NO_PHONES.contains(p)).count();
        int counted =
            TranscriptWords.of(row.get("text")).stream()
                .mapToInt(word -> english.pronounce(word).orElseThrow().phones())
                .sum();
        sentences++;
        spoken += (int) heard;
        expected += counted;
        off += Math.abs(counted - (int) heard);
      }
    }
    System.out.printf(
        "%d sentences: %d phones expected, %d spoken, absolute difference %d%n",
        sentences, expected, spoken, off);
    assertEquals(5, sentences);
    assertTrue(off <= 0.06 * spoken, off + " of " + spoken);
  }
}
