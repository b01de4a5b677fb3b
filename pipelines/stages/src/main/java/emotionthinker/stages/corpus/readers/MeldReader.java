package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.Split;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.Sheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * MELD (Poria et al. 2019): {@code train_splits/dia0_utt0.mp4}, {@code dev_splits_complete}, {@code
 * output_repeated_splits_test}, whose numbers repeat, with {@code train_sent_emo.csv}, {@code
 * dev_sent_emo.csv} and {@code test_sent_emo.csv} (columns Dialogue_ID, Utterance_ID, Speaker,
 * Utterance, Emotion). The official splits share speakers. A clip that its table does not name is a
 * problem.
 */
public final class MeldReader implements CorpusReader {
  private static final Pattern NAME =
      Pattern.compile("(?:.*/)?[^/]*(train|dev|test)[^/]*/(?:.*/)?dia(\\d+)_utt(\\d+)\\.\\w+");

  @Override
  public String name() {
    return "meld";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    Map<String, Sheet.Row> rows = new HashMap<>();
    for (String split : List.of("train", "dev", "test")) {
      for (Sheet.Row row : files.requiredSheet(spec, split + "_sent_emo.csv").rows()) {
        rows.put(split + "/" + row.get("Dialogue_ID") + "/" + row.get("Utterance_ID"), row);
      }
    }
    return files.audioByPath(
        spec,
        NAME,
        (file, part) -> {
          String split = part.group(1);
          Sheet.Row row = rows.get(split + "/" + part.group(2) + "/" + part.group(3));
          if (row == null) {
            return CorpusEntry.badName(file.path(), "a row of " + split + "_sent_emo.csv");
          }
          return Draft.at(file)
              .speaker(row.get("Speaker"))
              .transcript(row.get("Utterance"))
              .label(row.get("Emotion"))
              .officialSplit(split.equals("dev") ? Split.VALIDATION : Sheets.split(split))
              .build();
        });
  }
}
