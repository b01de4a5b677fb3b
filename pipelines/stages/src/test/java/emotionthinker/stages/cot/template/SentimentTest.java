package emotionthinker.stages.cot.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import emotionthinker.schemas.Emotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leaning of words. */
class SentimentTest {
  @ParameterizedTest
  @CsvSource({
    "There is nothing to worry about., 0",
    "Don't be afraid., 0",
    "It does not hurt., 0",
    "I am worried., -1",
    "I love it., 1",
    "I don't love it., -1",
    "I am not so happy., -1",
    "The table is brown., 0",
    "I love it and hate it., 0",
  })
  void leaning(String text, int expected) {
    assertEquals(expected, Sentiment.of(text));
  }

  @Test
  void conflictNeedsBothToLean() {
    assertEquals(true, Sentiment.conflict("I love it", "en", Emotion.ANGRY));
    assertEquals(false, Sentiment.conflict("Nothing to worry about", "en", Emotion.HAPPY));
    assertEquals(null, Sentiment.conflict("Ich liebe es", "de", Emotion.ANGRY));
  }
}
