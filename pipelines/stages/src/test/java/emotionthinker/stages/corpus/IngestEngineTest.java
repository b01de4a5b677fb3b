package emotionthinker.stages.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Utterance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Drafts to rows and rejects. */
class IngestEngineTest {
  private static final CorpusSpec SPEC = spec(SplitMethod.ALL_TRAIN);
  private static final IngestEngine ENGINE = new IngestEngine(SPEC, IngestOptions.defaults());

  @Test
  void aRowCarriesLabelPolicyAndIds() {
    Draft draft = Draft.at("x/a.wav").speaker("s1").label("Fearful").build();
    Utterance row = accepted(draft, 2.0, SplitMethod.ALL_TRAIN);
    assertEquals("c/x/a", row.utteranceId());
    assertEquals("c/s1", row.speakerId());
    assertEquals("Fearful", row.emotionRaw());
    assertEquals(Emotion.FEAR, row.emotion());
    assertEquals(Split.TRAIN, row.split());
    assertFalse(row.redistribute());
    assertEquals("und", row.language());
  }

  @Test
  void excludedAndMissingLabelsStayWithoutEmotion() {
    assertNull(accepted(Draft.at("a").label("calm").build(), 1, SplitMethod.ALL_TRAIN).emotion());
    Utterance unlabelled = accepted(Draft.at("a").build(), 1, SplitMethod.ALL_TRAIN);
    assertNull(unlabelled.emotionRaw());
    assertEquals("c/unknown", unlabelled.speakerId());
  }

  @Test
  void unknownLabelsErasedSpeakersAndBadSegmentsAreNotDecoded() {
    assertEquals(RejectReason.UNKNOWN_LABEL, screened(Draft.at("a").label("bored").build()));
    assertEquals(RejectReason.ERASED_SPEAKER, screened(Draft.at("a").speaker("gone").build()));
    assertEquals(RejectReason.ERASED_SPEAKER, screened(Draft.at("a").speaker("also").build()));
    assertEquals(RejectReason.BAD_SEGMENT, screened(Draft.at("a").segment(2.0, 1.0).build()));
    assertEquals(RejectReason.BAD_SEGMENT, screened(Draft.at("a").segment(-1.0, 1.0).build()));
    assertEquals(RejectReason.BAD_SEGMENT, screened(Draft.at("a").segment(1.0, null).build()));
  }

  @Test
  void durationsOutsideTheLimitsAndMissingOfficialSplitsAreRejected() {
    Draft draft = Draft.at("a").build();
    assertEquals(RejectReason.TOO_SHORT, rejected(draft, 0.0999, SplitMethod.ALL_TEST));
    assertEquals(RejectReason.TOO_LONG, rejected(draft, 300.01, SplitMethod.ALL_TEST));
    assertEquals(RejectReason.BAD_MANIFEST_ROW, rejected(draft, 1, SplitMethod.OFFICIAL));
    assertEquals(Split.TEST, accepted(draft, 0.1, SplitMethod.ALL_TEST).split());
  }

  @Test
  void whatCannotBeDecodedKeepsItsReason() {
    AudioSource broken =
        d -> {
          throw new UndecodableException(RejectReason.TRUNCATED, "ends early", null);
        };
    Draft draft = Draft.at("a.wav").build();
    assertEquals(
        RejectReason.TRUNCATED,
        reason(ENGINE.ingest(List.of(draft), broken, plan(SplitMethod.ALL_TRAIN))));
  }

  @Test
  void theSmallestPathKeepsAnIdAndTheSmallestIdKeepsAudio() {
    List<Draft> namesakes =
        List.of(
            Draft.at("a.wav").build(),
            Draft.at("a.flac").build(),
            Draft.at("a.flac").origin("labels.csv:3").build(),
            Draft.at("a.wav").channel(0).build());
    List<IngestResult> results =
        ENGINE.ingest(namesakes, d -> facts(1), plan(SplitMethod.ALL_TRAIN));
    assertEquals(4, results.size());
    assertEquals(
        List.of("c/a.wav", "c/labels.csv:3"),
        results.stream()
            .filter(r -> r instanceof IngestResult.Rejected)
            .map(r -> ((IngestResult.Rejected) r).reject())
            .peek(r -> assertEquals(RejectReason.DUPLICATE_ID, r.reason()))
            .map(r -> r.id())
            .sorted()
            .toList());
    Utterance b = accepted(Draft.at("b.wav").build(), 1, SplitMethod.ALL_TRAIN);
    Utterance c = accepted(Draft.at("c.wav").build(), 1, SplitMethod.ALL_TRAIN);
    assertEquals("c/b", IngestEngine.keptId(List.of(c, b)));
    assertEquals("c/c", IngestEngine.duplicateAudio(c, "c/b").id());
  }

  @Test
  void aLabelMapsToACanonicalEmotionOrNothing() {
    CorpusSpec d = CorpusSpec.defaults();
    assertThrows(
        IllegalArgumentException.class,
        () -> withLabels(d, Map.of("happy", "joy"), SplitMethod.ALL_TRAIN));
  }

  private static RejectReason screened(Draft draft) {
    AudioSource never =
        d -> {
          throw new AssertionError("decoded " + d);
        };
    return reason(ENGINE.ingest(List.of(draft), never, plan(SplitMethod.ALL_TRAIN)));
  }

  private static Utterance accepted(Draft draft, double durationS, SplitMethod method) {
    List<IngestResult> results = ENGINE.ingest(List.of(draft), d -> facts(durationS), plan(method));
    assertEquals(1, results.size());
    return assertInstanceOf(IngestResult.Accepted.class, results.get(0)).utterance();
  }

  private static RejectReason rejected(Draft draft, double durationS, SplitMethod method) {
    return reason(ENGINE.ingest(List.of(draft), d -> facts(durationS), plan(method)));
  }

  private static RejectReason reason(List<IngestResult> results) {
    assertEquals(1, results.size());
    return assertInstanceOf(IngestResult.Rejected.class, results.get(0)).reject().reason();
  }

  private static SplitPlan plan(SplitMethod method) {
    return new SplitPlan(method, Map.of(), false);
  }

  private static AudioFacts facts(double durationS) {
    return new AudioFacts("file:///c/a.wav", "wav/pcm_s16le", 16_000, 1, durationS, "00");
  }

  private static CorpusSpec spec(SplitMethod method) {
    Map<String, String> labels = Map.of("fearful", "fear", "calm", CorpusSpec.EXCLUDE);
    return withLabels(CorpusSpec.defaults(), labels, method);
  }

  private static CorpusSpec withLabels(
      CorpusSpec d, Map<String, String> labels, SplitMethod method) {
    return new CorpusSpec(
        "c",
        d.reader(),
        d.root(),
        d.filePattern(),
        d.manifest(),
        d.licence(),
        d.citation(),
        d.language(),
        false,
        false,
        false,
        new SplitPolicy(method, 0.8, 0.1, 0.1, 1),
        labels,
        Map.of(),
        List.of("gone", "c/also"));
  }
}
