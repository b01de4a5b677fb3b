package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusReader;
import emotionthinker.stages.corpus.CorpusReaders;
import emotionthinker.stages.corpus.CorpusSpec;
import emotionthinker.stages.corpus.Sheet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Any corpus that a CSV, TSV or JSONL file describes: one row per utterance, columns as in {@link
 * ManifestColumns}. Every file with the name of the manifest is read; paths are relative to its
 * folder. A path that leaves the root, or an audio file that is not there, is a reject; audio files
 * that no row names are no utterances.
 */
public final class ManifestReader implements CorpusReader {

  @Override
  public String name() {
    return "manifest";
  }

  @Override
  public Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec) {
    List<CorpusFile> manifests = files.named(spec.manifest());
    if (manifests.isEmpty()) {
      throw CorpusReaders.unknownLayout(spec, files, "there is no file " + spec.manifest());
    }
    Map<String, CorpusFile> listed =
        files.list().collect(Collectors.toMap(CorpusFile::path, Function.identity()));
    return manifests.stream()
        .flatMap(
            file -> {
              Sheet sheet = Sheet.parse(file.path(), files.read(file.path()));
              Map<String, String[]> columns = ManifestColumns.of(spec, sheet);
              return Stream.concat(
                  sheet.problems().stream(),
                  sheet.rows().stream().map(row -> entry(sheet, row, columns, listed)));
            });
  }

  private static CorpusEntry entry(
      Sheet sheet, Sheet.Row row, Map<String, String[]> columns, Map<String, CorpusFile> listed) {
    String written = row.get(columns.get("path"));
    if (written == null) {
      return CorpusEntry.badRow(row.origin(), "names no file");
    }
    Optional<String> path = CorpusPaths.resolve(sheet.path(), written);
    if (path.isEmpty()) {
      return new CorpusEntry.Problem(
          row.origin(), RejectReason.OUTSIDE_ROOT, written + " is not below the corpus root");
    }
    CorpusFile file = listed.get(path.get());
    if (file == null) {
      return new CorpusEntry.Problem(
          row.origin(), RejectReason.FILE_NOT_FOUND, path.get() + " is not below the corpus root");
    }
    return file.problem() == null
        ? ManifestRow.entry(file, row, columns)
        : CorpusEntry.unreadable(file, row.origin());
  }
}
