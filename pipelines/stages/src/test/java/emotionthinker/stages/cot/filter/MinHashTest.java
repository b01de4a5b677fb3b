package emotionthinker.stages.cot.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.Reject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MinHashTest {
  private static final NearDuplicateOptions OPTIONS = NearDuplicateOptions.defaults();

  private static String text(Random random, int words) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words; i++) {
      out.append("w").append(random.nextInt(5000)).append(' ');
    }
    return out.toString();
  }

  private static NearDuplicates.Text named(String id, String reasoning) {
    return new NearDuplicates.Text(id, id + "~0", MinHash.of(reasoning, OPTIONS));
  }

  @Test
  void signaturesSurviveBytes() {
    MinHash signature =
        MinHash.of("one two three four five six seven", NearDuplicateOptions.defaults());
    assertEquals(signature, MinHash.fromBytes(signature.toBytes()));
    assertEquals(4 * NearDuplicateOptions.defaults().permutations(), signature.toBytes().length);
  }

  @Test
  void similarityEstimatesJaccardOfShingles() {
    NearDuplicateOptions exact = new NearDuplicateOptions(1, 1024, 64, 0.7, 3);
    Random random = new Random(1);
    double error = 0;
    for (int i = 0; i < 50; i++) {
      String common = text(random, 60);
      String a = common + text(random, 30);
      String b = common + text(random, 30);
      double estimate = MinHash.of(a, exact).similarity(MinHash.of(b, exact));
      error += (estimate - 0.5) / 50;
    }
    assertEquals(0, error, 0.03);
  }

  @Test
  void equalTextsMeetInEveryBandAndDifferentOnesInNone() {
    Random random = new Random(2);
    MinHash a = MinHash.of(text(random, 100), OPTIONS);
    MinHash b = MinHash.of(text(random, 100), OPTIONS);
    assertEquals(16, Arrays.stream(a.bandKeys(OPTIONS)).distinct().count());
    assertArrayEquals(a.bandKeys(OPTIONS), MinHash.fromBytes(a.toBytes()).bandKeys(OPTIONS));
    assertTrue(
        Arrays.stream(a.bandKeys(OPTIONS))
            .noneMatch(key -> Arrays.stream(b.bandKeys(OPTIONS)).anyMatch(k -> k == key)));
    assertEquals(0, a.similarity(b));
  }

  @Test
  void theLesserIdSurvivesWhateverTheOrder() {
    Random random = new Random(3);
    String text = text(random, 100);
    List<NearDuplicates.Text> bucket =
        new ArrayList<>(
            List.of(
                named("c/b", text + "x y"), named("c/a", text), named("c/c", text(random, 100))));
    for (int i = 0; i < 6; i++) {
      Collections.shuffle(bucket, random);
      List<Reject> rejects = List.copyOf(NearDuplicates.among(bucket, OPTIONS).values());
      assertEquals(List.of("c/b~0"), rejects.stream().map(Reject::id).toList());
      assertTrue(rejects.get(0).detail().endsWith("like c/a"));
    }
  }

  @Test
  void textsThatDifferInQuotesAndLevelsOnlyAreDuplicates() {
    String a =
        "The pitch of this speaker is high while \"one thing\" is said to everybody in the room.";
    String b =
        "The pitch of this speaker is low while \"another\" is said to everybody in the room.";
    assertEquals(1, MinHash.of(a, OPTIONS).similarity(MinHash.of(b, OPTIONS)));
  }
}
