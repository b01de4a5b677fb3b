package emotionthinker.stages.export;

import emotionthinker.schemas.WireName;

/** Where the audio of exported rows lies. */
public enum AudioExport implements WireName {
  /**
   * Files are written where a corpus lets its audio be passed on; other rows name the file of the
   * corpus.
   */
  FILES("files"),
  /** Nothing is written; rows name the files of the corpora. */
  PATHS("paths"),
  /**
   * Files are written of whatever is no file of a corpus, also where it may not be passed on: for
   * use on this site only.
   */
  LOCAL("local");

  private final String wire;

  AudioExport(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
