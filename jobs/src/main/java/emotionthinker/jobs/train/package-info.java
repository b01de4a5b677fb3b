/**
 * Training stages: what {@code sft} and {@code grpo} have in common whoever trains. A {@link
 * emotionthinker.jobs.train.TrainerBackend} makes the stage of a trainer; every one writes the same
 * table, {@code <run>/<stage>/training_log}.
 */
package emotionthinker.jobs.train;
