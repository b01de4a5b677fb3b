package emotionthinker.stages.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BytePairsTest {
  private static final List<String> TEXTS =
      List.of("aaab aaab", "aaab", "<think>ab, ab</think>", "żaba 😀");

  @Test
  void the_most_frequent_pair_is_joined_first() {
    BytePairs tokens = new BytePairTrainer(BytePairs.FIRST_MERGE + 2, 2).train(TEXTS);
    // aa 6 times, ab 5: after aa, a pair "aa a" has 3 and "a b" 5
    assertEquals("aa", tokens.decode(new int[] {BytePairs.FIRST_MERGE}));
    assertEquals("ab", tokens.decode(new int[] {BytePairs.FIRST_MERGE + 1}));
    assertEquals(BytePairs.FIRST_MERGE + 2, tokens.size());
  }

  @Test
  void every_text_comes_back_and_tags_are_one_token() {
    BytePairs tokens = new BytePairTrainer(300, 2).train(TEXTS);
    for (String text : TEXTS) {
      assertEquals(text, tokens.decode(tokens.encode(text)));
    }
    int[] tagged = tokens.encode("<think></think><answer>");
    assertArrayEquals(new int[] {2, 3, 4}, tagged);
    assertEquals(
        "x", tokens.decode(new int[] {BytePairs.START, tokens.encode("x")[0], BytePairs.END}));
  }

  @Test
  void it_ends_when_no_pair_is_frequent_and_no_merge_crosses_a_mark() {
    BytePairs tokens = new BytePairTrainer(2000, 2).train(List.of("ab, cd. ab, cd.", "ab, cd."));
    assertTrue(tokens.size() < 300);
    for (int id = BytePairs.FIRST_MERGE; id < tokens.size(); id++) {
      String text = tokens.decode(new int[] {id});
      assertTrue(text.chars().noneMatch(c -> BytePairs.MARKS.indexOf(c) >= 0), text);
    }
  }

  @Test
  void the_order_of_the_texts_does_not_matter() {
    List<String> reversed = List.of(TEXTS.get(3), TEXTS.get(2), TEXTS.get(1), TEXTS.get(0));
    assertEquals(
        new BytePairTrainer(300, 2).train(TEXTS).merges(),
        new BytePairTrainer(300, 2).train(reversed).merges());
  }
}
