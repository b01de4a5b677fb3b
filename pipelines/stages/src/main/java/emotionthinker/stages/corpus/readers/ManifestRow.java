package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.LabelVote;
import emotionthinker.schemas.Split;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A row of a manifest as a draft; {@link ManifestColumns} says where its values come from. */
final class ManifestRow {
  private ManifestRow() {}

  /** The draft of a row, or the problem of a value that is none of what its column may hold. */
  static CorpusEntry entry(CorpusFile file, Sheet.Row row, Map<String, String[]> columns) {
    Function<String, String> value = field -> row.get(columns.get(field));
    if (row.flaw() != null) {
      return CorpusEntry.badRow(row.origin(), row.flaw());
    }
    try {
      String label = value.apply("label");
      List<LabelVote> votes = votes(value.apply("votes"));
      Double agreement = number("agreement", value.apply("agreement"));
      Double age = number("age", value.apply("age"));
      Double channel = number("channel", value.apply("channel"));
      if (channel != null && (channel < 0 || channel > 65_535 || channel % 1 != 0)) {
        throw new IllegalArgumentException("channel = " + channel + " is no channel number");
      }
      Gender gender = Sheets.gender(value.apply("gender"));
      Split split = Sheets.split(value.apply("split"));
      if (split == null && value.apply("split") != null) {
        throw new IllegalArgumentException("split = " + value.apply("split") + " is no split");
      }
      boolean counted = votes.stream().mapToDouble(LabelVote::votes).sum() > 1.5;
      return Draft.at(file)
          .origin(row.origin())
          .speaker(value.apply("speaker"))
          .gender(gender)
          .ageYears(age)
          .language(value.apply("language"))
          .transcript(value.apply("transcript"))
          .label(label)
          .votes(votes)
          .agreement(agreement == null && counted ? Sheets.share(votes, label) : agreement)
          .intensity(value.apply("intensity"))
          .channel(channel == null ? null : channel.intValue())
          .segment(number("start", value.apply("start")), number("end", value.apply("end")))
          .officialSplit(split)
          .build();
    } catch (IllegalArgumentException e) {
      return CorpusEntry.badRow(row.origin(), e.getMessage());
    }
  }

  private static List<LabelVote> votes(String text) {
    List<LabelVote> votes = new ArrayList<>();
    for (String vote : text == null ? new String[0] : text.split(";", -1)) {
      int colon = vote.lastIndexOf(':');
      String label = colon < 0 ? vote : vote.substring(0, colon);
      Double count = colon < 0 ? 1.0 : number("votes", vote.substring(colon + 1).strip());
      votes.add(new LabelVote(label.strip(), count));
    }
    return votes;
  }

  private static Double number(String field, String text) {
    Double number = Sheets.number(text);
    if (number == null && text != null) {
      throw new IllegalArgumentException(field + " = " + text + " is no plain decimal number");
    }
    return number;
  }
}
