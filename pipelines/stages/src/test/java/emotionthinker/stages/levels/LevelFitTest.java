package emotionthinker.stages.levels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Attribute;
import emotionthinker.schemas.LevelBasis;
import emotionthinker.schemas.LevelEdge;
import emotionthinker.schemas.LevelReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelFitTest {
  private static final LevelsOptions DEFAULTS = LevelsOptions.defaults();
  private static final LevelBasis CORPUS = LevelBasis.CORPUS;

  static LevelsOptions speakerBasis() {
    LevelBasis speaker = LevelBasis.SPEAKER;
    return options(CutMethod.PERCENTILE, speaker, speaker, false);
  }

  static LevelsOptions atPercentiles() {
    return options(CutMethod.PERCENTILE, LevelBasis.CORPUS_GENDER, CORPUS, false);
  }

  private static LevelsOptions options(
      CutMethod method, LevelBasis pitch, LevelBasis others, boolean fitsValidation) {
    return new LevelsOptions(
        33.333,
        66.667,
        method,
        1,
        50,
        20,
        pitch,
        others,
        others,
        1,
        2,
        0.25,
        fitsValidation,
        true,
        0.15,
        1);
  }

  static LevelFit fit(LevelsOptions options, List<Clip> clips) {
    LevelFit fit = new LevelFit(options);
    clips.forEach(clip -> fit.accept(clip.utterance(), clip.prosody()));
    return fit;
  }

  static LevelEdge edge(List<LevelEdge> edges, Attribute attribute, LevelBasis basis, String key) {
    return edges.stream()
        .filter(e -> e.attribute() == attribute && e.basis() == basis && e.groupKey().equals(key))
        .findFirst()
        .orElse(null);
  }

  /** np.percentile over the same sixty values, see {@link PercentilesTest}. */
  @Test
  void cutsAtPercentilesEqualNumpy() {
    List<LevelEdge> edges = fit(atPercentiles(), Clip.sixty("a", "s", "train")).edges();
    LevelEdge pitch = edge(edges, Attribute.PITCH, LevelBasis.CORPUS_GENDER, "a|Female");
    assertEquals(List.of(186.3922945598997, 224.39571869557489), pitch.cuts());
    assertEquals(60, pitch.n());
    assertEquals("Hz", pitch.unit());
    assertFalse(pitch.transductive());
    LevelEdge energy = edge(edges, Attribute.ENERGY, LevelBasis.CORPUS, "a");
    assertEquals(List.of(-33.59666093540275, -26.133216690626274), energy.cuts());
    LevelEdge speed = edge(edges, Attribute.SPEED, LevelBasis.CORPUS, "a");
    assertEquals(List.of(3.8530723996253404, 4.928783391925175), speed.cuts());
    assertEquals(
        pitch.cuts(), edge(edges, Attribute.PITCH, LevelBasis.POOLED_GENDER, "*|Female").cuts());
    assertEquals(5, edges.size(), "energy is not pooled");
    assertEquals("percentile 33.333/66.667", pitch.method());
  }

  /** Of 61 values the tertiles are two of them, but for the last digits of 33.333. */
  @Test
  void noFittedClipLiesAtACut() {
    List<Clip> clips = new ArrayList<>(Clip.sixty("a", "s", "train"));
    clips.add(Clip.sixty("a", "t", "train").get(0));
    List<Double> energies =
        clips.stream().map(clip -> clip.prosody().energyDbfs()).sorted().toList();
    LevelEdge exact = edge(fit(atPercentiles(), clips).edges(), Attribute.ENERGY, CORPUS, "a");
    assertEquals(energies.get(20), exact.cuts().get(0), 1e-3);
    LevelEdge edge = edge(fit(DEFAULTS, clips).edges(), Attribute.ENERGY, CORPUS, "a");
    assertEquals("widest gap within 1.0 of percentile 33.333/66.667", edge.method());
    for (double cut : edge.cuts()) {
      assertTrue(energies.stream().allMatch(e -> Math.abs(e - cut) > 0.05), edge.toString());
    }
  }

  @Test
  void neitherOrderNorPartsChangeABit() throws Exception {
    List<Clip> clips = Clip.mixed(2000, new Random(5));
    for (LevelsOptions options : List.of(DEFAULTS, speakerBasis())) {
      LevelFit whole = fit(options, clips);
      assertTrue(whole.edges().stream().anyMatch(e -> e.reason() == null));
      Random random = new Random(6);
      for (int run = 0; run < 5; run++) {
        List<Clip> shuffled = new ArrayList<>(clips);
        Collections.shuffle(shuffled, random);
        int cut1 = random.nextInt(shuffled.size());
        int cut2 = cut1 + random.nextInt(shuffled.size() - cut1);
        LevelFit a = fit(options, shuffled.subList(0, cut1));
        LevelFit b = serialised(fit(options, shuffled.subList(cut1, cut2)));
        LevelFit c = fit(options, shuffled.subList(cut2, shuffled.size()));
        LevelFit merged = run % 2 == 0 ? a.combine(b).combine(c) : c.combine(b.combine(a));
        assertEquals(whole.edges(), merged.edges());
        assertEquals(whole.counts(), merged.counts());
      }
    }
  }

  private static LevelFit serialised(LevelFit fit) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(fit);
    return (LevelFit)
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }

  @Test
  void heldOutSpeechChangesNothing() {
    List<Clip> train = Clip.sixty("a", "s", "train");
    List<LevelEdge> alone = fit(DEFAULTS, train).edges();
    List<Clip> more = new ArrayList<>(train);
    more.addAll(Clip.mixed(300, new Random(1)).stream().map(LevelFitTest::inCorpusA).toList());
    LevelFit fit = fit(DEFAULTS, more);
    assertEquals(alone, fit.edges());
    assertEquals(360, fit.counts().get("seen"));
    assertEquals(60, fit.counts().get("fitted"));
    assertEquals(300, fit.counts().get("held_out_test"));
  }

  private static Clip inCorpusA(Clip clip) {
    Map<String, Object> fields =
        Map.of(
            "speaker",
            "t" + clip.utterance().speakerId().hashCode() % 3,
            "split",
            "test",
            "gender",
            "Female",
            "f0_median_hz",
            400.0,
            "energy_dbfs",
            -5.0,
            "articulation_rate_sps",
            9.0);
    return Clip.of("a", clip.utterance().utteranceId(), fields);
  }

  @Test
  void trainClipsOfATestSpeakerAreNotFittedUnlessTheSplitIsFlagged() {
    List<Clip> clips = new ArrayList<>(Clip.sixty("a", "s", "train"));
    Map<String, Object> other = Map.of("speaker", "u", "gender", "Female", "f0_median_hz", 500.0);
    clips.add(Clip.of("a", "u-1", other));
    Map<String, Object> test = Map.of("speaker", "u", "split", "test", "f0_median_hz", 500.0);
    List<Clip> leaky = new ArrayList<>(clips);
    leaky.add(Clip.of("a", "u-2", test));
    LevelFit fit = fit(DEFAULTS, leaky);
    assertEquals(1, fit.counts().get("held_out_test_speaker"));
    assertEquals(60, fit.counts().get("fitted"));
    assertEquals(60, edge(fit.edges(), Attribute.PITCH, LevelBasis.CORPUS_GENDER, "a|Female").n());
    List<Clip> flagged = new ArrayList<>(clips);
    flagged.add(
        Clip.of(
            "a", "u-2", Map.of("speaker", "u", "split", "test", "split_shares_speakers", true)));
    assertEquals(61, fit(DEFAULTS, flagged).counts().get("fitted"));
    long sum = 0;
    for (String part : List.of("fitted", "held_out_test", "held_out_test_speaker")) {
      sum += fit.counts().getOrDefault(part, 0L);
    }
    assertEquals(fit.counts().get("seen"), sum);
  }

  @Test
  void validationIsFittedOnlyWhenAsked() {
    List<Clip> clips = Clip.sixty("a", "s", "validation");
    assertEquals(List.of(), fit(DEFAULTS, clips).edges());
    LevelsOptions asked = options(CutMethod.WIDEST_GAP, LevelBasis.CORPUS_GENDER, CORPUS, true);
    assertEquals(5, fit(asked, clips).edges().size());
  }

  @Test
  void speakerGroupsHoldTheSpeakersTestClipsAndSaySo() {
    List<Clip> clips = new ArrayList<>(Clip.sixty("a", "s", "train"));
    clips.addAll(Clip.sixty("a", "t", "test"));
    List<LevelEdge> edges = fit(speakerBasis(), clips).edges();
    LevelEdge own = edge(edges, Attribute.ENERGY, LevelBasis.SPEAKER, "a/t");
    assertEquals(60, own.n());
    assertTrue(own.transductive());
    assertEquals(List.of(-33.59666093540275, -26.133216690626274), own.cuts());
    assertEquals(60, edge(edges, Attribute.ENERGY, LevelBasis.CORPUS, "a").n());
    assertNull(edge(fit(DEFAULTS, clips).edges(), Attribute.ENERGY, LevelBasis.SPEAKER, "a/t"));
  }

  @Test
  void smallGroupsAndCloseCutsHaveAReason() {
    List<Clip> clips = Clip.sixty("a", "s", "train");
    LevelEdge small =
        edge(fit(DEFAULTS, clips.subList(0, 49)).edges(), Attribute.SPEED, LevelBasis.CORPUS, "a");
    assertEquals(LevelReason.GROUP_TOO_SMALL, small.reason());
    assertEquals(List.of(), small.cuts());
    assertEquals(101, small.quantiles().size());
    List<Clip> narrow = new ArrayList<>();
    double[] u = PercentilesTest.uniform(60, 9);
    for (int i = 0; i < 60; i++) {
      Map<String, Object> fields =
          Map.of(
              "speaker",
              "s",
              "gender",
              "Male",
              "f0_median_hz",
              100 * Math.pow(2, 2.4 * u[i] / 12),
              "energy_dbfs",
              -20 + 4 * u[i],
              "articulation_rate_sps",
              4 + 0.5 * u[i]);
      narrow.add(Clip.of("a", "n" + i, fields));
    }
    for (LevelEdge edge : fit(DEFAULTS, narrow).edges()) {
      assertEquals(LevelReason.CUTS_TOO_CLOSE, edge.reason(), edge.toString());
    }
  }

  @Test
  void clipsWithoutAValueAreCountedByReason() {
    List<Clip> clips =
        List.of(
            Clip.of("a", "1", Map.of("speaker", "s", "f0_reliable", false, "f0_median_hz", 99.0)),
            Clip.of("a", "2", Map.of("speaker", "s", "articulation_rate_sps", 0.0)),
            Clip.of(
                "a",
                "3",
                Map.of(
                    "speaker", "s", "energy_dbfs", -3.0, "flags", List.of("energy_unreliable"))));
    var counts = fit(DEFAULTS, clips).counts();
    assertEquals(1, counts.get("pitch_f0_unreliable"));
    assertEquals(2, counts.get("pitch_no_measurement"));
    assertEquals(1, counts.get("energy_energy_unreliable"));
    assertEquals(2, counts.get("energy_no_measurement"));
    assertEquals(3, counts.get("speed_no_measurement"));
  }

  @Test
  void refusesStrangersAndOtherOptions() {
    Clip a = Clip.of("a", "1", Map.of("speaker", "s"));
    Clip b = Clip.of("a", "2", Map.of("speaker", "s"));
    LevelFit fit = new LevelFit(DEFAULTS);
    assertThrows(IllegalArgumentException.class, () -> fit.accept(a.utterance(), b.prosody()));
    assertThrows(IllegalArgumentException.class, () -> fit.combine(new LevelFit(speakerBasis())));
  }
}
