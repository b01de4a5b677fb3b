package emotionthinker.models.policy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import emotionthinker.stages.policy.BytePairs;
import java.util.List;

/**
 * Answers as arrays, padded to the longest.
 *
 * @param before (answers, tokens) what stands before each token: the start, then the tokens
 * @param after (answers, tokens) the tokens, the end included
 * @param positions (tokens) 0, 1, …
 * @param causal (1, 1, tokens, tokens) 0 where a token sees another, far below where not
 */
record AnswerArrays(NDArray before, NDArray after, NDArray positions, NDArray causal) {

  /**
   * @param answers tokens of each, the end included where it was written
   */
  static AnswerArrays of(NDManager manager, List<int[]> answers) {
    int n = answers.size();
    int length = answers.stream().mapToInt(a -> a.length).max().orElse(1);
    long[] before = new long[n * length];
    long[] after = new long[n * length];
    for (int i = 0; i < n; i++) {
      int[] answer = answers.get(i);
      before[i * length] = BytePairs.START;
      for (int t = 0; t < answer.length; t++) {
        after[i * length + t] = answer[t];
        if (t + 1 < length) {
          before[i * length + t + 1] = answer[t];
        }
      }
    }
    float[] causal = new float[length * length];
    for (int i = 0; i < length; i++) {
      for (int j = i + 1; j < length; j++) {
        causal[i * length + j] = -PolicyNetwork.FAR;
      }
    }
    return new AnswerArrays(
        manager.create(before, new Shape(n, length)),
        manager.create(after, new Shape(n, length)),
        manager.create(PromptArrays.counted(length)),
        manager.create(causal, new Shape(1, 1, length, length)));
  }

  long length() {
    return after.getShape().get(1);
  }

  /**
   * What every position of prompt and answer sees: the prompt what there is of the prompt, the
   * answer that and itself up to here. (answers, 1, positions, positions)
   */
  NDArray mask(PromptArrays prompts) {
    long n = prompts.size();
    long p = prompts.keyMask().getShape().get(3);
    long length = length();
    NDManager manager = after.getManager();
    NDArray keys = prompts.keyMask().broadcast(new Shape(n, 1, p + length, p));
    NDArray never = manager.full(new Shape(n, 1, p, length), -PolicyNetwork.FAR);
    NDArray own = causal.broadcast(new Shape(n, 1, length, length));
    return ai.djl.ndarray.NDArrays.concat(
        new ai.djl.ndarray.NDList(
            keys, ai.djl.ndarray.NDArrays.concat(new ai.djl.ndarray.NDList(never, own), 2)),
        3);
  }
}
