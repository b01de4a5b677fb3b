package emotionthinker.stages.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Split;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Speaker-hash splits: shares, strata, determinism; official splits: the flag. */
class SpeakerCensusTest {

  @Test
  void sharesHoldWithinOneSpeakerForTheCorpusAndTwoForAGender() {
    Random random = new Random(7);
    for (int trial = 0; trial < 300; trial++) {
      double train = 0.2 + 0.6 * random.nextDouble();
      double validation = (1 - train) * random.nextDouble();
      SplitPolicy policy =
          new SplitPolicy(
              SplitMethod.SPEAKER_HASH, train, validation, 1 - train - validation, trial);
      int speakers = 1 + random.nextInt(120);
      SpeakerCensus census = new SpeakerCensus();
      Gender[] genders = new Gender[speakers];
      for (int i = 0; i < speakers; i++) {
        genders[i] = List.of(Gender.MALE, Gender.FEMALE).get(random.nextInt(2));
        census.accept(Draft.at("a").speaker("s" + i).gender(genders[i]).build());
      }
      SplitPlan plan = census.plan("c", policy);
      assertEquals(speakers, plan.bySpeaker().size());
      for (Split split : Split.values()) {
        for (Gender gender : new Gender[] {null, Gender.MALE, Gender.FEMALE}) {
          int all = 0;
          int got = 0;
          for (int i = 0; i < speakers; i++) {
            if (gender == null || gender == genders[i]) {
              all++;
              got += plan.bySpeaker().get("s" + i) == split ? 1 : 0;
            }
          }
          double error = Math.abs(got - all * policy.share(split));
          assertTrue(
              error < (gender == null ? 1 : 2),
              split + " " + gender + " " + got + " of " + all + " " + policy);
        }
      }
    }
  }

  @Test
  void orderOfDraftsAndMergingDoNotMatterAndTheSeedDoes() {
    SpeakerCensus forward = new SpeakerCensus();
    SpeakerCensus left = new SpeakerCensus();
    SpeakerCensus right = new SpeakerCensus();
    for (int i = 0; i < 40; i++) {
      forward.accept(Draft.at("a").speaker("s" + i).gender(Gender.MALE).build());
      int back = 39 - i;
      (back % 3 == 0 ? left : right)
          .accept(
              Draft.at("b").speaker("s" + back).gender(back % 2 == 0 ? null : Gender.MALE).build());
      right.accept(Draft.at("c").speaker("s" + back).gender(Gender.MALE).build());
    }
    left.combine(right);
    SplitPolicy policy = SplitPolicy.defaults();
    assertEquals(forward.plan("c", policy), left.plan("c", policy));
    SplitPolicy other = new SplitPolicy(SplitMethod.SPEAKER_HASH, 0.8, 0.1, 0.1, 2);
    assertNotEquals(forward.plan("c", policy), forward.plan("c", other));
  }

  @Test
  void testGetsTheOddSpeakerBeforeValidation() {
    SpeakerCensus census = new SpeakerCensus();
    for (String speaker : List.of("03", "08", "09", "10", "11")) {
      census.accept(Draft.at("a").speaker(speaker).build());
    }
    SplitPlan plan = census.plan("emodb", SplitPolicy.defaults());
    assertEquals(4, plan.bySpeaker().values().stream().filter(s -> s == Split.TRAIN).count());
    assertEquals(1, plan.bySpeaker().values().stream().filter(s -> s == Split.TEST).count());
  }

  @Test
  void officialSplitsThatShareSpeakersAreFlagged() {
    SplitPolicy official = new SplitPolicy(SplitMethod.OFFICIAL, 1, 0, 0, 1);
    SpeakerCensus census = new SpeakerCensus();
    Draft train = Draft.at("a").speaker("x").officialSplit(Split.TRAIN).build();
    census.accept(train);
    census.accept(Draft.at("b").speaker("y").officialSplit(Split.TEST).build());
    assertFalse(census.plan("c", official).sharesSpeakers());
    census.accept(Draft.at("d").speaker("x").officialSplit(Split.TEST).build());
    assertTrue(census.plan("c", official).sharesSpeakers());
    assertEquals(Split.TRAIN, census.plan("c", official).splitOf(train).orElseThrow());
  }
}
