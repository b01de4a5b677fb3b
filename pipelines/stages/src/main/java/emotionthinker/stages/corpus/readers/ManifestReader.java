package emotionthinker.stages.corpus.readers;

import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Sheet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Any corpus that a CSV, TSV or JSONL file describes: one row per utterance, columns as in {@link
 * ManifestColumns}. Every file with the name of the manifest is read; paths are relative to its
 * folder. A path that leaves the root, an audio file that is not there, or one that no row names is
 * a reject.
 */
public final class ManifestReader implements CorpusReader {

  @Override
  public String name() {
    return "manifest";
  }

  @Override
  public Predicate<CorpusFile> alone(CorpusSpec spec) {
    return file -> false;
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    List<CorpusFile> manifests = files.required(spec, spec.manifest());
    Located located = new Located(files, spec);
    return located.andUnnamed(
        manifests.stream()
            .map(file -> Sheet.parse(file.path(), files.read(file.path())))
            .flatMap(sheet -> entries(sheet, spec, located)));
  }

  private static Stream<CorpusEntry> entries(Sheet sheet, CorpusSpec spec, Located located) {
    Map<String, String[]> columns = ManifestColumns.of(spec, sheet);
    return Stream.concat(
        sheet.problems().stream(),
        sheet.rows().stream().map(row -> entry(sheet, row, columns, located)));
  }

  private static CorpusEntry entry(
      Sheet sheet, Sheet.Row row, Map<String, String[]> columns, Located located) {
    String written = row.get(columns.get("path"));
    if (written == null) {
      return CorpusEntry.badRow(row.origin(), "names no file");
    }
    return located.find(
        sheet.path(), row.origin(), written, file -> ManifestRow.entry(file, row, columns));
  }
}
