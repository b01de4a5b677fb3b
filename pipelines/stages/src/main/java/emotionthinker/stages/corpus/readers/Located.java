package emotionthinker.stages.corpus.readers;

import emotionthinker.schemas.RejectReason;
import emotionthinker.stages.corpus.CorpusEntry;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.CorpusPaths;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the audio files that label files name: only what the listing of the root holds is ever
 * opened, so that neither a path nor a link leads out of it.
 */
final class Located {
  private final Map<String, CorpusFile> files;

  Located(CorpusFiles files) {
    this.files = files.list().collect(Collectors.toMap(CorpusFile::path, Function.identity()));
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
    return file.problem() == null ? then.apply(file) : CorpusEntry.unreadable(file, origin);
  }
}
