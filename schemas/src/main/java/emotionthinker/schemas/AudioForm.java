package emotionthinker.schemas;

/** What the audio of a shard row holds. */
public enum AudioForm implements WireName {
  /** The bytes of the source file as they are: the utterance is the whole file. */
  ORIGINAL("original"),
  /** The channel or segment of the utterance as a 16-bit PCM WAV file. */
  PCM16_WAV("pcm16_wav"),
  /** No bytes: a path, to be found in a copy of the corpus. */
  PATH("path");

  private final String wire;

  AudioForm(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
