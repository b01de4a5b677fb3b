package emotionthinker.stages.cot.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import emotionthinker.schemas.Verdict;
import emotionthinker.stages.cot.CueSheet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is a claim, and what becomes of it. The sentences are the development set of the verifier.
 */
class ClaimVerifierTest {
  private static final String SENTENCES =
      """
      The speaker's pitch is high and her energy is low. => pitch:high; energy:low
      Her pitch is not particularly high. => pitch:not high
      The voice is neither loud nor fast. => energy:not high; speed:not fast
      Anger usually comes with a raised voice. =>
      Had she been angry, her pitch would be higher. =>
      If she were happy, we would hear a livelier contour and a faster pace, but the pace is slow. => speed:slow
      She speaks slowly and softly. => speed:slow; energy:low
      The low, slow delivery points to sadness. => speed:slow
      Pitch and energy are both low. => pitch:low; energy:low
      Low pitch and energy suggest sadness. => pitch:low; energy:low
      Pitch is high, energy low, and speed normal. => pitch:high; energy:low; speed:normal
      The pitch rises toward the end. => pitch:increasing
      The intonation rises toward the end. => intonation:rising
      Her voice gets louder as she goes on. => energy:increasing
      The contour first rises and then falls. => intonation:rising-falling
      A rising-falling intonation adds movement. => intonation:rising-falling
      Stress falls on "never" and "home". => stress:never; stress:home
      There is a clear emphasis on the word 'again'. => stress:again
      No single word is stressed. => stress:none
      Emphasis on never makes it sound final. => stress:never
      The young woman speaks in a monotone. => gender:Female; age:Young Adult; intonation:flat
      The voice is far from slow. => speed:not slow
      The delivery is anything but monotone. => intonation:not flat
      She takes a quick breath before speaking. =>
      She is slow to anger, and the words are loud with meaning. =>
      The words "I will never go home again" are spoken at a normal pace. => speed:normal
      The words are flat and ordinary, but the voice is loud. => energy:high
      Her delivery is fast, clipped and loud. => speed:fast; energy:high
      A fast, clipped delivery with a raised voice. => speed:fast; energy:high
      With little energy and hardly any pitch variation, the line sounds drained. => energy:low; intonation:flat
      She raises her voice. => energy:high
      She does not raise her voice. => energy:not high
      The neutral words do not hide the low pitch. => pitch:low
      The energy in her voice is high. => energy:high
      The pitch of the voice is average. => pitch:normal
      She speaks at a moderate tempo with unremarkable volume. => speed:normal; energy:normal
      The pace is measured. => speed:slow
      Her pitch is higher than usual. => pitch:high
      Volume sits above average. => energy:high
      The high-energy, high-pitched delivery is unmistakable. => energy:high; pitch:high
      The pitch, energy and speed are all normal. => pitch:normal; energy:normal; speed:normal
      Not loud, fast, or high-pitched, the voice is calm. => energy:not high; speed:not fast; pitch:not high
      The voice is quiet rather than loud. => energy:low; energy:not high
      It is not surprising that the pitch is high. => pitch:high
      The middle-aged man sounds tired. => age:Middle-aged; gender:Male
      The voice trails off at the end. => energy:decreasing
      He speeds up as the sentence goes on. => speed:increasing
      Her voice is trembling and breathy. => voice_quality:trembling; voice_quality:breathy
      Sadness often lowers the pitch and slows the pace. =>
      The low pitch, which is often associated with sadness, stands out. => pitch:low
      High pitch is often heard in fear. =>
      The contour falls quickly. => intonation:falling
      The intonation is lively and animated. => intonation:expressive
      She speaks without raising her voice. => energy:not high
      Neither the pitch nor the pace is high. => pitch:not high; speed:not fast
      The pace is neither slow nor hurried. => speed:not slow; speed:not fast
      Tension rises as the words pile up. =>
      Her speech is soft, her tempo slow, and her pitch drops toward the end. => energy:low; speed:slow; pitch:decreasing
      The voice starts low and ends high. =>
      There is a falling contour and no stress on "again". => intonation:falling; stress:not again
      Speaking rate is on the slow side. => speed:slow
      She isn't shouting. => energy:not high
      The rate of speech is quick. => speed:fast
      At a brisk clip, the words tumble out. => speed:fast
      The pitch varies widely. => intonation:expressive
      The speaker pauses twice. => pauses:present
      The tone is flat and the volume low. => intonation:flat; energy:low
      Her loud voice and rapid pace convey urgency. => energy:high; speed:fast
      It is spoken in a hushed, slow voice. => energy:low; speed:slow
      The text talks about shouting loudly, yet the speaker is quiet. => energy:low
      Pitch: high. Energy: low. Speed: slow. => pitch:high; energy:low; speed:slow
      The high pitch and slow pace combine with a falling contour. => pitch:high; speed:slow; intonation:falling
      There is nothing unusual about the pitch. =>
      A male speaker in his forties. => gender:Male; age:Middle-aged
      Little comes of what remains: the contour goes up and then falls. => intonation:rising-falling
      Here a young adult is heard with a very sluggish rate of speech. => age:Young Adult; speed:slow
      A child can be heard here, and the pitch is unusually lowered. => age:Child; pitch:low
      The evidence begins with low volume. => energy:low
      What catches the ear immediately is a downward contour. => intonation:falling
      Listening to a young man, the ear catches an expressive intonation more than anything. => age:Young Adult; gender:Male; intonation:expressive
      Hearing a young adult, one meets a rather deep register more than anything. => age:Young Adult; pitch:low
      One begins with a markedly drawn-out tempo, to which a rise-fall contour can be added. => speed:slow; intonation:rising-falling
      Compared with other speakers, the contour barely varies. => intonation:flat
      One meets a rather deep register more than anything. => pitch:low
      The ear catches an expressive intonation more than anything. => intonation:expressive
      The ear catches an expressive intonation. => intonation:expressive
      Her voice carries a low pitch, a slow tempo and little energy. => pitch:low; speed:slow; energy:low
      The speaker, a young woman, talks in a low, measured voice. => age:Young Adult; gender:Female; pitch:low; speed:slow
      Although the words are harsh, the delivery is slow and soft. => speed:slow; energy:low
      The pitch is neither particularly high nor low. => pitch:not high; pitch:not low
      There is no trace of a raised voice here. => energy:not high
      His tone never rises above a murmur. => energy:low; gender:Male
      If anything, the pace is unhurried. => speed:slow
      Rather than shouting, she speaks quietly. => energy:not high; energy:low
      You would expect a loud voice, but hers is quiet. => energy:low
      A sad speaker typically lowers the pitch and slows down; here, the pitch is high. => pitch:high
      The energy level is moderate, neither loud nor quiet. => energy:normal; energy:not high; energy:not low
      She accents the word "never", and nothing else stands out. => stress:never
      The stress on "never" underlines her refusal. => stress:never
      There's emphasis on both "never" and "home". => stress:never; stress:home
      The word "home" is drawn out and stressed. => stress:home
      No particular word receives emphasis. => stress:none
      The emphasis does not fall on "again". => stress:not again
      The falling intonation at the end of the utterance signals finality. => intonation:falling
      The pitch contour descends steadily. => intonation:falling
      Her pitch gradually drops over the course of the sentence. => pitch:decreasing
      The tempo picks up toward the end. => speed:increasing
      Her volume increases as she speaks. => energy:increasing
      The voice fades toward the end. => energy:decreasing
      Her speech slows down near the end. => speed:decreasing
      The melody dips and then recovers. => intonation:falling-rising
      An up-and-down melody gives it colour. => intonation:rising-falling
      The contour goes up and comes back down. => intonation:rising-falling
      The voice has hardly any melodic movement. => intonation:flat
      It is said in a flat, toneless voice. => intonation:flat
      The intonation stays level throughout. => intonation:flat
      Intonation varies widely across the phrase. => intonation:expressive
      She sounds breathless and tense. =>
      The delivery is not monotone but lively. => intonation:not flat; intonation:expressive
      The voice isn't loud, it's soft. => energy:not high; energy:low
      The pitch isn't low at all. => pitch:not low
      This is hardly a fast delivery. => speed:not fast
      The pace could not be called slow. => speed:not slow
      Were this anger, the volume would be far higher. =>
      In anger, speakers raise their voices and speak faster. =>
      Fear tends to push pitch up. =>
      A raised voice would have pointed to anger. =>
      High pitch and fast tempo are classic markers of fear. =>
      While high pitch is often linked with excitement, her pitch is low. => pitch:low
      The volume is below average, the tempo average, and the pitch above average. => energy:low; speed:normal; pitch:high
      With a pitch that sits at the top of her range, she sounds alarmed. => pitch:high
      Her pitch sits comfortably in the middle of her range. => pitch:normal
      The voice drops to a whisper. => energy:decreasing
      She is soft-spoken. => energy:low
      He rattles off the sentence. => speed:fast
      She drags the words out. => speed:slow
      The rate is sluggish and the loudness subdued. => speed:slow; energy:low
      The energy is drained from her voice. => energy:low
      There is plenty of energy in her voice. => energy:high
      Her voice lacks energy. => energy:low
      Her voice is full of energy. => energy:high
      The energetic delivery and quick tempo stand out. => energy:high; speed:fast
      She speaks with normal pitch, low energy and slow speed. => pitch:normal; energy:low; speed:slow
      The speaker's high pitch is accompanied by low energy. => pitch:high; energy:low
      There is a marked rise in volume toward the end. => energy:increasing
      A slight rise in pitch at the end turns it into a question. => intonation:rising
      The sentence ends on a falling note. => intonation:falling
      Pitch is elevated and the pace accelerated. => pitch:high; speed:fast
      The elderly man mumbles. => age:Elderly; gender:Male; energy:low
      As a middle-aged woman, she speaks deliberately. => age:Middle-aged; gender:Female; speed:slow
      The teenager's voice is shrill. => age:Teenager; pitch:high
      His voice is low. => pitch:low; gender:Male
      The female voice is strong and forceful. => gender:Female; energy:high
      The phrase is spoken loudly and quickly. => energy:high; speed:fast
      The content is loud and clear: she wants to go home. =>
      She says "speak louder", but her own voice is quiet. => energy:low
      The words describe a slow, quiet evening, yet she talks rapidly. => speed:fast
      The low pitch and the slow, quiet delivery contradict the cheerful words. => pitch:low; speed:slow; energy:low
      She keeps her voice down. => energy:low
      Energy: low. => energy:low
      low pitch; slow speed; falling intonation => pitch:low; speed:slow; intonation:falling
      The pitch (high) and energy (low) diverge. => pitch:high; energy:low
      Her pace remains slow despite the high energy. => speed:slow; energy:high
      Not once does she raise her voice. => energy:not high
      It is far from a lively contour. => intonation:not expressive
      The speaker's pace is average at best. => speed:normal
      The pitch is high but not extremely so. => pitch:high
      She speaks in an even, moderate tempo. => speed:normal
      The overall volume is fairly low. => energy:low
      The delivery feels rushed. => speed:fast
      There is urgency in the way she hurries through the words. => speed:fast
      The pitch stays within a narrow range. => intonation:flat
      Her wide pitch range adds colour. => intonation:expressive
      A monotone delivery with low energy and low pitch. => intonation:flat; energy:low; pitch:low
      The loudness is moderate to high. => energy:normal
      The speaker's voice is high-pitched and shaky. => pitch:high; voice_quality:trembling
      Her rapid speech rate, combined with elevated pitch, indicates agitation. => speed:fast; pitch:high
      With a slow speaking rate, low volume, and falling intonation, the speaker conveys sorrow. => speed:slow; energy:low; intonation:falling
      The low energy level and normal pitch suggest calm. => energy:low; pitch:normal
      The pitch level is low, energy is low, and speed is slow. => pitch:low; energy:low; speed:slow
      The speaker maintains a normal pitch level throughout. => pitch:normal
      She maintains low energy and a slow pace. => energy:low; speed:slow
      A combination of high energy, fast speed and rising intonation is heard. => energy:high; speed:fast; intonation:rising
      The speed of the utterance is normal. => speed:normal
      The elevated pitch, together with the fast tempo, shows excitement. => pitch:high; speed:fast
      The vocal energy is neither strong nor weak. => energy:not high; energy:not low
      There isn't much energy in the voice. => energy:low
      He doesn't sound loud. => energy:not high
      I would not describe the pace as fast. => speed:not fast
      The pitch hovers around average. => pitch:normal
      The tempo isn't slow; if anything, it is brisk. => speed:not slow; speed:fast
      Contrary to what one might expect from an angry speaker, the volume is low. => energy:low
      Unlike the loud voice of an angry person, this voice is quiet. => energy:low
      An angry voice is typically loud and fast. =>
      Anger is often marked by high pitch, loud volume, and fast speech. =>
      Typically, sadness is expressed with low pitch and slow speech. =>
      Sad voices are slow and quiet. =>
      If the speaker had been happy, the intonation would have been more lively. =>
      Without the high pitch, this might be mistaken for calm. =>
      The words themselves sound angry, but the slow pace does not. => speed:slow
      "Speak up, louder!" she says softly. => energy:low
      The phrase "low and slow" is spoken quickly. => speed:fast
      She stresses the words "never" and "again". => stress:never; stress:again
      Emphasis is placed on the word never. => stress:never
      The stressed words are "never" and "home". => stress:never; stress:home
      "Home" receives the strongest stress. => stress:home
      The emphatic stress on "home" conveys longing. => stress:home
      Stress is evenly distributed, with no word standing out. => stress:none
      The speaker is under a lot of stress. =>
      This emphasises the sadness of the statement. =>
      The intonation has a rising contour. => intonation:rising
      The intonation pattern is rising-falling. => intonation:rising-falling
      The final syllable drops in pitch. => intonation:falling
      The intonation is expressive, with wide pitch swings. => intonation:expressive
      The intonation falls and then rises again. => intonation:falling-rising
      A flat intonation contour suggests disengagement. => intonation:flat
      Her intonation is neither rising nor falling. => intonation:not rising; intonation:not falling
      Her tone is flat. => intonation:flat
      The speech is monotonous. => intonation:flat
      The pitch remains flat. => intonation:flat
      The voice never rises or falls much. => intonation:not falling; intonation:not rising
      The volume swells on the last words. => energy:increasing
      Her pitch becomes higher toward the end. => pitch:increasing
      She starts slowly but gets faster. => speed:increasing
      The delivery becomes quieter. => energy:decreasing
      Over the course of the utterance, the energy decreases. => energy:decreasing
      An adult male with a deep voice speaks. => gender:Male; pitch:low
      The child's voice is loud. => age:Child; energy:high
      He is in his sixties. => age:Elderly
      A man in his thirties speaks at a leisurely pace. => age:Middle-aged; gender:Male; speed:slow
      The voice belongs to a teenage boy. => age:Teenager; gender:Male
      It sounds like an older woman. => age:Elderly; gender:Female
      She speaks to a man. =>
      She hesitates before "home". => pauses:present
      There are no pauses. => pauses:not present
      Her voice is breathy, almost whispered. => voice_quality:breathy; voice_quality:whispered
      The voice quality is hoarse and strained. => voice_quality:hoarse; voice_quality:strained
      He is shouting at the top of his lungs. => energy:high
      She barely raises her voice. => energy:not high
      The volume is turned down. => energy:low
      It is a powerful, booming voice. => energy:high
      The speaker is loud. => energy:high
      Her loudness is unremarkable. => energy:normal
      He speaks with moderate energy and a moderately fast pace. => energy:normal; speed:fast
      The energy is high-ish. => energy:high
      Her speaking rate is faster than average. => speed:fast
      The pitch is slightly above normal. => pitch:high
      The tempo is on the quicker side. => speed:fast
      The speaker's tempo is deliberate and slow. => speed:slow
      The tempo drags. => speed:slow
      She quickly lost interest. =>
      The slow rise of anger in the text is clear. =>
      A low mood pervades the text. =>
      The high stakes of the situation are clear. =>
      Her spirits are low. =>
      Her breathing is fast. =>
      Her energy is contagious. =>
      The soft consonants do not matter. =>
      A quiet sadness fills the room. =>
      Her heart must be racing. =>
      The statement is strong. =>
      The tone is warm and friendly. =>
      The tone is neutral. =>
      The pitch is neutral. => pitch:normal
      """;

