package emotionthinker.models.policy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import emotionthinker.stages.policy.SpeechListener;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Prompts as arrays, padded to the most clips and the longest question.
 *
 * @param segments (prompts x clips, segments, numbers), standardised
 * @param whole (prompts x clips, numbers), standardised
 * @param clipMask (prompts, clips) 1 where there is a clip
 * @param clipNumbers (clips) 0, 1, …
 * @param question (prompts, tokens)
 * @param questionPositions (tokens) 0, 1, …
 * @param keyMask (prompts, 1, 1, positions) 0 where there is something, far below where not
 */
record PromptArrays(
    NDArray segments,
    NDArray whole,
    NDArray clipMask,
    NDArray clipNumbers,
    NDArray question,
    NDArray questionPositions,
    NDArray keyMask) {

  /**
   * @param noise standard deviation of what is added to the standardised numbers of the whole and
   *     of a shift of each number of the segments, both drawn once per clip; 0 for none (1)
   */
  static PromptArrays of(
      NDManager manager,
      List<PreparedPrompt> prompts,
      PolicyShape shape,
      double noise,
      SplittableRandom random) {
    int n = prompts.size();
    int clips = 1;
    int tokens = 1;
    for (PreparedPrompt prompt : prompts) {
      clips = Math.max(clips, prompt.clips());
      tokens = Math.max(tokens, prompt.question().length);
    }
    int size = SpeechListener.SEGMENTS * SpeechListener.SEGMENT_SIZE;
    int slots = PolicyNetwork.SEGMENT_SLOTS + shape.wholeSlots();
    int positions = clips * slots + tokens;
    float[] segments = new float[n * clips * size];
    float[] whole = new float[n * clips * SpeechListener.WHOLE_SIZE];
    float[] clipMask = new float[n * clips];
    long[] question = new long[n * tokens];
    float[] keyMask = new float[n * positions];
    java.util.Arrays.fill(keyMask, -PolicyNetwork.FAR);
    for (int i = 0; i < n; i++) {
      PreparedPrompt prompt = prompts.get(i);
      for (int c = 0; c < prompt.clips(); c++) {
        int clip = i * clips + c;
        System.arraycopy(prompt.segments(c), 0, segments, clip * size, size);
        System.arraycopy(
            prompt.whole(c), 0, whole, clip * SpeechListener.WHOLE_SIZE, SpeechListener.WHOLE_SIZE);
        if (noise > 0) {
          disturb(segments, clip * size, whole, clip * SpeechListener.WHOLE_SIZE, noise, random);
        }
        clipMask[clip] = 1;
        java.util.Arrays.fill(
            keyMask, i * positions + c * slots, i * positions + (c + 1) * slots, 0);
      }
      int from = i * positions + clips * slots;
      for (int t = 0; t < prompt.question().length; t++) {
        question[i * tokens + t] = prompt.question()[t];
        keyMask[from + t] = 0;
      }
    }
    return new PromptArrays(
        manager.create(
            segments,
            new Shape((long) n * clips, SpeechListener.SEGMENTS, SpeechListener.SEGMENT_SIZE)),
        manager.create(whole, new Shape((long) n * clips, SpeechListener.WHOLE_SIZE)),
        manager.create(clipMask, new Shape(n, clips)),
        manager.create(counted(clips)),
        manager.create(question, new Shape(n, tokens)),
        manager.create(counted(tokens)),
        manager.create(keyMask, new Shape(n, 1, 1, positions)));
  }

  private static void disturb(
      float[] segments, int at, float[] whole, int from, double noise, SplittableRandom random) {
    for (int i = 0; i < SpeechListener.WHOLE_SIZE; i++) {
      whole[from + i] += (float) (noise * random.nextGaussian());
    }
    for (int f = 0; f < SpeechListener.SEGMENT_SIZE; f++) {
      float shift = (float) (noise * random.nextGaussian());
      for (int s = 0; s < SpeechListener.SEGMENTS; s++) {
        segments[at + s * SpeechListener.SEGMENT_SIZE + f] += shift;
      }
    }
  }

  static long[] counted(int n) {
    long[] out = new long[n];
    for (int i = 0; i < n; i++) {
      out[i] = i;
    }
    return out;
  }

  long size() {
    return question.getShape().get(0);
  }

  long clips() {
    return clipMask.getShape().get(1);
  }

  /** The same arrays, with what is computed from them in another manager. */
  PromptArrays in(NDManager manager) {
    NDArray[] all = {segments, whole, clipMask, clipNumbers, question, questionPositions, keyMask};
    for (NDArray array : all) {
      array.attach(manager);
    }
    return this;
  }
}
