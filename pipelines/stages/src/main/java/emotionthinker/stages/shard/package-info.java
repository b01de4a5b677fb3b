/**
 * The finished data set: which rows, in which files, with what beside them.
 *
 * <p>{@link emotionthinker.stages.shard.ShardSelector} sees a small key of every row and plans the
 * whole: selection to a target size under quotas, order, shards, training subsets. The plan is a
 * function of the keys and the options, so shards can be written anywhere, in any number at once.
 * {@link emotionthinker.stages.shard.ShardRows} builds a row out of the tables before, {@link
 * emotionthinker.stages.shard.ShardAudioPlan} says what its audio may be, {@link
 * emotionthinker.stages.shard.ShardStatistics} counts what was written and {@link
 * emotionthinker.stages.shard.DatasetCard} tells people about it. The files themselves are written
 * by {@code emotionthinker.io.hf}.
 *
 * <p>What may be passed on is decided row by row from the policy of its corpus: no audio bytes
 * without {@code redistribute}, no transcription and no stressed words (they are words of it)
 * without {@code redistribute_transcript}. The reasoning is taken as it is: a text that quotes a
 * hidden transcript must not come this far, the filter stage sees to that.
 *
 * <p>{@link emotionthinker.stages.shard.ReleasedRowReader} goes the other way and reads rows of
 * EmotionCoT files as others released them.
 */
package emotionthinker.stages.shard;
