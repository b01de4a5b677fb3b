package emotionthinker.schemas;

/** Which training stage a train row is for. */
public enum TrainingSubset implements WireName {
  /** Supervised fine-tuning before reinforcement learning. */
  COLD_START("cold_start"),
  /** Reinforcement learning. */
  RL("rl");

  private final String wire;

  TrainingSubset(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
