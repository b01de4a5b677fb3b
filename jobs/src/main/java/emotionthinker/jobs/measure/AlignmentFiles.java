package emotionthinker.jobs.measure;

import emotionthinker.io.Storage;
import emotionthinker.schemas.Utterance;
import emotionthinker.schemas.Word;
import emotionthinker.stages.prosody.align.AlignmentException;
import emotionthinker.stages.prosody.align.AlignmentParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds and reads the word times of utterances. The last file read is kept: one CTM may serve many.
 */
public final class AlignmentFiles {
  private static final String FOLDER = "{folder}/";
  private static final long MAX_BYTES = 256L << 20;

  private final Storage storage;
  private final List<String> patterns;
  private String lastFile;
  private byte[] lastBytes;

  /**
   * @param patterns paths or URIs with {folder}, {stem} and {corpus}; the first that exists is read
   */
  public AlignmentFiles(Storage storage, List<String> patterns) {
    this.storage = storage;
    this.patterns = List.copyOf(patterns);
  }

  /**
   * The words of an utterance with times from its start; null when no file exists.
   *
   * @throws AlignmentException when a file is there and is no alignment
   */
  public List<Word> words(Utterance utterance) throws IOException, AlignmentException {
    String file = find(utterance);
    if (file == null) {
      return null;
    }
    try {
      return within(utterance, AlignmentParser.parse(bytes(file), stem(utterance)));
    } catch (AlignmentException e) {
      throw new AlignmentException(file + ": " + e.getMessage(), e);
    }
  }

  /** The alignment file of an utterance; null when there is none. */
  public String find(Utterance utterance) throws IOException {
    String stem = stem(utterance);
    for (String pattern : patterns) {
      String file = file(pattern, utterance, stem);
      if (file.equals(lastFile) || storage.exists(file)) {
        return file;
      }
    }
    return null;
  }

  /** The name of the audio file; of audio inside another file the last part of the id. */
  private String stem(Utterance utterance) {
    if (utterance.locator() == null) {
      return FileMeasurer.stem(storage, utterance.audioUri());
    }
    String id = utterance.utteranceId();
    if (utterance.segmentStartS() != null) {
      id = id.substring(0, id.lastIndexOf('@'));
    }
    if (utterance.channel() != null) {
      id = id.substring(0, id.lastIndexOf('#'));
    }
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** Names are put in as children of a folder, so that a URI encodes them. */
  private String file(String pattern, Utterance utterance, String stem) {
    String names = pattern.replace("{corpus}", utterance.corpus()).replace("{stem}", stem);
    if (names.startsWith(FOLDER)) {
      return storage.child(storage.parent(utterance.audioUri()), names.substring(FOLDER.length()));
    }
    int fixed = pattern.lastIndexOf('/', pattern.indexOf('{')) + 1;
    return fixed == 0
        ? storage.resolve(names)
        : storage.child(storage.resolve(pattern.substring(0, fixed)), names.substring(fixed));
  }

  private byte[] bytes(String file) throws IOException {
    if (!file.equals(lastFile)) {
      lastBytes = storage.readAllBytes(file, MAX_BYTES);
      lastFile = file;
    }
    return lastBytes;
  }

  /** Of the words of the whole file, those whose middle lies in the utterance's segment. */
  private static List<Word> within(Utterance utterance, List<Word> words) {
    if (utterance.segmentStartS() == null) {
      return words;
    }
    double startS = utterance.segmentStartS();
    double endS = utterance.segmentEndS();
    List<Word> inside = new ArrayList<>();
    for (Word word : words) {
      double middleS = 0.5 * (word.startS() + word.endS());
      if (middleS >= startS && middleS < endS) {
        inside.add(
            new Word(
                word.text(),
                Math.max(0, word.startS() - startS),
                Math.min(endS, word.endS()) - startS,
                null));
      }
    }
    return inside;
  }
}
