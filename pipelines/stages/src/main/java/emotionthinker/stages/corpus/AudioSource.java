package emotionthinker.stages.corpus;

/** Decodes the audio of drafts; implemented over the decoders by the module that runs them. */
public interface AudioSource {

  /**
   * What decoding the segment and channel of a draft finds out.
   *
   * @throws UndecodableException when there is no such audio, with the reason
   */
  AudioFacts facts(Draft draft) throws UndecodableException;
}
