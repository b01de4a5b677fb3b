package emotionthinker.jobs.reward;

import emotionthinker.io.Storage;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.reward.Dimension;
import emotionthinker.stages.reward.DimensionScores;
import emotionthinker.stages.reward.calibration.Agreement;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Judges' scores of tuples: CSV in UTF-8 with a header, columns {@code tuple_id, judge,
 * factual_alignment, interpretative_quality, caption_completeness, fluency_and_structural_clarity};
 * one row per judge and text, scores 1 to 5, fractions allowed.
 */
public final class HumanScores {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .build();

  private final Map<String, Map<String, DimensionScores>> judges = new TreeMap<>();

  /** No scores yet. */
  public static HumanScores none() {
    return new HumanScores();
  }

  /**
   * Reads a file.
   *
   * @throws UserException naming the row that lacks a column or has a score outside 1 to 5
   */
  public static HumanScores read(Storage storage, String file) throws IOException {
    HumanScores out = new HumanScores();
    try (Reader reader =
            new InputStreamReader(storage.open(storage.resolve(file)), StandardCharsets.UTF_8);
        CSVParser rows = CSVParser.parse(reader, FORMAT)) {
      for (CSVRecord row : rows) {
        try {
          out.add(row.get("judge"), row.get("tuple_id"), scores(row));
        } catch (IllegalArgumentException e) {
          throw new UserException(
              file
                  + ", row "
                  + row.getRecordNumber()
                  + ": "
                  + e.getMessage()
                  + ". What to do: give every row tuple_id, judge and the four scores from 1 to 5",
              e);
        }
      }
    }
    return out;
  }

  private static DimensionScores scores(CSVRecord row) {
    return new DimensionScores(
        score(row, Dimension.FACTUAL_ALIGNMENT),
        score(row, Dimension.INTERPRETATIVE_QUALITY),
        score(row, Dimension.CAPTION_COMPLETENESS),
        score(row, Dimension.FLUENCY_AND_STRUCTURAL_CLARITY));
  }

  private static double score(CSVRecord row, Dimension dimension) {
    return Double.parseDouble(row.get(dimension.wire()));
  }

  /** Adds what a judge, perhaps a program, says of a text. */
  public void add(String judge, String tupleId, DimensionScores scores) {
    judges.computeIfAbsent(judge, j -> new TreeMap<>()).put(tupleId, scores);
  }

  /** Agreement of every two judges on the texts that both scored, by dimension. */
  public Map<String, Map<String, Agreement>> pairs() {
    Map<String, Map<String, Agreement>> out = new TreeMap<>();
    List<String> names = new ArrayList<>(judges.keySet());
    for (int i = 0; i < names.size(); i++) {
      for (String other : names.subList(i + 1, names.size())) {
        Map<String, DimensionScores> a = judges.get(names.get(i));
        Map<String, DimensionScores> b = judges.get(other);
        List<String> both = a.keySet().stream().filter(b::containsKey).toList();
        if (!both.isEmpty()) {
          Map<String, Agreement> agreements = new TreeMap<>();
          for (Dimension d : Dimension.values()) {
            agreements.put(
                d.wire(),
                Agreement.of(
                    both.stream().mapToDouble(id -> a.get(id).of(d)).toArray(),
                    both.stream().mapToDouble(id -> b.get(id).of(d)).toArray()));
          }
          out.put(names.get(i) + " and " + other, agreements);
        }
      }
    }
    return out;
  }
}
