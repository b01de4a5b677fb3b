package emotionthinker.stages.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Reject;
import emotionthinker.schemas.RejectReason;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.TrainingSubset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShardSelectorTest {
  private static final List<Split> ALL = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);

  private static ShardOptions options(
      long target, Map<String, String> corpora, Map<String, String> emotions, int perSpeaker) {
    return new ShardOptions(
        "set",
        target,
        corpora,
        emotions,
        perSpeaker,
        ALL,
        1.0 / 7,
        100,
        500_000_000,
        50_000_000,
        AudioEmbedding.ORIGINAL,
        7);
  }

  private static List<ShardKey> keys(int n, Random random) {
    List<ShardKey> keys = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String corpus = "c" + random.nextInt(4);
      keys.add(
          new ShardKey(
              corpus + "/u" + i,
              corpus,
              Emotion.values()[random.nextInt(9)],
              corpus + "/s" + random.nextInt(20),
              random.nextInt(5) == 0 ? Split.TEST : Split.TRAIN,
              50_000 + random.nextInt(100_000)));
    }
    return keys;
  }

  private static ShardPlan plan(ShardOptions options, List<ShardKey> keys) {
    ShardSelector selector = new ShardSelector(options);
    keys.forEach(selector::accept);
    return selector.plan();
  }

  private static List<String> ids(ShardPlan plan, Split split) {
    return plan.shards().stream()
        .filter(shard -> shard.split() == split)
        .flatMap(shard -> shard.members().stream())
        .map(Shard.Member::utteranceId)
        .toList();
  }

  @Test
  void everyRowIsPlacedOrRejectedOnce() {
    List<ShardKey> keys = keys(3000, new Random(1));
    ShardPlan plan = plan(options(1000, Map.of("c0", "100"), Map.of(), 30), keys);
    Set<String> seen = new HashSet<>();
    plan.shards().forEach(s -> s.members().forEach(m -> assertTrue(seen.add(m.utteranceId()))));
    plan.rejects().forEach(r -> assertTrue(seen.add(r.id())));
    assertEquals(3000, seen.size());
    assertEquals(3000, plan.rows() + plan.rejects().size());
  }

  @Test
  void neitherOrderNorPartsChangeThePlan() {
    List<ShardKey> keys = keys(2000, new Random(2));
    ShardOptions options = options(700, Map.of("c1", "10%"), Map.of("sad", "50"), 25);
    ShardPlan plan = plan(options, keys);
    Collections.shuffle(keys, new Random(3));
    ShardSelector left = new ShardSelector(options);
    ShardSelector right = new ShardSelector(options);
    keys.subList(0, 600).forEach(left::accept);
    keys.subList(600, 2000).forEach(right::accept);
    assertEquals(plan, right.combine(left).plan());
  }

  @Test
  void targetIsMetExactlyAndAnotherSeedChoosesOthers() {
    List<ShardKey> keys = keys(2000, new Random(4));
    ShardPlan plan = plan(options(500, Map.of(), Map.of(), 0), keys);
    assertEquals(500, ids(plan, Split.TRAIN).size());
    assertEquals(0, plan.missingRows());
    long tests = keys.stream().filter(k -> k.split() == Split.TEST).count();
    assertEquals(tests, ids(plan, Split.TEST).size(), "test is taken whole");
    ShardOptions reseeded =
        new ShardOptions(
            "set",
            500,
            Map.of(),
            Map.of(),
            0,
            ALL,
            0.1,
            100,
            500_000_000,
            50_000_000,
            AudioEmbedding.ORIGINAL,
            8);
    assertNotEquals(
        new HashSet<>(ids(plan, Split.TRAIN)),
        new HashSet<>(ids(plan(reseeded, keys), Split.TRAIN)));
  }

  @Test
  void quotasHoldAndSayWhichWasFull() {
    List<ShardKey> keys = keys(4000, new Random(5));
    Map<String, ShardKey> byId = new HashMap<>();
    keys.forEach(k -> byId.put(k.utteranceId(), k));
    ShardPlan plan = plan(options(1000, Map.of("c0", "12%"), Map.of("whisper", "40"), 15), keys);
    Map<String, Integer> counts = new HashMap<>();
    for (String id : ids(plan, Split.TRAIN)) {
      ShardKey key = byId.get(id);
      counts.merge(key.corpus(), 1, Integer::sum);
      counts.merge(key.emotion().wire(), 1, Integer::sum);
      counts.merge(key.speakerId(), 1, Integer::sum);
    }
    assertEquals(120, counts.get("c0"));
    assertEquals(40, counts.get("whisper"));
    counts.forEach((name, n) -> assertTrue(!name.contains("/s") || n <= 15, name + " " + n));
    assertTrue(
        plan.rejects().stream()
            .filter(r -> r.reason() == RejectReason.OVER_QUOTA)
            .map(Reject::detail)
            .anyMatch("corpus c0 at 12%"::equals));
    assertEquals(1000 - ids(plan, Split.TRAIN).size(), plan.missingRows());
  }

  @Test
  void shardsAreAsFewAndAsEvenAsTheLimitsAllow() {
    List<ShardKey> keys = new ArrayList<>();
    for (int i = 0; i < 1050; i++) {
      keys.add(new ShardKey("c/" + i, "c", Emotion.SAD, "c/s", Split.TRAIN, 1000));
    }
    ShardPlan plan = plan(options(0, Map.of(), Map.of(), 0), keys);
    assertEquals(11, plan.shards().size());
    for (Shard shard : plan.shards()) {
      assertTrue(shard.members().size() == 95 || shard.members().size() == 96);
      assertEquals(11, shard.count());
    }
    assertEquals("data/train-00003-of-00011.parquet", plan.shards().get(3).path());
  }

  @Test
  void noShardExceedsItsBytesAndARowThatDoesIsRejected() {
    ShardOptions small =
        new ShardOptions(
            "set",
            0,
            Map.of(),
            Map.of(),
            0,
            ALL,
            0,
            1000,
            2_000_000,
            1_000_000,
            AudioEmbedding.ORIGINAL,
            7);
    List<ShardKey> keys = new ArrayList<>();
    Map<String, Long> bytes = new HashMap<>();
    Random random = new Random(6);
    for (int i = 0; i < 200; i++) {
      long size = random.nextInt(10) == 0 ? 1_900_000 : 10_000;
      bytes.put("c/" + i, size);
      keys.add(new ShardKey("c/" + i, "c", Emotion.SAD, "c/s", Split.TRAIN, size));
    }
    keys.add(new ShardKey("c/big", "c", Emotion.SAD, "c/s", Split.TRAIN, 2_000_001));
    ShardPlan plan = plan(small, keys);
    assertEquals(List.of("c/big"), plan.rejects().stream().map(Reject::id).toList());
    assertEquals(RejectReason.TOO_LARGE, plan.rejects().get(0).reason());
    for (Shard shard : plan.shards()) {
      long sum = shard.members().stream().mapToLong(m -> bytes.get(m.utteranceId())).sum();
      assertTrue(sum <= 2_000_000, shard.path() + " " + sum);
    }
  }

  @Test
  void coldStartIsExactAndSpreadOverCorporaAndEmotions() {
    List<ShardKey> keys = keys(4000, new Random(9));
    Map<String, ShardKey> byId = new HashMap<>();
    keys.forEach(k -> byId.put(k.utteranceId(), k));
    ShardPlan plan = plan(options(3500, Map.of(), Map.of(), 0), keys);
    Map<String, int[]> strata = new HashMap<>();
    int cold = 0;
    int train = 0;
    for (Shard shard : plan.shards()) {
      for (Shard.Member member : shard.members()) {
        if (shard.split() != Split.TRAIN) {
          assertNull(member.subset());
          continue;
        }
        ShardKey key = byId.get(member.utteranceId());
        int[] n = strata.computeIfAbsent(key.corpus() + key.emotion(), k -> new int[2]);
        n[member.subset().ordinal()]++;
        train++;
        cold += member.subset() == TrainingSubset.COLD_START ? 1 : 0;
      }
    }
    assertEquals(Math.round(train / 7.0), cold);
    strata.forEach((name, n) -> assertEquals((n[0] + n[1]) / 7.0, n[0], 1.0 + 1e-9, name));
  }

  @Test
  void theOriginalsNumbersComeOutExactly() {
    List<ShardKey> keys = new ArrayList<>();
    for (int i = 0; i < 36_000; i++) {
      keys.add(new ShardKey("c/" + i, "c", Emotion.SAD, "c/s", Split.TRAIN, 100_000));
    }
    ShardOptions d = ShardOptions.defaults();
    ShardOptions original =
        new ShardOptions(
            d.datasetName(),
            35_000,
            Map.of(),
            Map.of(),
            0,
            List.of(Split.TRAIN),
            d.coldStartShare(),
            d.rowsPerShard(),
            d.maxShardBytes(),
            d.maxRowGroupBytes(),
            d.audio(),
            d.seed());
    ShardPlan plan = plan(original, keys);
    long cold =
        plan.shards().stream()
            .flatMap(s -> s.members().stream())
            .filter(m -> m.subset() == TrainingSubset.COLD_START)
            .count();
    assertEquals(35_000, plan.rows());
    assertEquals(5_000, cold);
  }

  @Test
  void splitsThatAreNotWrittenAreRejected() {
    List<ShardKey> keys = keys(100, new Random(10));
    ShardOptions trainOnly =
        new ShardOptions(
            "set",
            0,
            Map.of(),
            Map.of(),
            0,
            List.of(Split.TRAIN),
            0,
            100,
            500_000_000,
            50_000_000,
            AudioEmbedding.ORIGINAL,
            7);
    ShardPlan plan = plan(trainOnly, keys);
    long tests = keys.stream().filter(k -> k.split() == Split.TEST).count();
    assertEquals(tests, plan.rejects().size());
    assertEquals("split test is not written", plan.rejects().get(0).detail());
  }

  @Test
  void refusesDuplicatesAndBadOptions() {
    ShardKey key = new ShardKey("c/1", "c", Emotion.SAD, "c/s", Split.TRAIN, 1);
    ShardOptions any = options(0, Map.of(), Map.of(), 0);
    assertThrows(IllegalArgumentException.class, () -> plan(any, List.of(key, key)));
    for (String quota : List.of("20%", "-1", "many", "1.5")) {
      assertThrows(
          IllegalArgumentException.class, () -> options(0, Map.of("c", quota), Map.of(), 0), quota);
    }
    assertThrows(
        IllegalArgumentException.class, () -> options(9, Map.of(), Map.of("joyous", "3"), 0));
    assertEquals(List.of(), plan(any, List.of()).shards());
  }
}
