package emotionthinker.stages.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.LabelVote;
import emotionthinker.schemas.Split;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drafts and specs travel to workers, so they must survive serialisation with every field set. */
class DraftTest {

  @Test
  void everythingThatTravelsSurvivesSerialisation() throws Exception {
    Draft draft =
        Draft.at("a.wav")
            .origin("labels.csv:2")
            .speaker("s")
            .gender(Gender.FEMALE)
            .ageYears(31.0)
            .language("de")
            .transcript("words")
            .label("sad")
            .votes(List.of(new LabelVote("sad", 2), new LabelVote("fear", 1)))
            .agreement(2 / 3.0)
            .intensity("strong")
            .channel(1)
            .segment(0.5, 1.5)
            .officialSplit(Split.TEST)
            .build();
    assertEquals(draft, copy(draft));
    assertEquals(CorpusSpec.defaults(), copy(CorpusSpec.defaults()));
    assertEquals(IngestOptions.defaults(), copy(IngestOptions.defaults()));
    SpeakerCensus census = new SpeakerCensus();
    census.accept(draft);
    SplitPlan plan = census.plan("c", SplitPolicy.defaults());
    assertEquals(plan, copy(plan));
  }

  @Test
  void blankTextIsUnknown() {
    Draft draft = Draft.at("a.wav").speaker(" ").label("").transcript(null).build();
    assertEquals(Draft.UNKNOWN_SPEAKER, draft.speaker());
    assertNull(draft.label());
  }

  private static Object copy(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