  private static final ClaimVerifier VERIFIER = new ClaimVerifier(VerifierOptions.defaults());

  private static CueSheet sheet(Level pitch, Double percentile, Level energy, Intonation contour) {
    return new CueSheet(
        pitch,
        percentile,
        energy,
        null,
        SpeedLevel.SLOW,
        null,
        contour,
        List.of("never", "home"),
        Gender.FEMALE,
        AgeLevel.YOUNG_ADULT,
        "I will never go home again",
        true,
        "en",
        Emotion.SAD,
        null,
        null);
  }

  private static final CueSheet SHEET = sheet(Level.HIGH, null, Level.LOW, Intonation.FALLING);

  static Stream<String> sentences() {
    return SENTENCES.lines().filter(l -> !l.isBlank());
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void findsTheClaimsOfASentence(String line) {
    String[] parts = line.split("=>", -1);
    TreeSet<String> expected = new TreeSet<>();
    for (String claim : parts[1].split(";", -1)) {
      if (!claim.isBlank()) {
        expected.add(claim.strip());
      }
    }
    TreeSet<String> found = new TreeSet<>();
    for (Claim claim : VERIFIER.verify(parts[0].strip(), SHEET)) {
      found.add(claim.cue().wire() + ":" + claim.asserted());
      assertEquals(claim.quote(), parts[0].strip().substring(claim.start(), claim.end()));
    }
    assertEquals(expected, found);
  }

  @ParameterizedTest
  @CsvSource({
    "The pitch is high., supported",
    "The pitch is low., contradicted",
    "The pitch is not low., supported",
    "The pitch is not high., contradicted",
    "The volume is high., contradicted",
    "The pace is measured., supported",
    "The intonation rises., contradicted",
    "There are long pauses., unsupported",
    "The voice is hoarse., unsupported",
    "The voice gets louder., unverifiable",
    "A man speaks., contradicted",
    "A teenager speaks., contradicted",
    "Stress falls on 'home'., supported",
    "Stress falls on 'again'., contradicted",
    "No word is stressed., contradicted",
  })
  void judgesAgainstTheSheet(String text, String verdict) {
    List<Claim> claims = VERIFIER.verify(text, SHEET);
    assertEquals(1, claims.size(), claims::toString);
    assertEquals(verdict, claims.get(0).verdict().wire());
  }

  @Test
  void unknownAndUncertainCuesSupportNothing() {
    CueSheet unknown = sheet(null, null, null, Intonation.UNCERTAIN);
    List<Claim> claims =
        VERIFIER.verify("The pitch is high, the voice quiet, and the intonation flat.", unknown);
    assertEquals(3, claims.size());
    assertTrue(
        claims.stream().allMatch(c -> c.verdict() == Verdict.UNSUPPORTED && c.measured() == null));
  }

  @ParameterizedTest
  @CsvSource({
    "65.0, high, supported", "62.0, high, contradicted", "35.0, low, supported",
    "65.0, low, contradicted", "64.0, high, supported", "63.6, high, contradicted",
  })
  void aLevelNearABorderMayBearItsNeighboursName(double percentile, String said, String verdict) {
    CueSheet near = sheet(Level.NORMAL, percentile, Level.LOW, Intonation.FALLING);
    Claim claim = VERIFIER.verify("The pitch is " + said + ".", near).get(0);
    assertEquals(verdict, claim.verdict().wire());
    assertEquals("normal", claim.measured());
  }

  @Test
  void alignmentCountsDecidableClaimsOnly() {
    List<Claim> claims =
        VERIFIER.verify(
            "The pitch is high, the voice is loud and hoarse, and it gets louder.", SHEET);
    assertEquals(1.0 / 3, FactualAlignment.share(claims), 1e-12);
    assertEquals(1 + 4.0 / 3, FactualAlignment.score(claims), 1e-12);
    assertEquals(1, FactualAlignment.share(List.of()));
    assertEquals(3, FactualAlignment.score(List.of()));
  }

  @Test
  void explanationMarksEveryClaim() {
    String text = "The pitch is low.";
    String explained = ClaimExplainer.explain(text, VERIFIER.verify(text, SHEET));
    assertTrue(explained.startsWith("The [pitch is low](1).\n"), explained);
    assertTrue(explained.contains("contradicted  pitch: says low, measured high"), explained);
  }
}
