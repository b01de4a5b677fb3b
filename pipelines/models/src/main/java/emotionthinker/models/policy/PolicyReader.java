package emotionthinker.models.policy;

import emotionthinker.schemas.Checks;
import emotionthinker.stages.policy.BytePairs;
import emotionthinker.stages.policy.SpeechFeatures;
import java.util.Arrays;
import java.util.List;

/** Makes numbers of prompts and answers, and answers of numbers: tokenizer and standardizer. */
public final class PolicyReader {
  private final PolicyShape shape;
  private final BytePairs tokens;
  private final Standardizer standardizer;

  PolicyReader(PolicyShape shape, BytePairs tokens, Standardizer standardizer) {
    this.shape = shape;
    this.tokens = tokens;
    this.standardizer = standardizer;
  }

  /**
   * A prompt as numbers; a question that is too long loses its beginning.
   *
   * @param clips one or two
   */
  public PreparedPrompt prompt(String id, List<SpeechFeatures> clips, String question) {
    Checks.range(
        "clips",
        (double) clips.size(),
        1,
        PolicyNetwork.MAX_CLIPS,
        "from 1 to " + PolicyNetwork.MAX_CLIPS);
    int[] all = tokens.encode(question);
    int from = Math.max(0, all.length - shape.maxQuestionTokens());
    return new PreparedPrompt(
        id,
        clips.stream().map(standardizer::segments).toList(),
        clips.stream().map(standardizer::whole).toList(),
        Arrays.copyOfRange(all, from, all.length));
  }

  /** Tokens of an answer with its end. */
  public int[] answer(String text) {
    int[] out = tokens.encode(text);
    int[] ended = Arrays.copyOf(out, out.length + 1);
    ended[out.length] = BytePairs.END;
    return ended;
  }

  /** Longest answer, its end included (tokens). */
  public int maxAnswerTokens() {
    return shape.maxAnswerTokens();
  }

  /** Text of an answer. */
  public String text(int[] answer) {
    return tokens.decode(answer);
  }

  BytePairs tokens() {
    return tokens;
  }

  Standardizer standardizer() {
    return standardizer;
  }

  PolicyShape shape() {
    return shape;
  }
}
