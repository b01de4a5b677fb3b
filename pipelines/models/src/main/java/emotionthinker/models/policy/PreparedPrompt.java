package emotionthinker.models.policy;

import java.io.Serializable;
import java.util.List;

/** A prompt as numbers: standardised clips and the tokens of the question. */
public final class PreparedPrompt implements Serializable {
  private static final long serialVersionUID = 1L;
  private final String id;
  private final float[][] segments;
  private final float[][] whole;
  private final int[] question;

  PreparedPrompt(String id, List<float[]> segments, List<float[]> whole, int[] question) {
    this.id = id;
    this.segments = segments.toArray(new float[0][]);
    this.whole = whole.toArray(new float[0][]);
    this.question = question;
  }

  /** Id of the prompt. */
  public String id() {
    return id;
  }

  int clips() {
    return whole.length;
  }

  float[] segments(int clip) {
    return segments[clip];
  }

  float[] whole(int clip) {
    return whole[clip];
  }

  int[] question() {
    return question;
  }
}
