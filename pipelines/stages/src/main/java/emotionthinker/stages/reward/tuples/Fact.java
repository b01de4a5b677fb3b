package emotionthinker.stages.reward.tuples;

import emotionthinker.schemas.Cue;

/**
 * A claim of a sentence.
 *
 * @param cue what is spoken of
 * @param holds whether the measurements bear it out
 * @param quote its words; empty for one that an operator wrote
 */
record Fact(Cue cue, boolean holds, String quote) {}
