package emotionthinker.stages.prosody.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Gender;
import org.junit.jupiter.api.Test;

class AcousticGenderTest {
  private final AcousticGender careful = new AcousticGender(0.9);

  @Test
  void the_logistic_of_the_documentation() {
    // z = -7.63 + 0.399 * 12 + 0.233 * 25 = 2.983
    SpeakerTag woman = careful.tell(200, 25);
    assertEquals(Gender.FEMALE, woman.gender());
    assertEquals(1 / (1 + Math.exp(-2.983)), woman.genderConfidence(), 1e-9);
    // z = -7.63 + 0.233 * 20 = -2.97
    SpeakerTag man = careful.tell(100, 20);
    assertEquals(Gender.MALE, man.gender());
    assertEquals(1 / (1 + Math.exp(-2.97)), man.genderConfidence(), 1e-9);
  }

  @Test
  void in_between_it_abstains() {
    assertEquals(SpeakerTag.NONE, careful.tell(140, 20));
    assertEquals(Gender.MALE, new AcousticGender(0.5).tell(140, 18).gender());
  }

  @Test
  void a_loud_high_voice_may_still_be_a_mans() {
    assertTrue(careful.tell(200, 25).gender() == Gender.FEMALE);
    assertEquals(SpeakerTag.NONE, careful.tell(200, 12));
    assertThrows(IllegalArgumentException.class, () -> new AcousticGender(0.3));
  }
}
