package emotionthinker.stages.corpus.readers;

import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.Sheet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * nEMO (Christop 2024), Polish: {@code WR0_anger_64.wav} is speaker, emotion, sentence. Text,
 * gender and age come from data.tsv, or from a labels.csv with columns file, text, gender and age.
 */
public final class NemoReader implements CorpusReader {
  private static final Pattern NAME = Pattern.compile("([A-Z]{2}\\d)_([a-z]+)_(\\d+)\\.\\w+");

  @Override
  public String name() {
    return "nemo";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    Map<String, Sheet.Row> facts = new HashMap<>();
    files
        .sheet("data.tsv", "labels.csv")
        .ifPresent(
            sheet ->
                sheet.rows().stream()
                    .filter(row -> row.get("file_id", "file") != null)
                    .forEach(row -> facts.put(stem(row.get("file_id", "file")), row)));
    return files.audioByName(
        spec,
        NAME,
        (file, part) -> {
          Draft.Builder draft = Draft.at(file).speaker(part.group(1)).label(part.group(2));
          Sheet.Row row = facts.get(stem(file.path()));
          if (row != null) {
            draft.transcript(row.get("raw_text", "text"));
            draft.gender(Sheets.gender(row.get("gender")));
            draft.ageYears(Sheets.number(row.get("age")));
          }
          return draft.build();
        });
  }

  private static String stem(String path) {
    return CorpusPaths.withoutExtension(Sheets.fileName(path));
  }
}
