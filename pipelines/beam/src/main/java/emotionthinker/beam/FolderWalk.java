package emotionthinker.beam;

import emotionthinker.io.Entry;
import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.schemas.UserException;
import emotionthinker.stages.corpus.CorpusSpec;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Folders of one corpus, one at a time.
 *
 * @param storage where
 * @param corpus the corpus
 */
record FolderWalk(Storage storage, CorpusSpec corpus) {

  /**
   * The files and problems of a folder, lazily. A folder that cannot be listed is a problem.
   *
   * @param folder the folder; null for the root
   * @param folders takes the folders in it
   * @throws UserException when it is the root that cannot be listed
   */
  Stream<Entry> files(Entry folder, Consumer<Entry> folders) throws IOException {
    try {
      return storage
          .children(corpus.root(), folder)
          .filter(
              entry -> {
                if (entry.kind() == Entry.Kind.FOLDER) {
                  folders.accept(entry);
                }
                return entry.kind() != Entry.Kind.FOLDER;
              });
    } catch (StorageException e) {
      if (folder != null) {
        return Stream.of(folder.unlistable(e.reason()));
      }
      throw new UserException(
          "corpus "
              + corpus.name()
              + " cannot be listed: "
              + e.getMessage()
              + ". What to do: set run.corpora_dir or corpora."
              + corpus.name()
              + ".root to the folder that holds it",
          e);
    }
  }
}
