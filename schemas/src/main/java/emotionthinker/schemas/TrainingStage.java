package emotionthinker.schemas;

/** A stage that trains the policy. */
public enum TrainingStage implements WireName {
  /** Supervised fine-tuning. */
  SFT("sft"),
  /** GRPO with the progressive, trust-weighted reasoning reward. */
  GRPO("grpo");

  private final String wire;

  TrainingStage(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
