/**
 * What trainers of others read: rows of shards, prosody tasks and reward tuples in the formats of
 * ms-swift, TRL, verl, LLaMA-Factory and OpenRLHF.
 *
 * <p>{@link emotionthinker.stages.export.Examples} makes one form of all of them, an {@link
 * emotionthinker.stages.export.Example}; {@link emotionthinker.stages.export.RowForms} writes it as
 * a format wants it, and {@link emotionthinker.stages.export.RowRules} says of any row what is
 * wrong with it. Where audio lies is decided by {@link emotionthinker.stages.export.AudioPlace}: of
 * a corpus that may not be redistributed nothing is written, neither its audio nor anything made of
 * it, unless the export is for use on this site only.
 */
package emotionthinker.stages.export;
