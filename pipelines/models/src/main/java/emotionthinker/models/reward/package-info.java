/**
 * The embedded reward model: a small network on DJL and PyTorch that reads cues and a reasoning and
 * gives the four dimensions with a confidence.
 *
 * <p>What it sees is made in {@code stages.reward.reading}. {@link
 * emotionthinker.models.reward.RewardNetwork} is the arithmetic, {@link
 * emotionthinker.models.reward.RewardTrainer} fits it to tuples of known quality, {@link
 * emotionthinker.models.reward.RewardModelFiles} are the files of a trained model by name, {@link
 * emotionthinker.models.reward.EmbeddedRewardModel} is the port. Nothing here opens a path.
 */
package emotionthinker.models.reward;
