package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.LabelVote;
import emotionthinker.schemas.Split;
import emotionthinker.stages.corpus.Sheet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What label files write in many ways: genders, splits, numbers; null when it is none of them. */
final class Sheets {
  /** Plain decimals only: Double.parseDouble would take NaN, Infinity, 1e999, 0x1p3 and 3d too. */
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?([eE]-?\\d{1,2})?");

  private Sheets() {}

  /** The rows of an optional sheet by the value of a column. */
  static Map<String, Sheet.Row> index(Optional<Sheet> sheet, String... columns) {
    return sheet.map(s -> s.by(columns)).orElse(Map.of());
  }

  /** The last part of a path. */
  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A gender in any usual spelling; null when it is another or absent. */
  static Gender gender(String text) {
    return switch (text == null ? "" : text.strip().toLowerCase(Locale.ROOT)) {
      case "m", "male", "man" -> Gender.MALE;
      case "f", "female", "woman", "w" -> Gender.FEMALE;
      default -> null;
    };
  }

  /** A split in any usual spelling; null when it is another or absent. */
  static Split split(String text) {
    return switch (text == null ? "" : text.strip().toLowerCase(Locale.ROOT)) {
      case "train", "training", "tr" -> Split.TRAIN;
      case "validation", "valid", "val", "dev", "development", "cv" -> Split.VALIDATION;
      case "test", "tt", "eval", "evaluation", "test1", "test2", "test3" -> Split.TEST;
      default -> null;
    };
  }

  /** A plain decimal number; null when it is none. */
  static Double number(String text) {
    return text != null && NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
  }

  /** Share of the votes that went to a label, whatever its case; null without votes. */
  static Double share(List<LabelVote> votes, String label) {
    double all = votes.stream().mapToDouble(LabelVote::votes).sum();
    double own =
        votes.stream()
            .filter(vote -> vote.label().equalsIgnoreCase(label))
            .mapToDouble(LabelVote::votes)
            .sum();
    return all > 0 ? own / all : null;
  }
}
