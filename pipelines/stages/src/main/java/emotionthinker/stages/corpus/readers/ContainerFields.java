package emotionthinker.stages.corpus.readers;

import emotionthinker.stages.corpus.Member;
import emotionthinker.stages.corpus.Sheet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What containers say of their audio, as the values of a row. */
final class ContainerFields {
  private static final Pattern SPLIT = Pattern.compile("(?:^|[-_.])([a-z]+)(?=[-_.]|$)");

  private final Map<String, String> values = new HashMap<>();
  private String flaw;

  ContainerFields() {}

  ContainerFields(Map<String, String> values) {
    this.values.putAll(values);
  }

  /** Puts in what a text member says; what a JSON member says stands over the others. */
  void put(Member member) {
    String extension = TarSamples.extension(member.name()).toLowerCase(Locale.ROOT);
    if (member.problem() != null) {
      flaw = member.name() + ": " + member.detail();
    } else if (extension.endsWith("json")) {
      try {
        values.putAll(Sheet.members(member.text()));
      } catch (IllegalArgumentException e) {
        flaw = member.name() + ": " + e.getMessage();
      }
    } else if (!member.text().isBlank()) {
      int dot = extension.lastIndexOf('.');
      String plain = extension.equals("txt") ? "text" : "label";
      values.putIfAbsent(dot < 0 ? plain : extension.substring(0, dot), member.text().strip());
    }
  }

  /** Why the values cannot be used; null when they can. */
  String flaw() {
    return flaw;
  }

  /** The values as a row. */
  Sheet.Row row(String origin) {
    return new Sheet.Row(origin, values);
  }

  /**
   * Puts in the split that the path of a file names between dashes, dots, underscores or slashes
   * ({@code data/train-00000-of-00002.parquet}, {@code validation/0000.parquet}), unless the values
   * have one.
   */
  void putSplit(String path, Map<String, String[]> columns) {
    for (String column : columns.get("split")) {
      if (values.containsKey(column)) {
        return;
      }
    }
    for (String part : path.toLowerCase(Locale.ROOT).split("/", -1)) {
      Matcher word = SPLIT.matcher(part);
      while (word.find()) {
        if (Sheets.split(word.group(1)) != null) {
          values.put(columns.get("split")[0], word.group(1));
        }
      }
    }
  }
}
