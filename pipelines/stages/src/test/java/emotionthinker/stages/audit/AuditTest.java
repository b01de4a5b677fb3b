package emotionthinker.stages.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.AuditCheck;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.AuditLevel;
import emotionthinker.schemas.AuditVerdict;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.Table;
import emotionthinker.schemas.Utterance;
import emotionthinker.signal.AudioSketch;
import emotionthinker.signal.AudioSketcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The checks on made-up utterances whose faults are known. */
class AuditTest {
  private static final AuditOptions OPTIONS = AuditOptions.defaults();

  /** Noise whose spectrum changes every 50 ms, so that fingerprints have something to hold. */
  private static AudioSketch sound(long seed, double gain) {
    Random random = new Random(seed);
    float[] x = new float[24_000];
    double low = 0;
    double pole = 0;
    for (int i = 0; i < x.length; i++) {
      if (i % 800 == 0) {
        pole = 1.8 * random.nextDouble() - 0.9;
      }
      low = pole * low + (1 - Math.abs(pole)) * random.nextGaussian();
      x[i] = (float) (gain * low);
    }
    return new AudioSketcher().sketch(x, 16_000);
  }

  private static AuditSubject subject(String id, Split split, String text, AudioSketch sketch) {
    return new AuditSubject(
        "c/" + id,
        "c",
        split,
        "c/" + id.charAt(0),
        "file:/c/" + id + ".wav",
        SplitGroups.normalised(text),
        Emotion.HAPPY,
        null,
        16_000,
        1.5,
        1.2,
        0,
        30.0,
        -25.0,
        sketch);
  }

  private static AuditSubject measured(
      String id, double durationS, double speechS, double clipped, Double snrDb, Double levelDbfs) {
    return new AuditSubject(
        "c/" + id,
        "c",
        Split.TRAIN,
        "c/s",
        "file:/c/" + id,
        null,
        null,
        null,
        16_000,
        durationS,
        speechS,
        clipped,
        snrDb,
        levelDbfs,
        null);
  }

