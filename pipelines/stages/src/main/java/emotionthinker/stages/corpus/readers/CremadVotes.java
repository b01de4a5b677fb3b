package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.LabelVote;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What raters of CREMA-D heard in the voice alone, by file name without extension. */
final class CremadVotes {
  static final Map<String, String> EMOTIONS =
      Map.of("A", "anger", "D", "disgust", "F", "fear", "H", "happy", "N", "neutral", "S", "sad");

  private CremadVotes() {}

  static Map<String, List<LabelVote>> byName(CorpusFiles files) {
    Sheet sheet = files.sheet("tabulatedVotes.csv", "summaryTable.csv", "labels.csv").orElse(null);
    if (sheet == null) {
      return Map.of();
    }
    boolean counted = sheet.columns().contains("numresponses");
    return sheet.rows().stream()
        .filter(row -> !counted || (row.get("") != null && row.get("").matches("1\\d{5}")))
        .filter(row -> row.get("fileName", "file") != null)
        .collect(
            Collectors.toMap(
                row -> CorpusPaths.withoutExtension(Sheets.fileName(row.get("fileName", "file"))),
                row -> counted ? counts(row) : majority(row.get("VoiceVote", "voice_vote")),
                (first, second) -> first));
  }

  private static List<LabelVote> counts(Sheet.Row row) {
    List<LabelVote> votes = new ArrayList<>();
    for (String letter : List.of("A", "D", "F", "H", "N", "S")) {
      Double count = Sheets.number(row.get(letter));
      if (count != null && count > 0) {
        votes.add(new LabelVote(EMOTIONS.get(letter), count));
      }
    }
    return votes;
  }

  private static List<LabelVote> majority(String letters) {
    List<String> heard = letters == null ? List.of() : List.of(letters.split(":", -1));
    return heard.stream()
        .filter(EMOTIONS::containsKey)
        .map(letter -> new LabelVote(EMOTIONS.get(letter), 1.0 / heard.size()))
        .toList();
  }
}
