package emotionthinker.stages.corpus;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.RejectReason;
import java.io.Serializable;

/** What a reader says about one item of a corpus: a draft of an utterance, or why there is none. */
public sealed interface CorpusEntry extends Serializable permits Draft, CorpusEntry.Problem {

  /** Where the entry comes from: the path of a file, or {@code path:line} of a label file. */
  String origin();

  /**
   * An item that gives no draft.
   *
   * @param origin path of the file, or path:line of the row
   * @param reason typed reason
   * @param detail what was seen, for a person
   */
  record Problem(String origin, RejectReason reason, String detail) implements CorpusEntry {

    /** Checks every component. */
    public Problem {
      Checks.text("origin", origin);
      Checks.present("reason", reason);
      Checks.present("detail", detail);
    }
  }

  /** Something in the place of a file that cannot be read. */
  static Problem unreadable(CorpusFile file, String origin) {
    return new Problem(
        origin, file.problem(), file.path() + " is not a file that can be read below the root");
  }

  /** An audio file whose name the layout does not explain. */
  static Problem badName(String path, String expected) {
    return new Problem(
        path, RejectReason.BAD_FILE_NAME, "the file name does not have the form " + expected);
  }

  /** A row of a label file that cannot be understood. */
  static Problem badRow(String origin, String detail) {
    return new Problem(origin, RejectReason.BAD_MANIFEST_ROW, detail);
  }
}
