package emotionthinker.stages.corpus;

import emotionthinker.schemas.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A corpus in memory: path to text; audio files hold no bytes as readers never look at them. */
public record MapFiles(
    Map<String, byte[]> contents,
    Map<String, List<Member>> tars,
    Map<String, RowFile> rowFiles,
    Map<String, RejectReason> problems)
    implements CorpusFiles {

  MapFiles(Map<String, byte[]> contents) {
    this(contents, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /** Files with empty contents, and texts as pairs of path and text. */
  public static MapFiles of(String... paths) {
    Map<String, byte[]> contents = new TreeMap<>();
    for (String path : paths) {
      contents.put(path, new byte[0]);
    }
    return new MapFiles(contents);
  }

  /** The same files and one text file more. */
  public MapFiles text(String path, String text) {
    Map<String, byte[]> more = new TreeMap<>(contents);
    more.put(path, text.getBytes(StandardCharsets.UTF_8));
    return new MapFiles(more);
  }

  /** A real folder; bytes are read only from small text files. */
  public static MapFiles folder(Path root) {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        boolean text = path.toString().matches(".*\\.(csv|tsv|jsonl)");
        String relative = root.relativize(path).toString();
        contents.put(relative, text ? Files.readAllBytes(path) : new byte[0]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new MapFiles(contents);
  }

  @Override
  public Stream<CorpusFile> list() {
    return contents.entrySet().stream()
        .map(
            e ->
                problems.containsKey(e.getKey())
                    ? CorpusFile.problem(e.getKey(), problems.get(e.getKey()))
                    : CorpusFile.of(e.getKey(), e.getValue().length));
  }

  /** The same files and something in the place of a file. */
  public MapFiles problem(String path, RejectReason reason) {
    Map<String, byte[]> more = new TreeMap<>(contents);
    more.put(path, null);
    problems.put(path, reason);
    return new MapFiles(more, tars, rowFiles, problems);
  }

  /** The same files with members in one of them. */
  public MapFiles tar(String path, Member... members) {
    tars.put(path, List.of(members));
    return this;
  }

  /** The same files with rows in one of them. */
  public MapFiles parquet(String path, RowFile rows) {
    rowFiles.put(path, rows);
    return this;
  }

  @Override
  public Stream<Member> members(String path, Predicate<String> texts) {
    return tars.get(path).stream();
  }

  @Override
  public RowFile rows(String path) {
    return rowFiles.get(path);
  }

  @Override
  public byte[] read(String path) {
    return contents.get(path);
  }
}
