package emotionthinker.stages.corpus;

import emotionthinker.schemas.UserException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files below a corpus root, as a reader sees them: a listing, the bytes of small text files,
 * and what tars and Parquet files hold besides audio. Readers never see the audio. Implemented over
 * Storage by the module that runs them, and by a map in tests.
 */
public interface CorpusFiles {

  /**
   * Everything below the root that is no folder, however deep, in any order; may be called several
   * times.
   */
  Stream<CorpusFile> list();

  /**
   * All bytes of a label or transcript file.
   *
   * @param path a path that {@link #list} gave
   */
  byte[] read(String path);

  /**
   * The members of a tar in their order, but for folders. What is wrong with a member is a problem
   * in its place; what is wrong with the tar is a problem at the end.
   *
   * @param path a path that {@link #list} gave
   * @param texts names of the members whose text is wanted
   */
  Stream<Member> members(String path, Predicate<String> texts);

  /**
   * A Parquet file. What is wrong with it is a problem in place of a row.
   *
   * @param path a path that {@link #list} gave
   */
  RowFile rows(String path);

  /** The files whose whole path matches the file pattern of {@code spec}. */
  default Stream<CorpusFile> audio(CorpusSpec spec) {
    Pattern pattern = spec.compiledFilePattern();
    return list().filter(f -> pattern.matcher(f.path()).matches());
  }

  /**
   * One entry for every audio file: what {@code entry} makes of a file whose name matches, a {@link
   * CorpusEntry.Problem} for every other.
   */
  default Stream<CorpusEntry> audioByName(
      CorpusSpec spec, Pattern name, BiFunction<CorpusFile, Matcher, CorpusEntry> entry) {
    return audio(spec).map(file -> entry(file, file.fileName(), name, entry));
  }

  /** As {@link #audioByName} for layouts that say something in their folders: matches the path. */
  default Stream<CorpusEntry> audioByPath(
      CorpusSpec spec, Pattern path, BiFunction<CorpusFile, Matcher, CorpusEntry> entry) {
    return audio(spec).map(file -> entry(file, file.path(), path, entry));
  }

  private static CorpusEntry entry(
      CorpusFile file,
      String text,
      Pattern pattern,
      BiFunction<CorpusFile, Matcher, CorpusEntry> entry) {
    if (file.problem() != null) {
      return CorpusEntry.unreadable(file, file.path());
    }
    Matcher matcher = pattern.matcher(text);
    return matcher.matches()
        ? entry.apply(file, matcher)
        : CorpusEntry.badName(file.path(), pattern.pattern());
  }

  /** The lines of a text file in UTF-8, without a byte-order mark. */
  default List<String> lines(String path) {
    String text = new String(read(path), StandardCharsets.UTF_8);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
  }

  /** Files with this name in any folder, or with this path; sorted by path. */
  default List<CorpusFile> named(String nameOrPath) {
    return list()
        .filter(f -> f.problem() == null)
        .filter(f -> f.path().equals(nameOrPath) || f.path().endsWith("/" + nameOrPath))
        .sorted(Comparator.comparing(CorpusFile::path))
        .toList();
  }

  /**
   * As {@link #named}, for files of which the corpus has one at least.
   *
   * @throws UserException saying which file was expected and what was seen
   */
  default List<CorpusFile> required(CorpusSpec spec, String nameOrPath) {
    List<CorpusFile> found = named(nameOrPath);
    if (found.isEmpty()) {
      throw CorpusReaders.unknownLayout(spec, this, "there is no file " + nameOrPath);
    }
    return found;
  }

  /** The sheet of the first of these names that exists, the smallest path where it exists twice. */
  default Optional<Sheet> sheet(String... names) {
    for (String name : names) {
      List<CorpusFile> found = named(name);
      if (!found.isEmpty()) {
        String path = found.get(0).path();
        return Optional.of(Sheet.parse(path, read(path)));
      }
    }
    return Optional.empty();
  }

  /**
   * As {@link #sheet}, for a file that the corpus cannot be read without.
   *
   * @throws UserException saying which file was expected and what was seen
   */
  default Sheet requiredSheet(CorpusSpec spec, String... names) {
    return sheet(names)
        .orElseThrow(
            () ->
                CorpusReaders.unknownLayout(
                    spec, this, "there is no file " + String.join(" or ", names)));
  }
}
