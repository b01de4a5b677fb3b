package emotionthinker.stages.cot;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.cot.calls.AudioClip;
import emotionthinker.stages.cot.calls.ChatRequest;

/**
 * What a teacher is asked.
 *
 * @param utteranceId utterance to be explained
 * @param sampleIndex which of the n samples, from 0
 * @param seed seed of the run
 * @param sheet cues that may be cited
 * @param audio the clip, for a teacher that hears; null when there is none to send
 */
public record TeacherRequest(
    String utteranceId, int sampleIndex, long seed, CueSheet sheet, AudioClip audio) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public TeacherRequest {
    Checks.text("utterance_id", utteranceId);
    Checks.nonNegative("sample_index", sampleIndex);
    Checks.present("sheet", sheet);
  }

  /** A request without a clip. */
  public TeacherRequest(String utteranceId, int sampleIndex, long seed, CueSheet sheet) {
    this(utteranceId, sampleIndex, seed, sheet, null);
  }

  /** SHA-256 (hex) of a teacher, its model and what this request says in words. */
  public String sha256(String teacher, String model) {
    String canonical =
        String.join(
            "\u001f",
            teacher,
            model,
            utteranceId,
            Integer.toString(sampleIndex),
            Long.toString(seed),
            sheet.toString());
    return ChatRequest.sha256(canonical);
  }
}
