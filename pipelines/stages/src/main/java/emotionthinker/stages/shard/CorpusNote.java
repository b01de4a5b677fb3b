package emotionthinker.stages.shard;

import emotionthinker.schemas.Checks;

/**
 * What the card says of a corpus.
 *
 * @param title full name; null when the corpus file gives none
 * @param citation how to cite it; null when the corpus file gives none
 * @param labelNote how its emotion labels came about, for instance acted; null when not said
 */
public record CorpusNote(String title, String citation, String labelNote) {

  /** Checks that nothing given is blank. */
  public CorpusNote {
    for (String text : new String[] {title, citation, labelNote}) {
      if (text != null) {
        Checks.text("corpus note", text);
      }
    }
  }
}
