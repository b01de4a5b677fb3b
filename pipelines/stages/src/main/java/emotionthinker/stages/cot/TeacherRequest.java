package emotionthinker.stages.cot;

import emotionthinker.schemas.Checks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a teacher is asked.
 *
 * @param utteranceId utterance to be explained
 * @param sampleIndex which of the n samples, from 0
 * @param seed seed of the run
 * @param sheet cues that may be cited
 */
public record TeacherRequest(String utteranceId, int sampleIndex, long seed, CueSheet sheet) {

  /** Checks every invariant; throws IllegalArgumentException naming field, value and range. */
  public TeacherRequest {
    Checks.text("utterance_id", utteranceId);
    Checks.nonNegative("sample_index", sampleIndex);
    Checks.present("sheet", sheet);
  }

  /** SHA-256 (hex) of the teacher, its model and every field of this request. */
  public String sha256(Teacher teacher) {
    String canonical =
        String.join(
            "\u001f",
            teacher.name(),
            teacher.model(),
            utteranceId,
            Integer.toString(sampleIndex),
            Long.toString(seed),
            sheet.toString());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
