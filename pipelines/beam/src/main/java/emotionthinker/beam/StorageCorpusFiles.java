package emotionthinker.beam;

import emotionthinker.io.Entry;
import emotionthinker.io.Links;
import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.corpus.CorpusFile;
import emotionthinker.stages.corpus.CorpusFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The files below a corpus root in Storage, listed once. */
public final class StorageCorpusFiles implements CorpusFiles {
  /** Largest label file; the largest known (CREMA-D's tabulated votes) has 4 MB. */
  private static final long MAX_LABEL_FILE_BYTES = 256L << 20;

  private final Storage storage;
  private final String root;
  private final List<CorpusFile> files;

  private StorageCorpusFiles(Storage storage, String root, List<CorpusFile> files) {
    this.storage = storage;
    this.root = root;
    this.files = files;
  }

  /**
   * Lists a corpus root.
   *
   * @throws UserException when there is no such folder
   */
  public static StorageCorpusFiles list(Storage storage, String corpus, String root) {
    try (Stream<Entry> entries = storage.list(root, Links.WITHIN_ROOT)) {
      List<CorpusFile> files =
          entries.map(e -> new CorpusFile(e.relative(), e.bytes(), e.problem())).toList();
      return new StorageCorpusFiles(storage, root, files);
    } catch (StorageException e) {
      throw new UserException(
          "corpus "
              + corpus
              + " cannot be listed: "
              + e.getMessage()
              + ". What to do: set its root to the folder that holds it",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Stream<CorpusFile> list() {
    return files.stream();
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
}
