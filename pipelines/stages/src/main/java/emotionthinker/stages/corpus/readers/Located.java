package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import emotionthinker.stages.corpus.CorpusSpec;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the audio files that label files name: only what the listing of the root holds is ever
 * opened, so that neither a path nor a link leads out of it. An audio file that no label file names
 * is a problem too: nobody can tell whether it was forgotten or left out on purpose, so it is
 * counted in and rejected, once all rows have been read.
 */
final class Located {
  private final TreeMap<String, CorpusFile> files;
  private final Set<String> named = new HashSet<>();
  private final Pattern audio;

  Located(CorpusFiles files, CorpusSpec spec) {
    this.files =
        files
            .list()
            .collect(
                Collectors.toMap(CorpusFile::path, Function.identity(), (a, b) -> a, TreeMap::new));
    this.audio = spec.compiledFilePattern();
  }

  /** Entries of label files, followed by a problem for every audio file that they do not name. */
  Stream<CorpusEntry> andUnnamed(Stream<CorpusEntry> entries) {
    return Stream.concat(entries, Stream.of(files).flatMap(all -> unnamed(all)));
  }

  private Stream<CorpusEntry> unnamed(Map<String, CorpusFile> all) {
    return all.values().stream()
        .filter(file -> !named.contains(file.path()) && audio.matcher(file.path()).matches())
        .map(
            file ->
                file.problem() == null
                    ? new CorpusEntry.Problem(
                        file.path(), RejectReason.NOT_IN_MANIFEST, "no label file names it")
                    : CorpusEntry.unreadable(file, file.path()));
  }

  /**
   * What {@code then} makes of the file that a label file means by {@code written}, or the problem
   * why there is none.
   */
  CorpusEntry find(
      String labelFile, String origin, String written, Function<CorpusFile, CorpusEntry> then) {
    Optional<String> path = CorpusPaths.resolve(labelFile, written);
    if (path.isEmpty()) {
      return new CorpusEntry.Problem(
          origin, RejectReason.OUTSIDE_ROOT, written + " is no file below the corpus root");
    }
    CorpusFile file = files.get(path.get());
    if (file == null) {
      return new CorpusEntry.Problem(
          origin, RejectReason.FILE_NOT_FOUND, path.get() + " is not below the corpus root");
    }
    return known(file, origin, then);
  }

  /** What {@code then} makes of a file that was found in another way. */
  CorpusEntry known(CorpusFile file, String origin, Function<CorpusFile, CorpusEntry> then) {
    named.add(file.path());
    return file.problem() == null ? then.apply(file) : CorpusEntry.unreadable(file, origin);
  }
}
