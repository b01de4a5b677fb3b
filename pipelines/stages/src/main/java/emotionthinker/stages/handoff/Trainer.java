package emotionthinker.stages.handoff;

import emotionthinker.schemas.WireName;

/** Trainers that nodes can be handed to, and what is known of each. */
public enum Trainer implements WireName {
  /** ms-swift, the one with GRPO of Qwen2.5-Omni. */
  MS_SWIFT("ms-swift", LaunchShape.TORCHRUN, "swift", CheckpointRule.HUGGING_FACE),
  /** Hugging Face TRL. */
  TRL("trl", LaunchShape.TORCHRUN, "trl", CheckpointRule.HUGGING_FACE),
  /** verl. */
  VERL("verl", LaunchShape.RAY, "verl", CheckpointRule.VERL),
  /** OpenRLHF. */
  OPENRLHF("openrlhf", LaunchShape.RAY, "openrlhf", CheckpointRule.DEEPSPEED),
  /** Any program. */
  COMMAND("command", LaunchShape.RANKS, null, CheckpointRule.MARKER);

  private final String wire;
  private final LaunchShape shape;
  private final String module;
  private final CheckpointRule checkpoints;

  Trainer(String wire, LaunchShape shape, String module, CheckpointRule checkpoints) {
    this.wire = wire;
    this.shape = shape;
    this.module = module;
    this.checkpoints = checkpoints;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** The shape it is launched in unless the configuration says otherwise. */
  public LaunchShape shape() {
    return shape;
  }

  /** Python module that every node must have; null for none. */
  public String module() {
    return module;
  }

  /** How its checkpoints look unless the configuration says otherwise. */
  public CheckpointRule checkpoints() {
    return checkpoints;
  }
}
