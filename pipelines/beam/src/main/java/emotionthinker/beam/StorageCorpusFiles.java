package emotionthinker.beam;

import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.io.container.ParquetRows;
import emotionthinker.io.container.TarMember;
import emotionthinker.io.container.TarWalk;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import emotionthinker.stages.corpus.Member;
import emotionthinker.stages.corpus.RowFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Files below a corpus root in Storage that were listed before.
 *
 * @param storage where
 * @param root the root
 * @param files what is there, in any order, as often as asked
 */
record StorageCorpusFiles(Storage storage, String root, Iterable<CorpusFile> files)
    implements CorpusFiles {
  /** Largest label file; the largest known (CREMA-D's tabulated votes) has 4 MB. */
  private static final long MAX_LABEL_FILE_BYTES = 256L << 20;

  @Override
  public Stream<CorpusFile> list() {
    return StreamSupport.stream(files.spliterator(), false);
  }

  @Override
  public byte[] read(String path) {
    try {
      return storage.readAllBytes(storage.child(root, path), MAX_LABEL_FILE_BYTES);
    } catch (StorageException e) {
      String what = e.reason() == RejectReason.TOO_LARGE ? " is too large" : " cannot be read";
      throw new UserException("label file " + path + what + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Stream<Member> members(String path, Predicate<String> texts) {
    try {
      return TarWalk.members(storage, storage.child(root, path), texts)
          .map(member -> member(path, member));
    } catch (StorageException e) {
      return Stream.of(new Member("", path, null, 0, null, e.reason(), e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Member member(String path, TarMember member) {
    return new Member(
        member.name(),
        path + ":" + member.headerOffset(),
        member.data() == null ? null : member.data().toString(),
        member.data() == null ? 0 : member.data().length(),
        member.text(),
        member.problem(),
        member.detail());
  }

  @Override
  public RowFile rows(String path) {
    try {
      ParquetRows rows = ParquetRows.open(storage, storage.child(root, path));
      int character = Spliterator.ORDERED | Spliterator.NONNULL;
      Stream<RowFile.Row> stream =
          StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, character), false)
              .onClose(() -> close(rows))
              .map(
                  row -> {
                    Map<String, String> locators = new TreeMap<>();
                    row.cells().forEach((column, cell) -> locators.put(column, cell.toString()));
                    return new RowFile.Row(
                        row.row(), row.values(), locators, row.problem(), row.detail());
                  });
      return new RowFile(rows.footer(), rows.cells(), stream);
    } catch (StorageException e) {
      return new RowFile(
          Map.of(),
          java.util.List.of(),
          Stream.of(new RowFile.Row(0, Map.of(), Map.of(), e.reason(), e.getMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(ParquetRows rows) {
    try {
      rows.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
