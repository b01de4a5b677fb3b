package emotionthinker.stages.levels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Attribute;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.LevelBasis;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.LevelReason;
import emotionthinker.schemas.Levels;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.UserException;
import emotionthinker.schemas.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelJudgeTest {
  private static final LevelsOptions DEFAULTS = LevelsOptions.defaults();

  private static final List<LevelEdge> EDGES =
      LevelFitTest.fit(LevelFitTest.atPercentiles(), Clip.sixty("a", "s", "train")).edges();

  private static LevelsOptions withoutPooling() {
    return new LevelsOptions(
        33.333,
        66.667,
        CutMethod.WIDEST_GAP,
        1,
        50,
        20,
        LevelBasis.CORPUS_GENDER,
        LevelBasis.CORPUS,
        LevelBasis.CORPUS,
        1,
        2,
        0.25,
        false,
        false,
        0.15,
        1);
  }

  private static Map<String, Object> clip(double f0, double energy, double rate) {
    return new HashMap<>(
        Map.of(
            "speaker", "n",
            "gender", "Female",
            "f0_median_hz", f0,
            "energy_dbfs", energy,
            "articulation_rate_sps", rate));
  }

  private static Levels judge(LevelsOptions options, String corpus, Map<String, ?> fields) {
    Clip clip = Clip.of(corpus, "new", fields);
    return new LevelJudge(options, EDGES).judge(clip.utterance(), clip.prosody());
  }

  @Test
  void levelsPercentilesAndGroups() {
    Levels levels = judge(DEFAULTS, "a", clip(180, -30, 5.5));
    assertEquals(Level.LOW, levels.pitchLevel());
    assertEquals(Level.NORMAL, levels.energyLevel());
    assertEquals(SpeedLevel.FAST, levels.speedLevel());
    assertEquals("corpus_gender:a|Female", levels.pitchGroup());
    assertEquals("corpus:a", levels.energyGroup());
    assertTrue(levels.pitchPercentile() < 33.333 && levels.speedPercentile() > 66.667);
    assertEquals(Gender.FEMALE, levels.gender());
    assertEquals("metadata", levels.genderSource());
    assertNull(levels.ageSource());
  }

  @Test
  void theCutItselfBelongsBelow() {
    assertEquals(Level.LOW, judge(DEFAULTS, "a", clip(186.3922945598997, -30, 4)).pitchLevel());
    assertEquals(
        Level.NORMAL,
        judge(DEFAULTS, "a", clip(Math.nextUp(186.3922945598997), -30, 4)).pitchLevel());
    assertEquals(Level.NORMAL, judge(DEFAULTS, "a", clip(224.39571869557489, -30, 4)).pitchLevel());
    assertEquals(
        Level.HIGH,
        judge(DEFAULTS, "a", clip(Math.nextUp(224.39571869557489), -30, 4)).pitchLevel());
  }

  @Test
  void tertilesPartTheFittedClipsInThirds() {
    Map<Level, Integer> counts = new EnumMap<>(Level.class);
    LevelJudge judge = new LevelJudge(DEFAULTS, EDGES);
    for (Clip clip : Clip.sixty("a", "s", "train")) {
      counts.merge(judge.judge(clip.utterance(), clip.prosody()).energyLevel(), 1, Integer::sum);
    }
    assertEquals(Map.of(Level.LOW, 20, Level.NORMAL, 20, Level.HIGH, 20), counts);
  }

  @Test
  void unknownCorpusIsPooledExceptForEnergy() {
    Levels pooled = judge(DEFAULTS, "b", clip(180, -30, 5.5));
    assertEquals("pooled_gender:*|Female", pooled.pitchGroup());
    assertEquals("pooled:*", pooled.speedGroup());
    assertEquals(LevelReason.NO_GROUP, pooled.energyReason());
    Levels strict = judge(withoutPooling(), "b", clip(180, -30, 5.5));
    assertEquals(LevelReason.NO_GROUP, strict.pitchReason());
    assertEquals(LevelReason.NO_GROUP, strict.speedReason());
  }

  @Test
  void smallCorpusFallsBackAndEnergyDoesNot() {
    List<Clip> clips = new ArrayList<>(Clip.sixty("a", "s", "train"));
    clips.addAll(Clip.sixty("b", "s", "train").subList(0, 30));
    LevelJudge judge = new LevelJudge(withoutPooling(), LevelFitTest.fit(DEFAULTS, clips).edges());
    Clip clip = Clip.of("b", "new", clip(180, -30, 5.5));
    Levels levels = judge.judge(clip.utterance(), clip.prosody());
    assertEquals("pooled_gender:*|Female", levels.pitchGroup());
    assertEquals("pooled:*", levels.speedGroup());
    assertEquals(LevelReason.GROUP_TOO_SMALL, levels.energyReason());
  }

  @Test
  void closeCutsAreNotReplacedByAWiderGroup() {
    List<LevelEdge> edges = new ArrayList<>();
    for (LevelEdge edge : EDGES) {
      edges.add(
          edge.basis() != LevelBasis.CORPUS_GENDER
              ? edge
              : new LevelEdge(
                  edge.attribute(),
                  edge.basis(),
                  edge.groupKey(),
                  List.of(),
                  edge.quantiles(),
                  edge.n(),
                  edge.method(),
                  edge.minCutDistance(),
                  edge.unit(),
                  false,
                  LevelReason.CUTS_TOO_CLOSE,
                  edge.edgesVersion()));
    }
    Clip clip = Clip.of("a", "new", clip(180, -30, 5.5));
    Levels levels = new LevelJudge(DEFAULTS, edges).judge(clip.utterance(), clip.prosody());
    assertEquals(LevelReason.CUTS_TOO_CLOSE, levels.pitchReason());
    assertNull(levels.pitchLevel());
  }

  @Test
  void speakerGroupJudgesFirstAndNeedsNoGender() {
    List<Clip> clips = Clip.sixty("a", "s", "train");
    LevelsOptions options = LevelFitTest.speakerBasis();
    LevelJudge judge = new LevelJudge(options, LevelFitTest.fit(options, clips).edges());
    Map<String, Object> fields = clip(180, -30, 5.5);
    fields.put("speaker", "s");
    fields.put("gender", null);
    Clip own = Clip.of("a", "new", fields);
    assertEquals("speaker:a/s", judge.judge(own.utterance(), own.prosody()).pitchGroup());
    fields.put("speaker", "stranger");
    Clip other = Clip.of("a", "new", fields);
    Levels levels = judge.judge(other.utterance(), other.prosody());
    assertEquals(LevelReason.GENDER_UNKNOWN, levels.pitchReason());
    assertEquals("corpus:a", levels.energyGroup());
  }

  @Test
  void everyClipHasALevelOrAReason() {
    List<Clip> clips = Clip.mixed(1500, new Random(8));
    for (LevelsOptions options : List.of(DEFAULTS, LevelFitTest.speakerBasis())) {
      LevelJudge judge = new LevelJudge(options, LevelFitTest.fit(options, clips).edges());
      for (Clip clip : clips) {
        Levels levels = judge.judge(clip.utterance(), clip.prosody());
        AttributeValue pitch = AttributeValue.of(Attribute.PITCH, clip.prosody());
        if (pitch.value() == null) {
          assertEquals(pitch.reason(), levels.pitchReason());
        }
        assertTrue((levels.energyLevel() == null) == (levels.energyReason() != null));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "insufficient, insufficient, , TOO_SHORT",
    "rising, moderate, 0.14, UNCERTAIN",
    "rising, moderate, , UNCERTAIN",
    "rising, flat, 0.15, RISING",
    "falling, flat, 0.9, FALLING",
    "rising-falling, expressive, 0.9, RISING_FALLING",
    "falling-rising, expressive, 0.9, FALLING_RISING",
    "level, expressive, 0.9, EXPRESSIVE",
    "level, moderate, 0.9, FLAT",
    "level, flat, 0.9, FLAT"
  })
  void intonation(String shape, String dynamics, Double confidence, Intonation expected) {
    Map<String, Object> fields = clip(180, -30, 4);
    fields.put("intonation_shape", shape);
    fields.put("intonation_dynamics", dynamics);
    fields.put("intonation_confidence", confidence);
    assertEquals(expected, judge(DEFAULTS, "a", fields).intonation());
  }

  @Test
  void stressedWordsAndAges() {
    List<Word> words =
        List.of(
            new Word("not", 0, 0.2, 1.0),
            new Word("the", 0.2, 0.3, 0.99),
            new Word("door", 0.3, 0.6, null),
            new Word("Again", 0.6, 0.9, 2.5));
    assertEquals(List.of("not", "Again"), LevelJudge.stressedWords(words, 1.0));
    assertEquals(AgeLevel.CHILD, LevelJudge.ageLevel(12.9));
    assertEquals(AgeLevel.TEENAGER, LevelJudge.ageLevel(13));
    assertEquals(AgeLevel.YOUNG_ADULT, LevelJudge.ageLevel(20));
    assertEquals(AgeLevel.MIDDLE_AGED, LevelJudge.ageLevel(35));
    assertEquals(AgeLevel.ELDERLY, LevelJudge.ageLevel(60));
  }

  @Test
  void refusesEdgesOfAnotherVersionAndTwice() {
    List<LevelEdge> twice = new ArrayList<>(EDGES);
    twice.add(EDGES.get(0));
    assertThrows(UserException.class, () -> new LevelJudge(DEFAULTS, twice));
    LevelEdge edge = EDGES.get(0);
    LevelEdge later =
        new LevelEdge(
            edge.attribute(),
            edge.basis(),
            edge.groupKey(),
            edge.cuts(),
            edge.quantiles(),
            edge.n(),
            edge.method(),
            edge.minCutDistance(),
            edge.unit(),
            edge.transductive(),
            edge.reason(),
            edge.edgesVersion() + 1);
    assertThrows(UserException.class, () -> new LevelJudge(DEFAULTS, List.of(later)));
  }

  @Test
  void told_attributes_come_after_the_corpus_and_acoustics_never_judge_pitch() {
    LevelJudge judge = new LevelJudge(DEFAULTS, EDGES);
    Map<String, Object> fields = clip(240, -20, 4);
    fields.remove("gender");
    fields.putAll(
        Map.of("voice_gender", "Female", "voice_gender_source", "model", "voice_age_years", 40.0));
    Clip told = Clip.of("a", "n-1", fields);
    Levels byModel = judge.judge(told.utterance(), told.prosody());
    assertEquals(Gender.FEMALE, byModel.gender());
    assertEquals("model", byModel.genderSource());
    assertEquals(AgeLevel.MIDDLE_AGED, byModel.ageLevel());
    assertEquals("model", byModel.ageSource());
    assertEquals(Level.HIGH, byModel.pitchLevel());

    fields.put("voice_gender_source", "acoustic");
    Clip guessed = Clip.of("a", "n-2", fields);
    Levels byAcoustics = judge.judge(guessed.utterance(), guessed.prosody());
    assertEquals("acoustic", byAcoustics.genderSource());
    assertNull(byAcoustics.pitchLevel());
    assertEquals(LevelReason.GENDER_UNKNOWN, byAcoustics.pitchReason());

    fields.put("gender", "Male");
    Clip given = Clip.of("a", "n-3", fields);
    Levels byCorpus = judge.judge(given.utterance(), given.prosody());
    assertEquals(Gender.MALE, byCorpus.gender());
    assertEquals("metadata", byCorpus.genderSource());
  }
}
