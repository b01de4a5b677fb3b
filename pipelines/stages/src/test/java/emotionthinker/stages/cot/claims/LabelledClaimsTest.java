package emotionthinker.stages.cot.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.Claim;
import emotionthinker.schemas.Cue;
import emotionthinker.schemas.Verdict;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.cot.RowVerifier;
import emotionthinker.stages.cot.claims.ClaimAgreement.Labelled;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Agreement with the hand-labelled development texts, which must not fall; the frozen ones rest.
 */
class LabelledClaimsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({"dev, 0.955, 0.92", "dev2, 0.965, 0.94", "dev3, 0.965, 0.97", "hold3, 0.89, 0.8"})
  void developmentTextsAreReadAsWellAsBefore(String file, double precision, double recall)
      throws IOException {
    RowVerifier verifier = new RowVerifier(VerifierOptions.defaults());
    ClaimAgreement agreement = new ClaimAgreement();
    try (InputStream in =
        LabelledClaimsTest.class.getResourceAsStream("/claims/" + file + ".jsonl")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : all.lines().toList()) {
        JsonNode row = JSON.readTree(line);
        List<Labelled> labelled = new ArrayList<>();
        for (JsonNode claim : row.path("claims")) {
          labelled.add(
              new Labelled(
                  WireName.parse(Cue.class, claim.path("cue").asText()),
                  claim.path("asserted").asText(),
                  WireName.parse(Verdict.class, claim.path("verdict").asText()),
                  claim.path("start").asInt(),
                  claim.path("end").asInt()));
        }
        agreement.add(labelled, verifier.claims(row));
      }
    }
    assertTrue(agreement.all().precision() >= precision, agreement.all()::toString);
    assertTrue(agreement.all().recall() >= recall, agreement.all()::toString);
    assertTrue(agreement.verdictAccuracy() >= 0.99);
  }

  @Test
  void matchesByCueAssertionAndSpanOnceEach() {
    ClaimAgreement agreement = new ClaimAgreement();
    Claim found = new Claim(Cue.PITCH, "high", null, Verdict.UNSUPPORTED, "high", 4, 8);
    Claim elsewhere = new Claim(Cue.PITCH, "high", null, Verdict.UNSUPPORTED, "high", 20, 24);
    Claim husky = new Claim(Cue.VOICE_QUALITY, "husky", null, Verdict.UNVERIFIABLE, "h", 30, 31);
    ClaimAgreement.Differences differences =
        agreement.add(
            List.of(
                new Labelled(Cue.PITCH, "high", Verdict.SUPPORTED, 0, 5),
                new Labelled(Cue.PITCH, "high", null, 3, 9),
                new Labelled(Cue.VOICE_QUALITY, "hoarse", Verdict.UNVERIFIABLE, 29, 40)),
            List.of(found, elsewhere, husky));
    assertEquals(1, differences.missed().size());
    assertEquals(List.of(elsewhere), differences.invented());
    assertEquals(List.of(found), differences.misjudged());
    assertEquals(0.5, agreement.byCue().get(Cue.PITCH).precision());
    assertEquals(2.0 / 3, agreement.all().recall(), 1e-12);
    assertEquals(0.5, agreement.verdictAccuracy());
  }

  @Test
  void colouredExplanationsMarkTheWorstVerdict() {
    Claim claim = new Claim(Cue.PITCH, "high", "low", Verdict.CONTRADICTED, "high", 0, 4);
    String coloured = ClaimExplainer.coloured("high up", List.of(claim));
    assertTrue(coloured.contains("[\u001b[31mhigh\u001b[0m](1) up"), coloured);
  }
}
