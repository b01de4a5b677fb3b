package emotionthinker.beam;

import emotionthinker.io.Storage;
import emotionthinker.io.StorageException;
import emotionthinker.io.audio.AudioDecodeException;
import emotionthinker.io.audio.AudioDecoder;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.io.audio.UtteranceAudio;
import emotionthinker.stages.corpus.AudioFacts;
import emotionthinker.stages.corpus.AudioSource;
import emotionthinker.stages.corpus.Draft;
import emotionthinker.stages.corpus.UndecodableException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Decodes the files of one corpus. The last file, or the reason why it could not be decoded, is
 * kept: drafts of one file that come one after another decode it once.
 */
final class DraftAudio implements AudioSource {
  private final Storage storage;
  private final String root;
  private final AudioLimits limits;
  private final UtteranceAudio bytes;
  private final AudioDecoder decoder = new AudioDecoder();
  private long decoded;
  private String lastPath;
  private DecodedAudio last;
  private UndecodableException lastProblem;

  DraftAudio(Storage storage, String root, AudioLimits limits) {
    this.storage = storage;
    this.root = root;
    this.limits = limits;
    this.bytes = new UtteranceAudio(storage, limits);
  }

  @Override
  public AudioFacts facts(Draft draft) throws UndecodableException {
    String uri = storage.child(root, draft.file());
    String locator = draft.inside() == null ? null : draft.inside().locator();
    DecodedAudio file = file(draft.path(), uri, locator);
    try {
      DecodedAudio part = draft.channel() == null ? file : file.channelOnly(draft.channel());
      part = draft.startS() == null ? part : part.segment(draft.startS(), draft.endS());
      return new AudioFacts(
          uri,
          file.container() + "/" + file.codec(),
          file.sampleRateHz(),
          file.channels(),
          part.durationS(),
          part.pcmSha256());
    } catch (AudioDecodeException e) {
      throw undecodable(e);
    }
  }

  /** Files that were decoded, or could not be. */
  long decoded() {
    return decoded;
  }

  private DecodedAudio file(String path, String uri, String locator) throws UndecodableException {
    if (!path.equals(lastPath)) {
      lastPath = path;
      last = null;
      lastProblem = null;
      decoded++;
      try {
        last = decoder.decode(bytes.bytes(uri, locator), limits);
      } catch (AudioDecodeException e) {
        lastProblem = undecodable(e);
      } catch (StorageException e) {
        lastProblem = new UndecodableException(e.reason(), e.getMessage(), e);
      } catch (IOException e) {
        // May pass: the runner tries again, so that a bad connection never becomes a reject.
        throw new UncheckedIOException(e);
      }
    }
    if (lastProblem != null) {
      throw lastProblem;
    }
    return last;
  }

  private static UndecodableException undecodable(AudioDecodeException e) {
    return new UndecodableException(e.problem().rejectReason(), e.getMessage(), e);
  }
}
