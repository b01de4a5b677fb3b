package emotionthinker.stages.cot.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProseTest {

  @Test
  void articlesFollowTheSoundOfTheNextWord() {
    assertEquals(
        "An elderly man has a high voice.", Prose.sentence("a elderly man has an high voice ."));
  }

  @Test
  void quotedWordsStayAsTheyAre() {
    assertEquals(
        "A remark, \"An den Wochenenden bin ich weg\", in a even tone."
            .replace("a even", "an even"),
        Prose.sentence("an remark, \"An den Wochenenden bin ich weg\", in a even tone."));
  }
}
