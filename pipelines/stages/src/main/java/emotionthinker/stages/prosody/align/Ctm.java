package emotionthinker.stages.prosody.align;

import emotionthinker.schemas.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * NIST's time-marked conversation format as Kaldi and sclite write it: recording, channel, start,
 * duration, word, and perhaps a confidence, separated by white space; ";;" starts a comment.
 */
final class Ctm {
  private Ctm() {}

  /** The words of a recording; of the only one when the file has one, whatever it is called. */
  static List<Word> words(String text, String recording) throws AlignmentException {
    List<Word> all = new ArrayList<>();
    List<Word> wanted = new ArrayList<>();
    Set<String> recordings = new HashSet<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] cells = line.strip().split("\\s+");
      if (line.isBlank() || cells[0].startsWith(";;")) {
        continue;
      }
      if (cells.length < 5) {
        throw new AlignmentException(
            "line "
                + number
                + " is not recording, channel, start, duration, word: "
                + line.strip());
      }
      recordings.add(cells[0]);
      if (AlignmentParser.isWord(cells[4])) {
        double startS = seconds(cells[2], number);
        Word word = AlignmentParser.word(cells[4], startS, startS + seconds(cells[3], number));
        all.add(word);
        if (cells[0].equals(recording)) {
          wanted.add(word);
        }
      }
    }
    if (recordings.isEmpty()) {
      throw new AlignmentException("the CTM has no line");
    }
    if (recordings.size() > 1 && !recordings.contains(recording)) {
      throw new AlignmentException(
          "the CTM has " + recordings.size() + " recordings and none is called " + recording);
    }
    return recordings.size() == 1 ? all : wanted;
  }

  private static double seconds(String cell, int line) throws AlignmentException {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new AlignmentException("line " + line + " has no number of seconds: " + cell, e);
    }
  }
}
