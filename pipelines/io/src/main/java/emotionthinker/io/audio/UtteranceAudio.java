package emotionthinker.io.audio;

import emotionthinker.io.Storage;
import emotionthinker.io.container.LocatedBytes;
import emotionthinker.io.container.Locator;
import emotionthinker.io.table.AudioPack;
import emotionthinker.schemas.Utterance;
import java.io.IOException;

/** The audio of ingested utterances: the file, and the samples of its channel and segment. */
public final class UtteranceAudio {
  private final Storage storage;
  private final AudioLimits limits;
  private final AudioDecoder decoder = new AudioDecoder();

  /** For files of one storage, within limits. */
  public UtteranceAudio(Storage storage, AudioLimits limits) {
    this.storage = storage;
    this.limits = limits;
  }

  /** The bytes of the file as they lie in the corpus, also when they were packed. */
  public byte[] file(Utterance utterance) throws IOException {
    return bytes(utterance.audioUri(), utterance.locator());
  }

  /**
   * The bytes of a file, or of what lies inside one.
   *
   * @param locator where inside; null for the whole file
   */
  public byte[] bytes(String uri, String locator) throws IOException {
    if (locator == null) {
      return storage.readAllBytes(uri, limits.maxBytes());
    }
    Locator inside = Locator.parse(locator).orElse(null);
    return inside == null
        ? AudioPack.read(storage, uri, locator)
        : LocatedBytes.read(storage, uri, inside, limits.maxBytes());
  }

  /**
   * The samples of the utterance.
   *
   * @throws AudioDecodeException when the file cannot be decoded, with {@link AudioProblem#CHANGED}
   *     when its samples are not those that were ingested
   * @throws IOException when the file cannot be read
   */
  public DecodedAudio samples(Utterance utterance) throws IOException, AudioDecodeException {
    DecodedAudio audio = decoder.decode(file(utterance), limits);
    if (utterance.channel() != null) {
      audio = audio.channelOnly(utterance.channel());
    }
    if (utterance.segmentStartS() != null) {
      audio = audio.segment(utterance.segmentStartS(), utterance.segmentEndS());
    }
    if (!audio.pcmSha256().equals(utterance.audioSha256())) {
      throw new AudioDecodeException(
          AudioProblem.CHANGED,
          "the decoded samples of " + utterance.audioUri() + " are not those that were ingested");
    }
    return audio;
  }
}
