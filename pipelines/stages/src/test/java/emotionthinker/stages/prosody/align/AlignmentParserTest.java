package emotionthinker.stages.prosody.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Word;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentParserTest {
  private static final List<Word> EXPECTED =
      List.of(new Word("say \"ä\"", 0.25, 0.5, null), new Word("word", 0.5, 1.0, null));

  private static final String LONG =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      xmin = 0
      xmax = 1.25
      tiers? <exists>
      size = 3
      item []:
          item [1]:
              class = "IntervalTier"
              name = "phones"
              xmin = 0
              xmax = 1.25
              intervals: size = 1
              intervals [1]:
                  xmin = 0
                  xmax = 1.25
                  text = "EY1"
          item [2]:
              class = "TextTier"
              name = "clicks 7"
              xmin = 0
              xmax = 1.25
              points: size = 1
              points [1]:
                  number = 0.3
                  mark = "3"
          item [3]:
              class = "IntervalTier"
              name = "words"
              xmin = 0
              xmax = 1.25
              intervals: size = 4
              intervals [1]:
                  xmin = 0
                  xmax = 0.25
                  text = ""
              intervals [2]:
                  xmin = 0.25
                  xmax = 0.5
                  text = "say ""ä""\"
              intervals [3]:
                  xmin = 0.5
                  xmax = 1
                  text = "word"
              intervals [4]:
                  xmin = 1
                  xmax = 1.25
                  text = "<eps>"
      """;

  private static final String SHORT =
      """
      File type = "ooTextFile"
      "TextGrid"

      0
      1.25
      <exists>
      1
      "IntervalTier"
      "Mary - words" ! a comment with 5 "words"
      0
      1.25
      3
      0
      0.25
      "sil"
      0.25
      0.5
      "say ""ä""\"
      5e-1
      1
      "word"
      """;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-16"})
  void text_grids_long_and_short_in_every_encoding_of_praat(String charset) throws Exception {
    Charset encoding = Charset.forName(charset);
    assertEquals(EXPECTED, AlignmentParser.parse(LONG.getBytes(encoding), "x"));
    assertEquals(EXPECTED, AlignmentParser.parse(SHORT.getBytes(encoding), "x"));
    String mark = charset.equals("UTF-16") ? "" : "\uFEFF"; // Java's UTF-16 writes its own
    assertEquals(EXPECTED, AlignmentParser.parse((mark + SHORT).getBytes(encoding), "x"));
    assertEquals(
        EXPECTED, AlignmentParser.parse(LONG.replace("\n", "\r\n").getBytes(encoding), "x"));
  }

  @Test
  void the_only_interval_tier_is_taken_whatever_its_name_and_two_are_refused() throws Exception {
    assertEquals(EXPECTED, parse(SHORT.replace("Mary - words", "orthography")));
    String two = LONG.replace("\"words\"", "\"orthography\"");
    AlignmentException e = assertThrows(AlignmentException.class, () -> parse(two));
    assertTrue(e.getMessage().contains("[phones, orthography]"), e.getMessage());
  }

  @Test
  void ctm_of_one_recording_or_of_several() throws Exception {
    String ctm =
        """
        ;; made by hand
        a 1 0.50 0.50 word 0.99
        a 1 0.25 0.25 say
        a 1 1.00 0.20 <eps>
        """;
    List<Word> expected =
        List.of(new Word("say", 0.25, 0.5, null), new Word("word", 0.5, 1.0, null));
    assertEquals(expected, parse(ctm));
    String several = ctm + "b 1 0.0 0.1 other\n";
    assertEquals(expected, AlignmentParser.parse(several.getBytes(StandardCharsets.UTF_8), "a"));
    assertThrows(AlignmentException.class, () -> parse(several));
    assertThrows(AlignmentException.class, () -> parse("a 1 zero 0.5 word"));
    assertThrows(AlignmentException.class, () -> parse("just some words"));
    assertThrows(AlignmentException.class, () -> parse(""));
  }

  @Test
  void json_of_the_montreal_forced_aligner() throws Exception {
    String json =
        """
        {"start": 0, "end": 1.25, "tiers": {
          "phones": {"type": "interval", "entries": [[0, 1.25, "EY1"]]},
          "words": {"type": "interval", "entries":
            [[0, 0.25, ""], [0.25, 0.5, "say \\"ä\\""], [0.5, 1, "word"]]}}}
        """;
    assertEquals(EXPECTED, parse(json));
    assertThrows(AlignmentException.class, () -> parse(json.replace("\"words\"", "\"text\"")));
    assertThrows(AlignmentException.class, () -> parse(json.replace("[0.5, 1,", "[\"x\", 1,")));
  }

  @Test
  void json_of_whisperx_with_words_that_have_no_times() throws Exception {
    String word = "{\"word\": \"word\", \"start\": 0.5, \"end\": 1.0, \"score\": 0.9}";
    String words =
        "[{\"word\": \" say \\\"ä\\\"\", \"start\": 0.25, \"end\": 0.5}, {\"word\": \"1985\"}, "
            + word
            + "]";
    assertEquals(EXPECTED, parse("{\"segments\": [{\"start\": 0, \"words\": " + words + "}]}"));
    assertEquals(EXPECTED, parse("{\"word_segments\": " + words + "}"));
    assertEquals(EXPECTED, parse(words));
    assertThrows(AlignmentException.class, () -> parse("{\"text\": \"say\"}"));
    assertThrows(AlignmentException.class, () -> parse("{\"segments\": "));
  }

  @Test
  void what_cannot_be_is_refused_in_words() {
    AlignmentException e =
        assertThrows(
            AlignmentException.class, () -> parse(SHORT.replace("5e-1\n1\n", "5e-1\n0.2\n")));
    assertTrue(e.getMessage().contains("word"), e.getMessage());
    assertThrows(AlignmentException.class, () -> parse(SHORT.substring(0, SHORT.length() - 9)));
    assertThrows(AlignmentException.class, () -> parse(SHORT.replace("1.25\n3\n", "1.25\n3e9\n")));
    assertThrows(
        AlignmentException.class,
        () -> AlignmentParser.parse(new byte[] {'a', (byte) 0xE4, 'b'}, "x"));
  }

  private static List<Word> parse(String text) throws AlignmentException {
    return AlignmentParser.parse(text.getBytes(StandardCharsets.UTF_8), "x");
  }
}
