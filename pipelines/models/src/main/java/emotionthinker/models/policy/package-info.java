/**
 * The embedded policy: a small speech language model on DJL and PyTorch, and its two learners.
 *
 * <p>{@link emotionthinker.models.policy.PolicyWorker} gives gradients of parts of a batch for
 * given parameters, {@link emotionthinker.models.policy.PolicySampler} writes answers, {@link
 * emotionthinker.models.policy.SftTrainer} and {@link emotionthinker.models.policy.GrpoTrainer}
 * drive them through a {@link emotionthinker.models.policy.PartRunner}, in threads or on a cluster;
 * {@link emotionthinker.models.policy.PolicyFiles} are the files of a checkpoint by name, {@link
 * emotionthinker.models.policy.EmbeddedPolicy} is the port. Nothing here opens a path.
 */
package emotionthinker.models.policy;
