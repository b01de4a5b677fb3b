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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

  static Stream<String> sentences() throws IOException {
    try (InputStream in =
        ClaimVerifierTest.class.getResourceAsStream("development-sentences.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(l -> !l.isBlank());
    }
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
    "There are long pauses., unverifiable",
    "The voice is hoarse., unverifiable",
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
    assertEquals(1.0 / 2, FactualAlignment.share(claims), 1e-12);
    assertEquals(3, FactualAlignment.score(claims), 1e-12);
    assertEquals(1, FactualAlignment.share(List.of()));
    assertEquals(3, FactualAlignment.score(List.of()));
  }

  @Test
  void rewardedAlignmentCountsWhatWasNotMeasured() {
    List<Claim> claims =
        VERIFIER.verify("The pitch is high, the voice is hoarse, with long pauses.", SHEET);
    assertEquals(5, FactualAlignment.score(claims), 1e-12);
    assertEquals(2, FactualAlignment.unmeasured(claims).size(), claims.toString());
    assertEquals(1 + 4.0 / 3, FactualAlignment.rewardScore(claims), 1e-12);
    assertEquals(3, FactualAlignment.rewardScore(List.of()));
  }

  @Test
  void explanationMarksEveryClaim() {
    String text = "The pitch is low.";
    String explained = ClaimExplainer.explain(text, VERIFIER.verify(text, SHEET));
    assertTrue(explained.startsWith("The [pitch is low](1).\n"), explained);
    assertTrue(explained.contains("contradicted  pitch: says low, measured high"), explained);
  }
}
