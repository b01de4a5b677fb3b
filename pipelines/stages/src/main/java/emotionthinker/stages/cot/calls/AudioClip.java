package emotionthinker.stages.cot.calls;

import emotionthinker.schemas.Checks;

/**
 * A clip that goes along with a request. The samples are not held: they are read when the request
 * is sent.
 *
 * @param utteranceId whose clip
 * @param sha256 hash of the decoded PCM, as in utterances
 * @param durationS length (s)
 */
public record AudioClip(String utteranceId, String sha256, double durationS) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public AudioClip {
    Checks.text("utterance_id", utteranceId);
    Checks.text("sha256", sha256);
    Checks.positive("duration_s", durationS);
  }
}
