package emotionthinker.models.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import emotionthinker.stages.policy.BytePairTrainer;
import emotionthinker.stages.policy.BytePairs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Our tokens against those of Hugging Face's library, from the file that we write. */
class TokenizerJsonTest {
  private static final List<String> TEXTS =
      List.of(
          "<think>The pitch is high, and the pace is fast.</think><answer>happy</answer>",
          "<think>The pitch is low. \"Dogs are sitting by the door\", she says.</think>",
          "zażółć gęślą jaźń; 你好 😀\nThe pitch is high: <b>no</b> <answer>");

  private final BytePairs tokens =
      new BytePairTrainer(330, 2).train(List.of(TEXTS.get(0), TEXTS.get(1), TEXTS.get(0)));

  @Test
  void hugging_face_reads_the_same_tokens() throws IOException {
    byte[] file = TokenizerJson.write(tokens);
    try (HuggingFaceTokenizer theirs =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(file), Map.of("addSpecialTokens", "false"))) {
      SplittableRandom random = new SplittableRandom(4);
      for (int i = 0; i < 200; i++) {
        String text = i < TEXTS.size() ? TEXTS.get(i) : mixed(random);
        int[] ours = tokens.encode(text);
        long[] ids = theirs.encode(text).getIds();
        assertArrayEquals(Arrays.stream(ours).asLongStream().toArray(), ids, text);
        assertEquals(text, tokens.decode(ours));
      }
    }
  }

  /** Pieces of the texts in random order. */
  private static String mixed(SplittableRandom random) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      String text = TEXTS.get(random.nextInt(TEXTS.size()));
      int from = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
      int to = Math.min(text.length(), from + 12);
      if (Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      out.append(text, from, to);
    }
    return out.toString();
  }

  @Test
  void a_file_gives_the_tokens_back() throws IOException {
    BytePairs read = TokenizerJson.read(TokenizerJson.write(tokens));
    assertEquals(tokens.merges(), read.merges());
  }
}
