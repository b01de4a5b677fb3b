package emotionthinker.beam;

import emotionthinker.stages.corpus.Draft;
import java.io.Serializable;

/**
 * A draft on its way to a decoder.
 *
 * @param corpus name of its corpus
 * @param draft the draft
 */
record CorpusDraft(String corpus, Draft draft) implements Serializable {}
