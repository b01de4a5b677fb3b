package emotionthinker.stages.corpus;

import emotionthinker.schemas.Reject;
import emotionthinker.schemas.Utterance;

/** What became of a draft: a row, or a reject with its reason; never nothing. */
public sealed interface IngestResult {

  /** A row of the utterances table. */
  record Accepted(Utterance utterance) implements IngestResult {}

  /** A row of its rejects. */
  record Rejected(Reject reject) implements IngestResult {}
}
