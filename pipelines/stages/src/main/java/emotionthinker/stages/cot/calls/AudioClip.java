package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;
import emotionthinker.schemas.Utterance;
import java.io.IOException;

/**
 * A clip that goes along with a request. The samples are not held: a {@link Reader} reads them when
 * the request is sent.
 *
 * @param utterance whose clip
 */
public record AudioClip(Utterance utterance) {

  /** Reads clips. */
  @FunctionalInterface
  public interface Reader {
    /** The clip as a WAV file: channel and segment of the utterance, 16 bit. */
    byte[] wav(Utterance utterance) throws IOException;
  }

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public AudioClip {
    Checks.present("utterance", utterance);
  }

  /** Hash of the decoded PCM. */
  public String sha256() {
    return utterance.audioSha256();
  }

  /** Length (s). */
  public double durationS() {
    return utterance.durationS();
  }
}
