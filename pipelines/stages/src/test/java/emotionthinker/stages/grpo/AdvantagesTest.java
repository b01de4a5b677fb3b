package emotionthinker.stages.grpo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import emotionthinker.schemas.DoubleSeries;
import emotionthinker.schemas.WireName;
import emotionthinker.stages.reward.DimensionWeights;
import emotionthinker.stages.reward.GroupReward;
import emotionthinker.stages.reward.OneSided;
import emotionthinker.stages.reward.PtrReward;
import emotionthinker.stages.reward.RewardOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdvantagesTest {
  private static final double EXACT = 1e-9;

  /** See the README beside the resource. */
  @Test
  void agrees_with_numpy() throws IOException {
    JsonNode example;
    try (InputStream in = AdvantagesTest.class.getResourceAsStream("groups.json")) {
      example = new ObjectMapper().readTree(in);
    }
    int compared = 0;
    for (JsonNode expected : example.get("expected")) {
      int phase = expected.get("phase").intValue();
      OneSided oneSided = WireName.parse(OneSided.class, expected.get("one_sided").textValue());
      PtrReward reward = new PtrReward(RewardOptions.defaults().withOneSided(oneSided));
      List<GroupReward> groups = new ArrayList<>();
      for (JsonNode row : example.get("groups")) {
        groups.add(
            reward.reward(GroupJson.read(row, DimensionWeights.equal(), phase == 2), phase - 1));
      }
      for (int g = 0; g < groups.size(); g++) {
        JsonNode tau = expected.get("tau").get(g);
        assertSeries(expected.get("rewards").get(g), groups.get(g).rewards());
        assertEquals(tau.isNull(), groups.get(g).tau() == null);
        assertEquals(tau.doubleValue(), tau.isNull() ? 0 : groups.get(g).tau(), EXACT);
      }
      for (Convention convention : Convention.values()) {
        List<DoubleSeries> advantages = new Advantages(AdvantageOptions.of(convention)).of(groups);
        for (int g = 0; g < groups.size(); g++) {
          assertSeries(expected.get("advantages").get(convention.wire()).get(g), advantages.get(g));
          compared++;
        }
      }
    }
    assertEquals(6 * 7 * 12, compared);
  }

  @ParameterizedTest
  @EnumSource(names = "GDPO", mode = EnumSource.Mode.EXCLUDE)
  void identities_on_random_groups(Convention convention) {
    SplittableRandom random = new SplittableRandom(7);
    Advantages advantages = new Advantages(AdvantageOptions.of(convention));
    for (int round = 0; round < 500; round++) {
      double[] r = random.doubles(2 + random.nextInt(15)).map(v -> 1.8 * v).toArray();
      double[] a = of(advantages, r);
      assertEquals(0, IntStream.range(0, a.length).mapToDouble(i -> a[i]).sum(), 1e-9, "sum");

      double shift = 10 * random.nextDouble() - 5;
      assertSame(a, of(advantages, map(r, v -> v + shift)), 1e-8, "shift");

      int[] order = permutation(r.length, random);
      double[] permuted = IntStream.of(order).mapToDouble(i -> r[i]).toArray();
      double[] expected = IntStream.of(order).mapToDouble(i -> a[i]).toArray();
      assertSame(expected, of(advantages, permuted), 1e-9, "permutation");

      double scale = 0.5 + random.nextDouble();
      double[] scaled = of(advantages, map(r, v -> v * scale));
      if (convention == Convention.DR_GRPO || convention == Convention.RLOO) {
        assertSame(map(a, v -> v * scale), scaled, 1e-9, "linear");
      } else {
        // invariant but for epsilon: A (s std + e) / s = A' (std + e)
        double std = Moments.of(DoubleSeries.of(r).stream()).std();
        double e = convention.epsilon();
        double factor = scale * (std + e) / (scale * std + e);
        assertSame(map(a, v -> v * factor), scaled, 1e-8, "scale");
      }
    }
  }

  @Test
  void dr_grpo_and_rloo_differ_by_a_factor_of_the_group_size() {
    double[] r = {0.3, 1.7, 0.9, 0.2, 1.1};
    double[] dr = of(new Advantages(AdvantageOptions.of(Convention.DR_GRPO)), r);
    double[] rloo = of(new Advantages(AdvantageOptions.of(Convention.RLOO)), r);
    assertSame(map(dr, v -> v * 5 / 4), rloo, EXACT, "n / (n - 1)");
  }

  @ParameterizedTest
  @EnumSource(names = "GDPO", mode = EnumSource.Mode.EXCLUDE)
  void equal_rewards_give_zero_and_missing_ones_stay_missing(Convention convention) {
    Advantages advantages = new Advantages(AdvantageOptions.of(convention));
    double third = 0.1 + 0.2;
    double[] a = of(advantages, 0.3, third, Double.NaN, 0.3, 0.3, 0.3, 0.3);
    assertSame(new double[] {0, 0, Double.NaN, 0, 0, 0, 0}, a, 0, "rounding is no signal");
    double[] with = of(advantages, 0.1, Double.NaN, 0.9, 1.3);
    double[] without = of(advantages, 0.1, 0.9, 1.3);
    assertSame(new double[] {without[0], Double.NaN, without[1], without[2]}, with, 0, "excluded");
    assertTrue(Double.isNaN(of(advantages, Double.NaN)[0]));
    double single = of(advantages, Double.NaN, 0.7)[1];
    assertEquals(convention == Convention.VERL ? 0.6999993 : 0, single, EXACT);
  }

  @Test
  void a_least_deviation_holds_noise_down() {
    AdvantageOptions guarded =
        new AdvantageOptions(Convention.TRL, Scale.GROUP, GdpoEpsilons.TRL, 0.1);
    double[] a = of(new Advantages(guarded), 1.30, 1.31);
    assertSame(new double[] {-0.005 / 0.1001, 0.005 / 0.1001}, a, EXACT, "guard");
  }

  @Test
  void a_scale_that_a_convention_does_not_know_is_refused() {
    for (Convention convention : List.of(Convention.VERL, Convention.OPENRLHF, Convention.GDPO)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new AdvantageOptions(convention, Scale.BATCH, GdpoEpsilons.TRL, 0));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new AdvantageOptions(Convention.RLOO, Scale.NONE, GdpoEpsilons.TRL, 0));
  }

  @Test
  void gdpo_hears_tau() throws IOException {
    JsonNode row =
        GroupJson.parse(
            "{\"group\":1,\"r_f\":[1,1,1,1],\"r_o\":[1,0,1,0],\"r_t\":[0.3,0.9,0.2,1]}");
    PtrReward reward = new PtrReward(RewardOptions.defaults());
    GroupReward gated = reward.reward(GroupJson.read(row, DimensionWeights.equal(), true), 1);
    assertEquals(Math.exp(0.25 - 0.95), gated.tau(), 1e-12);
    Advantages gdpo = new Advantages(AdvantageOptions.of(Convention.GDPO));
    DoubleSeries a = gdpo.of(List.of(gated)).get(0);
    // with full trust R_t would take more of what R_o gives
    assertTrue(a.get(0) > 0 && a.get(1) < 0, a.toString());
    assertThrows(IllegalStateException.class, () -> gdpo.ofRewards(List.of(gated.rewards())));
  }

  @Test
  void statistics_show_an_idle_tau() {
    PtrReward reward = new PtrReward(RewardOptions.defaults().withOneSided(OneSided.DROP));
    GroupStatistics one = GroupStatistics.empty();
    GroupStatistics other = GroupStatistics.empty();
    String[] rows = {
      "{\"group\":\"a\",\"r_f\":[1,1],\"r_o\":[1,0],\"r_t\":[0.4,0.6]}",
      "{\"group\":\"b\",\"r_f\":[1,1],\"r_o\":[1,0],\"r_t\":[0.6,0.4]}",
      "{\"group\":\"c\",\"r_f\":[1,1],\"r_o\":[1,1],\"r_t\":[0.6,null]}",
      "{\"group\":\"d\",\"r_f\":[1,1],\"r_o\":[0,0],\"r_t\":[0.6,0.6]}"
    };
    for (int i = 0; i < rows.length; i++) {
      GroupReward group =
          reward.reward(
              GroupJson.read(GroupJson.parse(rows[i]), DimensionWeights.equal(), true), 1);
      one = i < 2 ? one.accept(group) : one;
      other = i < 2 ? other : other.accept(group);
    }
    GroupStatistics all = one.combine(other);
    assertEquals(0.25, all.gatedShare());
    assertEquals(0.5, all.oneSidedShare());
    assertEquals((Math.exp(-0.2) + 3) / 4, all.meanTau(), 1e-12);
    assertEquals(2, all.dropped());
    assertEquals(1, all.unscorable());
    assertTrue(all.summary().contains("tau below 1 in 25.0 %"), all.summary());
  }

  private static double[] of(Advantages advantages, double... rewards) {
    return advantages.ofRewards(List.of(DoubleSeries.of(rewards))).get(0).toArray();
  }

  private static double[] map(double[] values, java.util.function.DoubleUnaryOperator f) {
    return DoubleSeries.of(values).stream().map(f).toArray();
  }

  private static int[] permutation(int n, SplittableRandom random) {
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private static void assertSame(double[] expected, double[] actual, double tol, String what) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], tol, what);
    }
  }

  private static void assertSeries(JsonNode expected, DoubleSeries actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < actual.size(); i++) {
      assertEquals(expected.get(i).isNull(), !actual.has(i));
      assertEquals(expected.get(i).doubleValue(), actual.has(i) ? actual.get(i) : 0, EXACT);
    }
  }
}
