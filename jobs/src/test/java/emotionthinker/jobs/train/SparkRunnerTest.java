package emotionthinker.jobs.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import emotionthinker.models.policy.Learner;
import emotionthinker.models.policy.PartRunner;
import emotionthinker.models.policy.PolicyFiles;
import emotionthinker.models.policy.PolicyShape;
import emotionthinker.models.policy.SftTrainer;
import emotionthinker.models.policy.ThreadRunner;
import emotionthinker.models.policy.TrainState;
import emotionthinker.schemas.FloatSeries;
import emotionthinker.schemas.TrainingLog;
import emotionthinker.stages.policy.SpeechFeatures;
import emotionthinker.stages.policy.SpeechListener;
import emotionthinker.stages.policy.learn.LearningRateKind;
import emotionthinker.stages.policy.learn.OptimizerOptions;
import emotionthinker.stages.policy.learn.SftOptions;
import emotionthinker.stages.policy.learn.SftText;
import emotionthinker.stages.policy.learn.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/** The learner on Spark's tasks against the learner on threads: the same bytes. */
class SparkRunnerTest {
  private static final PolicyShape SHAPE = new PolicyShape(300, 8, 1, 2, 12, 6, 2, 16, 48);
  private static final AtomicInteger FAILURES = new AtomicInteger();

  private static List<SftText> texts() {
    List<SftText> out = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String answer = i % 2 == 0 ? "<answer>happy</answer>" : "<answer>sad</answer>";
      out.add(new SftText("u" + i, TextKind.LABEL, "s" + i, List.of(clip(i)), "Which?", answer));
    }
    return out;
  }

  private static SpeechFeatures clip(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] segments = new float[SpeechListener.SEGMENTS * SpeechListener.SEGMENT_SIZE];
    float[] whole = new float[SpeechListener.WHOLE_SIZE];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (float) random.nextGaussian();
    }
    return new SpeechFeatures(FloatSeries.of(segments), FloatSeries.of(whole));
  }

  private static PolicyFiles train(PartRunner.Factory runners) {
    OptimizerOptions optimizer =
        new OptimizerOptions(5e-3, LearningRateKind.CONSTANT, 1, 0.9, 0.98, 1e-8, 0.1, 1.0);
    SftOptions options =
        new SftOptions(1, 3, 8, 4, 0, 1, 0, 0, 1, 0.1, 0.1, 2, 0, 10, 10, 10, optimizer);
    Learner.Watch nobody =
        new Learner.Watch() {
          @Override
          public void step(TrainingLog row, long tokens) {}

          @Override
          public void checkpoint(TrainState state) {}
        };
    return new SftTrainer(options, SHAPE, runners, nobody).train(texts(), null, null);
  }

  private static void assertSame(PolicyFiles expected, PolicyFiles actual) {
    assertEquals(expected.files().keySet(), actual.files().keySet());
    expected.files().forEach((n, b) -> assertArrayEquals(b, actual.files().get(n), n));
  }

  @Test
  void any_number_of_tasks_and_a_lost_one_give_the_bytes_of_threads() {
    PolicyFiles expected = train((shape, tokens) -> new ThreadRunner(shape, tokens, 2));
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2,2]")
            .setAppName("policy")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.driver.host", "127.0.0.1");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      for (int tasks : new int[] {1, 2, 4}) {
        assertSame(expected, train((shape, n) -> new SparkRunner(spark, shape, n, tasks)));
      }
      FAILURES.set(1);
      PartRunner lossy = new SparkRunner(spark, SHAPE, 300, 0);
      List<Integer> out =
          lossy.run(
              List.of(
                  worker -> 1,
                  worker -> {
                    if (FAILURES.getAndDecrement() > 0) {
                      throw new IllegalStateException("this task is lost once");
                    }
                    return 2;
                  }));
      assertEquals(List.of(1, 2), out, "a lost part is computed again");
    }
  }
}
