/**
 * Questions about prosody with answers that were measured: what a model learns to hear before it
 * learns to reason, as EmotionThinker-Base did.
 *
 * <p>{@link emotionthinker.stages.tasks.PerceptionTasks} asks for the levels of an utterance where
 * it has them. {@link emotionthinker.stages.tasks.ComparativeTasks} makes three variants of one
 * utterance that differ in pitch, energy or speed alone, and asks for their order. All three are
 * changed, the middle one by a small random amount: a model that tells processed from unprocessed
 * speech learns nothing by that. Each variant is measured after it is made, and a task whose
 * variants do not measure in their order is rejected.
 */
package emotionthinker.stages.tasks;
