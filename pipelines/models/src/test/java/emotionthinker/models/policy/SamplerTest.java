package emotionthinker.models.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.policy.SamplingOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Writing with kept keys and values, against reading what was written all at once. */
class SamplerTest {
  private final PolicyReader reader = TinyPolicy.reader();
  private final List<PreparedPrompt> prompts =
      TinyPolicy.items(reader, 7).stream().map(SftItem::prompt).toList();

  private static final SamplingOptions OPTIONS = new SamplingOptions(3, 1, 1, 24, 5);

  private PolicyWorker worker() {
    PolicyWorker worker = new PolicyWorker(TinyPolicy.SHAPE, reader.tokens().size());
    return worker.with(worker.start(3));
  }

  @Test
  void what_is_written_has_the_probability_that_reading_gives() {
    try (PolicyWorker worker = worker()) {
      List<Written> written = new PolicySampler(worker, 4).write(prompts, OPTIONS);
      assertEquals(21, written.size());
      List<DoubleSeries> read = worker.logProbabilities(written);
      for (int i = 0; i < written.size(); i++) {
        double[] said = written.get(i).logProbs().toArray();
        assertArrayEquals(read.get(i).toArray(), said, 2e-5);
        assertEquals(i % 3, written.get(i).rollout());
      }
    }
  }

  @Test
  void greedy_tokens_are_those_without_a_cache() {
    try (PolicyWorker worker = worker()) {
      List<Written> written =
          new PolicySampler(worker, 8).write(prompts, SamplingOptions.greedy(8));
      for (Written one : written) {
        for (int t = 0; t < one.answer().length; t++) {
          int best = -1;
          double most = Double.NEGATIVE_INFINITY;
          for (int token = 0; token < reader.tokens().size(); token++) {
            int[] upTo = java.util.Arrays.copyOf(one.answer(), t + 1);
            upTo[t] = token;
            SftItem item = new SftItem(one.prompt(), upTo, new float[t + 1]);
            double p = worker.logProbabilities(List.of(item)).get(0).get(t);
            if (p > most) {
              most = p;
              best = token;
            }
          }
          assertEquals(best, one.answer()[t], one.prompt().id() + " token " + t);
          if (t == 1) {
            break; // the first tokens show it; each costs a pass per token of the vocabulary
          }
        }
      }
    }
  }

  @Test
  void an_answer_does_not_depend_on_its_company() {
    try (PolicyWorker worker = worker()) {
      PolicySampler sampler = new PolicySampler(worker, 4);
      List<Written> all = sampler.write(prompts, OPTIONS);
      for (int i = prompts.size() - 1; i >= 0; i--) {
        List<Written> alone = sampler.write(List.of(prompts.get(i)), OPTIONS);
        for (int k = 0; k < 3; k++) {
          assertArrayEquals(all.get(3 * i + k).answer(), alone.get(k).answer());
          assertEquals(all.get(3 * i + k).logProbs(), alone.get(k).logProbs());
        }
      }
      SamplingOptions other = new SamplingOptions(3, 1, 1, 24, 6);
      assertTrue(
          !java.util.Arrays.equals(
              all.get(0).answer(), sampler.write(prompts, other).get(0).answer()),
          "another seed gives another answer");
    }
  }
}
