package emotionthinker.models.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import emotionthinker.schemas.DoubleSeries;
import emotionthinker.stages.grpo.KlEstimator;
import emotionthinker.stages.grpo.KlLimits;
import emotionthinker.stages.grpo.LossKind;
import emotionthinker.stages.grpo.LossOptions;
import emotionthinker.stages.grpo.PolicyLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The learner's loss against losses that TRL computed ({@code policy_loss} of the reference
 * vectors). What a network says of a text cannot be chosen; ratios and divergences depend on
 * differences of log-probabilities alone, so the old and reference ones are put as far from the
 * network's own as they lie in the vectors. (cispo's loss holds the log-probability itself and is
 * left to the pure test.)
 */
class GrpoVectorsTest {
  private static final double[][] NEW = {{-0.2, -0.4, -0.1}, {-0.7, -0.3, -0.2, -0.05}};
  private static final double[][] OLD = {{-0.5, -0.35, -0.1}, {-0.4, -0.35, -0.9, -0.05}};
  private static final double[][] REFERENCE = {{-0.3, -0.6, -0.15}, {-0.6, -0.2, -0.3, -0.15}};
  private static final double[] ADVANTAGES = {1.2, -0.8};

  @ParameterizedTest
  @CsvSource({
    "GRPO, 0.2, , 0, -0.14374350451549267",
    "BNPO, 0.2, , 0, 0.015791961953763454",
    "DAPO, 0.2, , 0, 0.015791961953763454",
    "DR_GRPO, 0.2, , 0, 0.009211977806362015",
    "GRPO, 0.2, , 0.04, -0.14347810385027898",
    "DAPO, 0.2, , 0.04, 0.016048043484265567",
    "DAPO, 0.28, , 0, 0.0020776762394777277",
    "GRPO, 0.2, 1.3, 0, -0.2151187752625403",
    "GSPO, 0.2, , 0, -0.20451352694762498"
  })
  void is_the_loss_of_trl(
      LossKind kind, double high, Double maxRatio, double beta, double expected) {
    PolicyLoss loss =
        new PolicyLoss(
            new LossOptions(kind, 0.2, high, maxRatio, beta, KlEstimator.K3, KlLimits.none(), 6));
    PolicyReader reader = TinyPolicy.reader();
    try (PolicyWorker worker = new PolicyWorker(TinyPolicy.SHAPE, reader.tokens().size())) {
      worker.with(worker.start(3));
      List<PolicyItem> batch = batch(reader, worker);
      assertEquals(expected, worker.policy(batch, loss, 1, 7).loss(), 1e-6);
    }
  }

  private static List<PolicyItem> batch(PolicyReader reader, PolicyWorker worker) {
    List<SftItem> texts = new ArrayList<>();
    for (int s = 0; s < NEW.length; s++) {
      SftItem text = TinyPolicy.items(reader, 2).get(s);
      int[] answer = Arrays.copyOf(text.answer(), NEW[s].length);
      texts.add(new SftItem(text.prompt(), answer, new float[answer.length]));
    }
    List<DoubleSeries> said = worker.logProbabilities(texts);
    List<PolicyItem> out = new ArrayList<>();
    for (int s = 0; s < NEW.length; s++) {
      out.add(
          new PolicyItem(
              texts.get(s).prompt(),
              texts.get(s).answer(),
              moved(said.get(s), OLD[s], NEW[s]),
              moved(said.get(s), REFERENCE[s], NEW[s]),
              ADVANTAGES[s]));
    }
    return out;
  }

  private static DoubleSeries moved(DoubleSeries said, double[] other, double[] now) {
    return DoubleSeries.of(
        IntStream.range(0, now.length).mapToDouble(t -> said.get(t) + other[t] - now[t]));
  }
}
