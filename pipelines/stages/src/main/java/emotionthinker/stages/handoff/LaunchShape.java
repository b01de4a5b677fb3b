package emotionthinker.stages.handoff;

import emotionthinker.schemas.WireName;

/** How the processes of a training come to be. */
public enum LaunchShape implements WireName {
  /** torchrun on every node; it starts the ranks of its node. */
  TORCHRUN("torchrun"),
  /** A Ray head on node 0, the other nodes join, and the program runs once, on node 0. */
  RAY("ray"),
  /** The program itself, once per rank, with the environment that torchrun would give it. */
  RANKS("ranks");

  private final String wire;

  LaunchShape(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
