package emotionthinker.stages.corpus.readers;

import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Inside;
import emotionthinker.stages.corpus.RowFile;
import emotionthinker.stages.corpus.Sheet;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Hugging Face Parquet: the column of type Audio (by the footer's {@code huggingface} features,
 * else the first binary column; {@code corpus.columns.path} names another) holds bytes, or a path
 * relative to the Parquet file. Other columns as in {@link ManifestColumns}, ClassLabels by their
 * names. The id of a row is the path of its file and its number. A split in the path (as {@link
 * ContainerFields} finds it) counts where the row names none.
 */
public final class HuggingFaceReader implements CorpusReader {
  @Override
  public String name() {
    return "huggingface";
  }

  @Override
  public Predicate<CorpusFile> alone(CorpusSpec spec) {
    return file -> file.path().endsWith(".parquet");
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    Map<String, String[]> columns = ManifestColumns.of(spec);
    Located located = new Located(files, spec);
    return files
        .list()
        .filter(alone(spec))
        .flatMap(
            file -> {
              if (file.problem() != null) {
                return Stream.of(CorpusEntry.unreadable(file, file.path()));
              }
              RowFile rows = files.rows(file.path());
              Features features = Features.of(rows);
              String audio = spec.columns().getOrDefault("path", features.audio(rows));
              return rows.rows()
                  .map(row -> entry(file.path(), row, features, audio, columns, located));
            });
  }

  private static CorpusEntry entry(
      String path,
      RowFile.Row row,
      Features features,
      String audio,
      Map<String, String[]> columns,
      Located files) {
    String number = String.format(Locale.ROOT, "%08d", row.row());
    String origin = path + ":" + number;
    if (row.problem() != null) {
      return new CorpusEntry.Problem(origin, row.problem(), row.detail());
    }
    ContainerFields values;
    try {
      values = new ContainerFields(features.values(row));
    } catch (IllegalArgumentException e) {
      return CorpusEntry.badRow(origin, e.getMessage());
    }
    values.putSplit(path, columns);
    Sheet.Row fields = values.row(origin);
    String cell = row.locators().getOrDefault(audio + ".bytes", row.locators().get(audio));
    if (cell != null) {
      CorpusFile member = CorpusFile.member(path + "/" + number, new Inside(path, cell));
      return ManifestRow.entry(member, fields, columns);
    }
    String written = row.values().getOrDefault(audio + ".path", fields.get(columns.get("path")));
    return written == null
        ? CorpusEntry.badRow(origin, "has no audio: neither bytes nor a path")
        : files.find(path, origin, written, file -> ManifestRow.entry(file, fields, columns));
  }
}
