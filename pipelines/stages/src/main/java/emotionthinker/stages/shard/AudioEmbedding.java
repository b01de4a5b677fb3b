package emotionthinker.stages.shard;

import emotionthinker.schemas.WireName;

/** What shards carry of audio that may be redistributed; other audio is always a path. */
public enum AudioEmbedding implements WireName {
  /** The source file's bytes; channels, segments and rare containers become 16-bit WAV. */
  ORIGINAL("original"),
  /** 16-bit WAV throughout. */
  PCM16_WAV("pcm16_wav"),
  /** Nothing: a path and a SHA-256. */
  NONE("none");

  private final String wire;

  AudioEmbedding(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
