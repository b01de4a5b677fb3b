package emotionthinker.stages.corpus;

import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads the layout of one corpus: file names, folders, label files. A reader never touches audio
 * and keeps no state; {@link CorpusReaders} lists them all with the layout that each expects.
 */
public interface CorpusReader {

  /** The name that {@code reader = …} uses in a corpus file. */
  String name();

  /**
   * One entry per utterance, or per item that gives none. Entries may come in any order.
   *
   * @param files what lies below the corpus root
   * @param spec the corpus
   * @throws emotionthinker.schemas.UserException when a file that the layout needs is missing
   */
  Stream<CorpusEntry> read(CorpusFiles files, CorpusSpec spec);

  /**
   * The files that are read one by one: what one gives depends on no other of them. Of a large
   * corpus {@link #read} is called many times, with some of these files each time and all others
   * every time. By default the audio files; none where a label file says which there are.
   */
  default Predicate<CorpusFile> alone(CorpusSpec spec) {
    Predicate<String> audio = spec.compiledFilePattern().asMatchPredicate();
    return file -> audio.test(file.path());
  }
}