  @Test
  void eachFaultOfAnUtteranceIsNamed() {
    AuditStatistics statistics = new AuditStatistics();
    List<AuditSubject> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(measured("ok" + i, 2 + 0.01 * i, 1.8, 0, 30.0, -25.0));
    }
    all.add(measured("clipped", 2.5, 1.8, 0.01, 30.0, -25.0));
    all.add(measured("noisy", 2.5, 1.8, 0, 3.0, -25.0));
    all.add(measured("silent", 2.5, 0.2, 0, null, null));
    all.add(measured("long", 60, 50, 0, 30.0, -25.0));
    all.forEach(statistics::accept);
    UtteranceChecks checks = new UtteranceChecks(OPTIONS, statistics);
    Map<String, List<String>> found = new TreeMap<>();
    for (AuditSubject one : all) {
      for (AuditFinding finding : checks.check(one)) {
        found
            .computeIfAbsent(one.utteranceId(), id -> new ArrayList<>())
            .add(finding.check().wire());
      }
    }
    assertEquals(
        Map.of(
            "c/clipped", List.of("clipping"),
            "c/noisy", List.of("low_snr"),
            "c/silent", List.of("silence"),
            "c/long", List.of("duration_outlier")),
        found);
  }

  @Test
  void histogramQuantilesAreExactToABin() {
    Histogram histogram = new Histogram(0.1);
    Histogram other = new Histogram(0.1);
    for (int i = 0; i <= 1000; i++) {
      (i % 3 == 0 ? other : histogram).accept(-30 + i * 0.01);
    }
    histogram.combine(other);
    assertEquals(1001, histogram.count());
    assertEquals(-25, histogram.quantile(0.5), 0.06);
    assertEquals(5, histogram.quartileDistance(), 0.11);
    assertEquals(2.5, histogram.medianDeviation(), 0.11);
  }

  @Test
  void aCopyIsFoundOnceAndTheHeldOutOneStays() {
    List<AuditSubject> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.add(subject("x" + i, Split.TRAIN, null, sound(i, 0.2)));
    }
    all.add(subject("copy", Split.TEST, null, sound(4, 0.02)));
    List<AuditFinding> found = copies(all, OPTIONS);
    assertEquals(1, found.size(), found::toString);
    assertEquals("c/copy", found.get(0).subject());
    assertEquals("c/x4", found.get(0).other());
    assertTrue(found.get(0).value() < 0.01, found::toString);
    assertTrue(found.get(0).detail().contains("across train"), found::toString);
    Collections.shuffle(all, new Random(3));
    assertEquals(found, copies(all, OPTIONS));
  }

  @Test
  void copiesOfOneRecordingArePairedWithTheFirstOnly() {
    List<AuditSubject> all = new ArrayList<>();
    for (int i = 10; i < 90; i++) {
      all.add(subject("x" + i, Split.TRAIN, null, sound(1, 0.001 * i)));
    }
    List<AuditFinding> found = copies(all, OPTIONS);
    assertEquals(79, found.size());
    assertEquals(79, found.stream().map(AuditFinding::other).distinct().count());
    assertTrue(found.stream().allMatch(one -> one.subject().equals("c/x10")), found::toString);
  }

  private static List<AuditFinding> copies(List<AuditSubject> all, AuditOptions options) {
    NearDuplicateAudio search = new NearDuplicateAudio(options);
    Map<Integer, List<NearDuplicateAudio.Member>> buckets = new HashMap<>();
    for (AuditSubject one : all) {
      for (NearDuplicateAudio.Keyed keyed : search.keyed(one)) {
        buckets.computeIfAbsent(keyed.word(), w -> new ArrayList<>()).add(keyed.member());
      }
    }
    TreeMap<String, AuditFinding> best = new TreeMap<>();
    for (List<NearDuplicateAudio.Member> bucket : buckets.values()) {
      for (AuditFinding one : search.compare(bucket)) {
        best.merge(Table.AUDIT.idOf(one), one, NearDuplicateAudio::better);
      }
    }
    return List.copyOf(best.values());
  }

  @Test
  void whatLiesOnBothSidesOfASplitIsFound() {
    SplitGroups search = new SplitGroups(OPTIONS);
    Map<SplitGroups.Group, SplitGroups.Spread> groups = new HashMap<>();
    for (AuditSubject one :
        List.of(
            subject("a1", Split.TRAIN, "Hello, THERE!", null),
            subject("a2", Split.TEST, "hello there", null),
            subject("b1", Split.TRAIN, "other", null),
            subject("d1", Split.VALIDATION, "...", null))) {
      for (SplitGroups.Group group : search.groups(one)) {
        groups.merge(group, SplitGroups.Spread.of(one.split()), SplitGroups.Spread::combine);
      }
    }
    Map<String, Double> found =
        groups.entrySet().stream()
            .flatMap(group -> search.check(group.getKey(), group.getValue()).stream())
            .collect(
                Collectors.toMap(f -> f.check().wire() + " " + f.subject(), AuditFinding::value));
    assertEquals(
        Map.of("speaker_across_splits c/a", 1.0, "transcript_across_splits hello there", 1.0),
        found);
    assertNull(SplitGroups.normalised(" ?! "));
    assertEquals("zażółć 3", SplitGroups.normalised("Zażółć—3."));
  }

  @Test
  void everyCorpusHasOneRowForEveryCheck() {
    AuditStatistics left = new AuditStatistics();
    AuditStatistics right = new AuditStatistics();
    for (int i = 0; i < 40; i++) {
      AuditSubject one = measured("u" + i, 2, 1.8, 0, null, -25 + 0.01 * i);
      (i % 2 == 0 ? left : right).accept(one);
    }
    AuditStatistics both = left.combine(right);
    Map<AuditCheck, AuditFinding> rows =
        new AuditSummary(OPTIONS, both)
                .rows(Map.of(new AuditSummary.Tally("c", AuditCheck.CLIPPING), 3L), Map.of("c", 2L))
                .stream()
                .collect(Collectors.toMap(AuditFinding::check, row -> row));
    assertEquals(AuditCheck.values().length, rows.size());
    assertEquals(3 / 40.0, rows.get(AuditCheck.CLIPPING).value());
    assertEquals(AuditVerdict.FLAGGED, rows.get(AuditCheck.CLIPPING).verdict());
    assertEquals(2.0, rows.get(AuditCheck.DUPLICATE_AUDIO).value());
    assertEquals(AuditVerdict.FLAGGED, rows.get(AuditCheck.LEVEL_SPREAD).verdict());
    assertNull(rows.get(AuditCheck.LOW_SNR).value());
    assertNull(rows.get(AuditCheck.CLASS_BALANCE).value());
    assertEquals(AuditVerdict.PASS, rows.get(AuditCheck.LOW_SNR).verdict());
    assertEquals(0.0, rows.get(AuditCheck.SILENCE).value());
  }

  @Test
  void evennessIsPielous() {
    AuditStatistics.Corpus corpus = new AuditStatistics.Corpus();
    corpus.emotions.put(Emotion.HAPPY, 1L);
    assertNull(corpus.evenness());
    corpus.emotions.put(Emotion.SAD, 3L);
    // H(1/4, 3/4) = 0.562335 nat, ln 2 = 0.693147
    assertEquals(0.811278, corpus.evenness(), 1e-6);
  }

  @Test
  void theGateRejectsWhatIsConfiguredAndNothingHeldOutByGroups() {
    AuditGate gate =
        AuditGate.of(
            List.of(
                finding(AuditCheck.NEAR_DUPLICATE, AuditLevel.PAIR, "c/a", "c/b", true),
                finding(AuditCheck.CLIPPING, AuditLevel.UTTERANCE, "c/d", null, false),
                finding(AuditCheck.SPEAKER_ACROSS_SPLITS, AuditLevel.GROUP, "c/s", null, true))
                .stream());
    assertEquals(Optional.empty(), gate.reject("annotate", utterance("c/a", "c/x", Split.TRAIN)));
    assertEquals(Optional.empty(), gate.reject("annotate", utterance("c/d", "c/x", Split.TRAIN)));
    assertEquals(Optional.empty(), gate.reject("annotate", utterance("c/e", "c/s", Split.TEST)));
    Reject pair = gate.reject("annotate", utterance("c/b", "c/x", Split.TEST)).orElseThrow();
    assertEquals(RejectReason.FAILED_AUDIT, pair.reason());
    assertTrue(pair.detail().startsWith("near_duplicate: "), pair.detail());
    Reject group = gate.reject("annotate", utterance("c/e", "c/s", Split.TRAIN)).orElseThrow();
    assertTrue(group.detail().startsWith("speaker_across_splits: "), group.detail());
  }

  private static AuditFinding finding(
      AuditCheck check, AuditLevel level, String subject, String other, boolean rejects) {
    return new AuditFinding(
        check,
        level,
        "c",
        subject,
        other,
        1.0,
        0,
        "1",
        check.severity(),
        rejects ? AuditVerdict.REJECT : AuditVerdict.FLAGGED,
        "seen");
  }

  private static Utterance utterance(String id, String speaker, Split split) {
    return new Utterance(
        id,
        "c",
        "file:/" + id,
        null,
        null,
        null,
        null,
        "00",
        "wav/pcm_s16le",
        16_000,
        1,
        1.5,
        speaker,
        null,
        null,
        "en",
        null,
        null,
        null,
        List.of(),
        null,
        null,
        split,
        false,
        "CC0-1.0",
        true,
        true,
        true);
  }
}
